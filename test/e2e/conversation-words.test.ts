import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  cast,
  isAuthorised,
  posts,
  raisesForSpecialClientRecords,
  stored,
  theIncident,
} from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const opening = 'Talk about PLY00001 here';
const card = 'Your incident PLY00001';
const inTheAac = { in: 'aac' };

/** Which of these words CaseDesk has said, kept or logged. */
async function traces(world: World, words: readonly string[]): Promise<string[]> {
  const said = world.workspace.calls.filter(({ method }) => /^(chat|views)\./.test(method));
  const { history } = await theIncident(world);
  const kept = [history, await stored(world, 'incidents')];
  const all = JSON.stringify([said.map(({ args }) => args), kept, world.log]);
  return words.filter((one) => all.includes(one));
}

describe('client data in a reply', () => {
  const typed = 'Jo rang 07700 900123: AB 12 34 56 C, SCIN 1234 5678 9012.';
  const passed = 'Jo rang [a phone number was left out]: [a NINO was left out], SCIN [a SCIN was left out].';

  test('Q26: of the caseworker’s is left out, and she is told, and it is nowhere', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await ana.replies(typed, { to: card });
    await amir.sees(passed, inTheAac);
    await ana.sees('This was passed on without what looks like a NINO. Edit your message', {
      only: 'ephemeral',
    });
    await world.settle();
    expect(await traces(world, ['07700', '12 34 56', '5678 9012'])).toEqual([]);
  });

  test('Q26: of an adviser’s is left out, and only they are told', async () => {
    const { world, ana, amir, agnes } = await anAuthorisedIncident();
    await amir.replies(typed, { to: opening });
    await ana.sees(passed);
    await amir.sees('This was passed on without what looks like', { only: 'ephemeral' });
    await world.settle();
    agnes.seesNot('This was passed on without');
    ana.seesNot('This was passed on without');
  });

  test('Q26: put in by an edit is left out again, and what is edited out is told no more', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await ana.replies('Her NINO?', { to: card });
    await amir.sees('Her NINO?', inTheAac);
    await ana.edits('Her NINO is AB123456C', { to: 'Her NINO?' });
    await amir.sees('Her NINO is [a NINO was left out]', inTheAac);
    await ana.sees('This was passed on without what looks like a NINO.');
    ana.reloads();
    await ana.edits('It is in the details', { to: 'Her NINO is' });
    await amir.sees('It is in the details', inTheAac);
    await world.settle();
    ana.seesNot('passed on without');
    expect(await traces(world, ['AB123456C'])).toEqual([]);
  });

  test('Q18: of an incident about Special Client Records is left out in both directions', async () => {
    const world = await aWorld();
    const { ana, amir } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Raised by Special Client Records']);
    await isAuthorised(world);
    await amir.replies('Is it 1234 5678 9012?', { to: opening });
    await ana.sees('Is it [a SCIN was left out]?');
    await ana.replies('No, AB 12 34 56 C', { to: 'Is it' });
    await amir.sees('No, [a NINO was left out]', inTheAac);
    await world.settle();
    expect(await traces(world, ['1234 5678', '12 34 56'])).toEqual([]);
  });

  test('Q26: what people said is not readable at rest or in the log, whatever it is', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('Did Jo move house?', { to: opening });
    await ana.sees('Did Jo move house?');
    await world.settle();
    expect(JSON.stringify(await stored(world, 'incidents'))).not.toContain('move house');
    expect(JSON.stringify(world.log)).not.toContain('move house');
  });
});

