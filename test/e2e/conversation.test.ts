import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  cast,
  channelsWhere,
  fillsStepThree,
  fillsStepTwo,
  isResolved,
  posts,
  raisesAnIncident,
  theIncident,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const opening = 'Talk about PLY00001 here';
const stays =
  "Your reply stays in this thread: only what the Area Advice Centre's advisers write is passed on to the caseworker.";
const inTheAac = { in: 'aac' };

describe.each(['socket', 'http'] as const)('over %s, the thread works both ways', (transport) => {
  test('AAC-25 Q15: an adviser’s reply reaches the caseworker, and her answer the thread, marked who and when', async () => {
    const { world, ana, amir } = await anAuthorisedIncident({ transport });
    await world.passes({ minutes: 20 });
    await amir.replies('Which browser do you use?', { to: opening });
    await ana.sees(
      'casedesk: About PLY00001\n' +
        '@Amir Shah of the Area Advice Centre wrote on Monday 23 November 2026 at 10:20:\n' +
        'Which browser do you use?\n' +
        'Reply in the thread of this message: the Area Advice Centre reads it there.',
    );
    await world.passes({ minutes: 5 });
    await ana.replies('Edge, the newest.', { to: 'Which browser' });
    const answer = await amir.sees(
      'casedesk: About PLY00001\n@Ana Silva wrote on Monday 23 November 2026 at 10:25:\nEdge, the newest.',
      inTheAac,
    );
    expect(answer.isReply).toBe(true);
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(2);
  });
});

describe('where a reply is read', () => {
  test('in the threads of the card, the number, the resolution and what an adviser wrote', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('We are looking at it.', { to: opening });
    await ana.sees('We are looking at it.');
    await isResolved(world);
    await ana.replies('Under the card.', { to: 'Your incident PLY00001' });
    await ana.replies('Under the number.', { to: 'Your incident number is PLY00001' });
    await ana.replies('Under the words.', { to: 'We are looking at it.' });
    await ana.replies('Under the resolution.', { to: 'A resolution for PLY00001' });
    for (const place of ['card', 'number', 'words', 'resolution'])
      await amir.sees(`@Ana Silva wrote on Monday 23 November 2026 at 10:00:\nUnder the ${place}.`, inTheAac);
    expect(new Set(world.workspace.messages('aac').map(({ ts, thread_ts }) => thread_ts ?? ts)).size).toBe(1);
  });

  test('Q19: the team leader joins in under the card that was decided', async () => {
    const { ana, tom, amir } = await anAuthorisedIncident();
    await tom.replies('Two more of my team have it.', { to: 'Incident PLY00001' });
    await amir.sees('@Tom Hughes wrote on Monday 23 November 2026 at 10:00:\nTwo more of my team have it.');
    ana.seesNot('Two more of my team');
  });

  test('after the incident is closed, too', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await isResolved(world);
    await ana.presses('It worked');
    await ana.sees('Status: closed, the resolution worked');
    await ana.replies('Thank you!', { to: 'A resolution for PLY00001' });
    await amir.sees('Thank you!', inTheAac);
    await amir.replies('Glad that it works.', { to: opening });
    await ana.sees('Glad that it works.');
  });

  test('a reply that is shown in the channel, too, is passed on once', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('Known since today.', { to: opening, broadcast: true });
    await ana.sees('Known since today.');
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(1);
  });

  test('INC-03: before the Area Advice Centre has it, nobody is there to hear it, and the caseworker is told', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await ana.replies('It is urgent.', { to: 'Your incident' });
    await ana.sees('Nobody is there yet to hear your reply', { only: 'ephemeral' });
    await tom.replies('I am on it.', { to: 'Incident to decide' });
    await tom.sees('Nobody is there yet to hear your reply', { only: 'ephemeral' });
    await world.settle();
    expect((await theIncident(world)).history.map(({ what }) => what)).toEqual(['raise']);
  });

  test('INC-19: not from the team leader that it was passed on from', async () => {
    const world = await aWorld({
      organisation: (it) => ({ ...it, teams: it.teams.map(({ cover: _cover, ...team }) => team) }),
    });
    const { ana, tom, tess, amir } = cast(world);
    await raisesAnIncident(ana);
    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tess');
    await ana.submits();
    await tess.presses('Authorise');
    await amir.sees(opening, inTheAac);
    await tom.replies('What became of it?', { to: 'Incident passed on' });
    await tom.sees('Only the person who raised this incident and their team leader can reply here.');
    await world.settle();
    amir.seesNot('What became of it?', inTheAac);
  });

  test('under a message of long ago, of which the record keeps no note', async () => {
    const month = 31 * 86_400;
    const { world, ana, amir } = await anAuthorisedIncident({
      transport: 'http',
      settings: { tickSeconds: month },
    });
    await world.settle();
    world.clock.advance(month * 1_000);
    await ana.presses('Lock assign is set');
    await world.settle();
    const names = Object.values((await theIncident(world)).messages).map(({ name }) => name);
    expect(names).not.toContain('requester-news');
    await ana.replies('How is it going?', { to: 'Your incident number is PLY00001' });
    await amir.sees('How is it going?', inTheAac);
  });

  test('not outside a thread: one sentence says where, once', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    const held = world.workspace.holdEvents();
    await ana.posts('Is anybody there?');
    await held.release('as they came', { times: 3 });
    await ana.sees('CaseDesk reads only replies. Reply in the thread of the message that you mean', {
      only: 'ephemeral',
    });
    await amir.posts('Has anybody seen my mug?', inTheAac);
    await world.settle();
    expect(world.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral')).toHaveLength(1);
    expect(posts(world, 'About PLY00001')).toBe(0);
  });

  test('not under a message that is gone, and she is told where to reply instead', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await ana.posts('A note to myself.');
    await ana.replies('It still hangs.', { to: 'A note to myself.' });
    await ana.sees('Your reply was not passed on: CaseDesk does not know what it is about.', {
      only: 'ephemeral',
    });
    await amir.posts('Lunch?', inTheAac);
    await amir.replies('At one.', { to: 'Lunch?' });
    await world.settle();
    amir.seesNot('not passed on');
    expect(posts(world, 'About PLY00001')).toBe(0);
  });
});

