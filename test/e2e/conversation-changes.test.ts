import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import { anAuthorisedIncident, posts, showsAndCopies, theIncident } from '../support/incidents.ts';
import type { World } from '../support/world.ts';

const opening = 'Talk about PLY00001 here';
const card = 'Your incident PLY00001';
const wrote = ' wrote on Monday 23 November 2026 at 10:00:';
const amirWrote = `@Amir Shah of the Area Advice Centre${wrote}`;

const talkedOf = async (world: World) =>
  (await theIncident(world)).history
    .map(({ what }) => what)
    .filter((what) => ['say', 'reword', 'take-back'].includes(what));

describe.each(['socket', 'http'] as const)('over %s, other words and none', (transport) => {
  test('follow an adviser to the caseworker, in the message that she has', async () => {
    const { world, ana, amir } = await anAuthorisedIncident({ transport });
    await amir.replies('Try Firefox.', { to: opening });
    await ana.sees('Try Firefox.');
    await world.passes({ minutes: 3 });
    await amir.edits('Try Edge.', { to: 'Try Firefox.' });
    await ana.sees(`${amirWrote}\nTry Edge.\nReworded on Monday 23 November 2026 at 10:03.`);
    ana.seesNot('Firefox');
    await world.passes({ minutes: 1 });
    await amir.deletes('Try Edge.');
    await ana.sees(
      '@Amir Shah of the Area Advice Centre took back what they wrote on Monday 23 November 2026 at 10:00.',
    );
    ana.seesNot('Edge');
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(1);
    expect(await talkedOf(world)).toEqual(['say', 'reword', 'take-back']);
  });

  test('follow the caseworker into the thread', async () => {
    const { world, ana, amir } = await anAuthorisedIncident({ transport });
    await ana.replies('It is Friday’s case.', { to: card });
    await amir.sees('It is Friday’s case.', { in: 'aac' });
    await ana.edits('It is Monday’s case.', { to: 'Friday' });
    await amir.sees(`@Ana Silva${wrote}\nIt is Monday’s case.\nReworded on`, { in: 'aac' });
    amir.seesNot('Friday');
    await ana.deletes('Monday’s case');
    await amir.sees('@Ana Silva took back what they wrote on Monday 23 November 2026 at 10:00.', {
      in: 'aac',
    });
    amir.seesNot('Monday’s case');
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(1);
  });
});

test("'Show and copy' has the latest wording alone, and nothing of what was taken back or kept in the thread", async () => {
  const { world, ana, amir } = await anAuthorisedIncident();
  const amirSaid = 'Amir Shah wrote on Monday 23 November 2026 at 10:00:';
  const shown = async () => (await showsAndCopies(ana))['What has been said, latest first'];
  await amir.replies('Try Firefox.', { to: opening });
  await amir.replies('She should ask her team leader.', { to: opening });
  await ana.sees('She should ask');
  await amir.edits('Try Edge.', { to: 'Try Firefox.' });
  await ana.sees('Try Edge.');
  await amir.edits('// She should ask her team leader.', { to: 'She should ask' });
  await ana.sees('took back');
  await world.settle();
  expect(await shown()).toBe(`${amirSaid}\nTry Edge.`);
  await amir.deletes('Try Edge.');
  await world.settle();
  expect(await shown()).toBeUndefined();
});

describe('//', () => {
  test('put before a reply that was passed on takes it back, and without it it is passed on again', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('She should ask her team leader.', { to: opening });
    await ana.sees('She should ask');
    await amir.edits('// She should ask her team leader.', { to: 'She should ask' });
    await ana.sees('took back what they wrote');
    ana.seesNot('She should ask');
    await amir.edits('You could ask your team leader.', { to: '// She should ask' });
    await ana.sees(`${amirWrote}\nYou could ask your team leader.`);
    ana.seesNot('took back');
    await world.settle();
    expect(posts(world, 'About PLY00001')).toBe(1);
  });

  test('taken from a reply that stayed passes it on, as it now is', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('// Try Edge, I think', { to: opening });
    await amir.edits('Try Edge.', { to: '// Try Edge' });
    await ana.sees(`${amirWrote}\nTry Edge.\nReply in the thread`);
    await world.settle();
    expect(await talkedOf(world)).toEqual(['say']);
  });

  test('put before a reply leaves nobody told about client data that stays in the thread', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('It is fine.', { to: opening });
    await ana.sees('It is fine.');
    await amir.edits('// It is AB 12 34 56 C', { to: 'It is fine.' });
    await ana.sees('took back');
    await world.settle();
    amir.seesNot('passed on without');
    expect(JSON.stringify(await theIncident(world))).not.toContain('12 34 56');
  });
});