describe('what goes out as words alone', () => {
  const live = '*Stop* @channel <!here> @ana #general <https://a.example|see> &amp; `x` :fire: _now_';

  test.each([
    ['an adviser', 'amir', opening, 'ana'],
    ['the caseworker', 'ana', card, 'amir'],
  ] as const)('of %s: nothing pings, links or formats', async (_who, from, to, reader) => {
    const { world } = await anAuthorisedIncident();
    await world.person(from).replies(live, { to });
    const seen = await world.person(reader).sees('*Stop* @channel <!here> @Ana Silva', { only: 'message' });
    expect(seen.text).toContain('<https://a.example|see> &amp; `x` :fire: _now_');
    const post = world.workspace.calls.findLast(({ method }) => method === 'chat.postMessage')?.args;
    const [, body] = seen.blocks;
    expect(JSON.stringify(body)).not.toMatch(/"type":"(broadcast|link|emoji|channel|usergroup)"/);
    expect(JSON.stringify(body).match(/"type":"user"/g)).toHaveLength(1);
    expect(String(post?.text)).not.toMatch(/<!|<#|<https|<@U0ANA>.*Stop[\s\S]*<@/);
    expect(post).toMatchObject({ parse: 'none', unfurl_links: 'false' });
  });

  test('several lines stay several lines', async () => {
    const lines = 'First sign out.\n- then wait\n- then sign in';
    const { ana, amir } = await anAuthorisedIncident();
    await amir.replies(lines, { to: opening });
    await ana.sees(lines);
  });
});

describe('what is not passed on', () => {
  test('a file: the words go, and its author is told that it stays', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.sharesAFile('steps.pdf', { to: opening, text: 'As in step 3' });
    await ana.sees('As in step 3');
    await amir.sees('Your words were passed on, your file was not', { only: 'ephemeral' });
    ana.seesNot('steps.pdf');
    await ana.sharesAFile('screen.png', { to: card, text: 'Jo Bloggs, AB 12 34 56 C' });
    await ana.sees('passed on without what looks like a NINO. Edit your message so that it holds no client');
    await ana.sees('Your words were passed on, your file was not', { only: 'ephemeral' });
    await world.settle();
    amir.seesNot('screen.png');
  });

  test('a file without words: its author is told to say what it shows', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await ana.sharesAFile('screen.png', { to: card });
    await ana.sees('Your file was not passed on: files stay where they are. Reply in words', {
      only: 'ephemeral',
    });
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(0);
    await ana.edits('It says Error 7', { to: 'screen.png' });
    await amir.sees('It says Error 7', inTheAac);
    await ana.edits('', { to: 'It says Error 7' });
    await amir.sees('@Ana Silva took back what they wrote', inTheAac);
  });

  test('one that is too long: its author is told how long it may be, and a shorter one goes', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await ana.replies('x'.repeat(3_001), { to: card });
    await ana.sees('This was not passed on: it is 3001 characters long, and 3000 is the most', {
      only: 'ephemeral',
    });
    await world.settle();
    const [told] = world.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral');
    expect(told?.args.text).toContain('many signs like &amp; and &lt;.');
    expect(posts(world, 'About PLY00001')).toBe(0);
    await ana.edits('y'.repeat(3_000), { to: 'xxx' });
    await amir.sees('y'.repeat(3_000), inTheAac);
    await ana.edits('z'.repeat(3_001), { to: 'yyy' });
    await world.settle();
    await amir.sees('y'.repeat(3_000), inTheAac);
  });
});

test('Q26: in an AAC channel that has come to be shared with another organisation nothing is read or said', async () => {
  const { world, ana, amir, agnes } = await anAuthorisedIncident({ transport: 'http' });
  world.workspace.share('aac');
  world.clock.advance(16 * 60_000);
  await world.settle();
  await amir.replies('Try Edge.', { to: opening });
  await agnes.replies('Or Firefox: AB 12 34 56 C', { to: opening });
  await ana.replies('Any news?', { to: card });
  await world.settle();
  for (const words of ['Try Edge.', 'Firefox', '(only you)']) ana.seesNot(words);
  for (const words of ['Any news?', '(only you)']) amir.seesNot(words);
  expect(await traces(world, ['Try Edge', 'Firefox', '12 34 56'])).toEqual([]);
});