describe('what stays in the thread', () => {
  test('a reply that begins with //, as its opening says', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.sees('Begin a reply with // and it stays in this thread.', inTheAac);
    await amir.replies('// Is this the one from last week?', { to: opening });
    await amir.replies('   //agnes, please look', { to: opening });
    await world.settle();
    ana.seesNot('last week');
    expect(posts(world, 'About PLY00001')).toBe(0);
    expect(JSON.stringify(await theIncident(world))).not.toContain('last week');
    amir.seesNot('(only you)');
  });

  test('// means nothing to the caseworker: what she writes is passed on', async () => {
    const { ana, amir } = await anAuthorisedIncident();
    await ana.replies('// as in the address', { to: 'Your incident PLY00001' });
    await amir.sees('@Ana Silva wrote on Monday 23 November 2026 at 10:00:\n// as in the address', inTheAac);
  });

  test.each([
    ['INC-04', 'an expert', 'eve', 'U0EVE'],
    ['INC-04', 'a colleague', 'ben', 'U0BEN'],
    ['INC-04', 'the team leader', 'tom', 'U0TOM'],
  ])('%s: what %s writes there, and they alone are told so', async (_rule, _who, name, id) => {
    const { world, ana, amir } = await anAuthorisedIncident({ workspace: { channels: channelsWhere([id]) } });
    const writer = world.person(name);
    await writer.replies('Restart the service.', { to: opening });
    await writer.sees(stays, { only: 'ephemeral' });
    await writer.edits('Restart the whole service.', { to: 'Restart the service.' });
    await writer.deletes('Restart the whole service.');
    await world.settle();
    ana.seesNot('Restart');
    amir.seesNot('Your reply stays in this thread');
    expect(posts(world, 'About PLY00001')).toBe(0);
    expect(JSON.stringify(await theIncident(world))).not.toContain('Restart');
  });

  test('what the caseworker writes there herself: it is there already, and she is not told off', async () => {
    const { world, ana, amir } = await anAuthorisedIncident({
      workspace: { channels: channelsWhere(['U0ANA']) },
    });
    await ana.replies('I am in this channel, too.', { to: opening });
    await ana.edits('I am here, too.', { to: 'I am in this channel, too.' });
    await amir.sees('Ana Silva: I am here, too.', inTheAac);
    await world.settle();
    ana.seesNot('(only you)');
    expect(posts(world, 'About PLY00001')).toBe(0);
  });

  test('what an adviser writes about an incident that they raised: it is not passed on to themselves', async () => {
    const world = await aWorld();
    const { amir, tess } = cast(world);
    await amir.types('/incident');
    await amir.fills('Area', 'Plymouth');
    await amir.fills('Team leader', 'tess');
    await amir.submits();
    await fillsStepTwo(amir);
    await amir.submits();
    await fillsStepThree(amir);
    await amir.submits();
    await tess.presses('Authorise');
    await amir.replies('It is mine.', { to: opening });
    await world.settle();
    amir.seesNot('wrote on');
    amir.seesNot('stays in this thread:');
  });

  test('INC-04: what somebody writes who is no adviser any more', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    world.workspace.changeGroup('aac-advisers', ['agnes']);
    await world.settle();
    await amir.replies('One last thing.', { to: opening });
    await amir.sees(stays, { only: 'ephemeral' });
    ana.seesNot('One last thing.');
  });
});