describe('whatever order Slack tells it in', () => {
  /** Amir replies and then acts, and CaseDesk is told the other way round. */
  async function turnedRound(reply: string, act: (amir: Person) => Promise<void>) {
    const told = await anAuthorisedIncident();
    const held = told.world.workspace.holdEvents();
    await told.amir.replies(reply, { to: opening });
    await act(told.amir);
    await held.release('reversed', { times: 2 });
    await told.world.settle();
    return told;
  }

  test('an edit that comes before its reply stands, and the reply adds nothing', async () => {
    const { world, ana } = await turnedRound('Try Firefox.', (amir) =>
      amir.edits('Try Edge.', { to: 'Try Firefox.' }),
    );
    await ana.sees(`${amirWrote}\nTry Edge.`);
    ana.seesNot('Firefox');
    expect(posts(world, 'About PLY00001')).toBe(1);
    expect(await talkedOf(world)).toEqual(['say']);
  });

  test('of two edits the later stands', async () => {
    const { world, ana } = await turnedRound('One', async (amir) => {
      await amir.edits('One, two', { to: 'One' });
      await amir.edits('One, two, three', { to: 'One, two' });
    });
    await ana.sees(`${amirWrote}\nOne, two, three`);
    expect(posts(world, 'About PLY00001')).toBe(1);
  });

  test('what was deleted before it came is never passed on', async () => {
    const { world, ana } = await turnedRound('Sorry, wrong thread', async (amir) => {
      await amir.edits('Sorry, wrong thread!', { to: 'Sorry, wrong thread' });
      await amir.deletes('Sorry, wrong thread!');
    });
    ana.seesNot('Sorry');
    expect(posts(world, 'About PLY00001')).toBe(0);
    expect(JSON.stringify(await theIncident(world))).not.toContain('Sorry');
  });

  test('what was made internal before it came is never passed on', async () => {
    const { world, ana } = await turnedRound('She is wrong', (amir) =>
      amir.edits('// She is wrong', { to: 'She is wrong' }),
    );
    ana.seesNot('She is wrong');
    expect(posts(world, 'About PLY00001')).toBe(0);
    expect(JSON.stringify(await theIncident(world))).not.toContain('She is wrong');
  });

  test('an edit after the deletion brings nothing back', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.replies('Try Firefox.', { to: opening });
    await ana.sees('Try Firefox.');
    const held = world.workspace.holdEvents();
    await amir.edits('Try Edge.', { to: 'Try Firefox.' });
    await amir.deletes('Try Edge.');
    await held.release('reversed', { times: 2 });
    await ana.sees('took back what they wrote');
    await world.settle();
    ana.seesNot('Edge');
    expect(await talkedOf(world)).toEqual(['say', 'take-back']);
  });
});

test('each event twice and more has its effect once, in both directions', async () => {
  const { world, ana, amir } = await anAuthorisedIncident();
  const held = world.workspace.holdEvents();
  await amir.replies('Which browser?', { to: opening });
  await ana.replies('My NINO is AB 12 34 56 C', { to: card });
  await held.release('as they came', { times: 4 });
  await ana.sees('Which browser?');
  await amir.sees('[a NINO was left out]', { in: 'aac' });
  await world.settle();
  expect(await talkedOf(world)).toEqual(['say', 'say']);
  expect(posts(world, 'About PLY00001')).toBe(2);
  expect(world.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral')).toHaveLength(1);
});

test.each(['socket', 'http'] as const)(
  'over %s: what is written while CaseDesk is down is passed on once it is back, once',
  async (transport) => {
    const { world, ana, amir } = await anAuthorisedIncident({ transport, forgives: true });
    await world.desk.stop();
    world.isDead = true;
    await amir.replies('Are you there?', { to: opening });
    await ana.replies('Any news?', { to: card });
    await world.restart();
    await world.passes({ minutes: 2 });
    await ana.sees('@Amir Shah of the Area Advice Centre wrote on Monday 23 November 2026');
    await ana.sees('Are you there?');
    await amir.sees('Any news?', { in: 'aac' });
    await world.passes({ minutes: 10 });
    expect(posts(world, 'About PLY00001')).toBe(2);
  },
);

test('CaseDesk never listens to itself: nothing it says is passed on or answered', async () => {
  const { world, ana, amir } = await anAuthorisedIncident();
  await amir.replies('Which browser?', { to: opening });
  await ana.replies('Edge', { to: 'Which browser?' });
  await amir.sees('Edge', { in: 'aac' });
  await world.settle();
  const own = world.workspace.deliveries.filter(({ payload }) =>
    JSON.stringify(payload).includes('"bot_id"'),
  );
  expect(own.length).toBeGreaterThan(4);
  expect(await talkedOf(world)).toEqual(['say', 'say']);
  const bot = {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B0OTHER',
    channel: 'C0AAC',
    channel_type: 'channel',
    text: 'Build 17 failed.',
    ts: '1795428000.000900',
    thread_ts: world.workspace.messages('aac')[0]?.ts ?? '',
  };
  await world.workspace.sendEvent(bot);
  // An app may post in an adviser's name.
  await world.workspace.sendEvent({ ...bot, subtype: undefined, user: 'U0AMIR', ts: '1795428000.000901' });
  await world.settle();
  ana.seesNot('Build 17');
  expect(await talkedOf(world)).toEqual(['say', 'say']);
  expect(world.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral')).toEqual([]);
});
