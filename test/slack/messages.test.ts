import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Json } from '../../local/slack/json.ts';
import type { Heard } from '../../src/slack/desk.ts';
import { troubledStore } from '../support/slow-store.ts';
import { aDesk, type SmallDesk } from './small-desk.ts';

const outsider = { id: 'U9OUT', name: 'otto', realName: 'Otto Outside', teamId: 'T9OTHER' };
const channels = [
  { id: 'C0AAC', name: 'aac', members: ['U0AMIR', 'U9OUT', 'U0CASEDESK'] },
  { id: 'C0SHARED', name: 'shared', members: ['U0AMIR', 'U0CASEDESK'], isExtShared: true },
];
const workspace = { channels, members: [...sampleWorkspace.members, outsider] };

/** A desk that keeps what it hears; `answer` is told how often it has been asked. */
async function hearing(
  answer: (heard: Heard, times: number) => Promise<{ refused: string } | undefined> = async () => undefined,
  fault?: Parameters<typeof aDesk>[1],
) {
  const heard: Heard[] = [];
  const desk = await aDesk((it) => it.hears((said) => answer(said, heard.push(said))), {
    workspace,
    ...fault,
  });
  return { desk, heard };
}

const saidBy = (user: string, over: Json = {}): Json => ({
  type: 'message',
  channel: 'C0AAC',
  channel_type: 'channel',
  user,
  text: 'Done &amp; dusted, <@U0AMIR>: <https://a.example|see>',
  ts: '1763892000.000200',
  thread_ts: '1763892000.000100',
  event_ts: '1763892000.000200',
  ...over,
});

/** The latest message event once more, as Slack sends one that it had no answer to. */
const unanswered = ({ workspace: { deliveries } }: SmallDesk) =>
  deliveries.filter(({ about, outcome }) => about === 'event message' && outcome !== 'acknowledged');

test('what a person says in a thread is heard in plain words, under the event’s id', async () => {
  const { desk, heard } = await hearing();
  await desk.workspace.sendEvent(saidBy('U0AMIR'));
  const [delivery] = desk.workspace.deliveries;
  expect(heard).toEqual([
    {
      actor: { id: 'U0AMIR', roles: expect.arrayContaining(['aac-adviser']) },
      key: delivery?.payload.event_id,
      at: desk.clock.now(),
      channel: 'C0AAC',
      ts: '1763892000.000200',
      threadTs: '1763892000.000100',
      change: 'said',
      words: 'Done & dusted, @Amir Shah: see (https://a.example)',
      hasFiles: false,
      asOf: '1763892000.000200',
    },
  ]);
});

test('as people say it: a direct message is heard, a channel message outside a thread is not', async () => {
  const { desk, heard } = await hearing();
  await desk.person('amir').posts('Good morning', { in: 'aac' });
  await desk.person('ana').posts('/incident please');
  expect(heard.map(({ actor, words, threadTs }) => [actor.id, words, threadTs])).toEqual([
    ['U0ANA', '/incident please', undefined],
  ]);
});

test('as people say it: a reply, a file, another wording, a taking back; CaseDesk’s own words never', async () => {
  const { desk, heard } = await hearing(async () => ({ refused: 'Heard.' }));
  const amir = desk.person('amir');
  await amir.posts('The question', { in: 'aac' });
  await amir.replies('The anser', { to: 'The question', broadcast: true });
  await amir.edits('The answer', { to: 'The anser' });
  await amir.sharesAFile('screen.png', { to: 'The question', text: 'How it looks' });
  await amir.deletes('The answer');
  await amir.edits('The first question', { to: 'The question' });
  expect(heard.map(({ change, words, hasFiles }) => [change, words, hasFiles])).toEqual([
    ['said', 'The anser', false],
    ['reworded', 'The answer', false],
    ['said', 'How it looks', true],
    ['taken-back', 'The answer', false],
  ]);
  const [said, reworded, , takenBack] = heard;
  expect(new Set([said, reworded, takenBack].map((it) => it?.ts)).size).toBe(1);
  expect([said, reworded, takenBack].map((it) => it?.asOf)).toEqual(
    [said, reworded, takenBack].map((it) => it?.asOf).toSorted(),
  );
  expect(said?.asOf).toBe(said?.ts);
});

describe('is dropped before anything is read', () => {
  test.each<[string, Json]>([
    ['a bot’s message', saidBy('U0CASEDESK', { bot_id: 'B0CASEDESK' })],
    ['CaseDesk’s own, though it has no bot id', saidBy('U0CASEDESK')],
    ['somebody who joins', saidBy('U0AMIR', { subtype: 'channel_join' })],
    ['a message outside a thread', saidBy('U0AMIR', { thread_ts: undefined })],
  ])('%s', async (_what, event) => {
    const { desk, heard } = await hearing();
    const before = desk.workspace.calls.length;
    const outcome = await desk.workspace.sendEvent(event);
    expect({ outcome, heard }).toMatchObject({ outcome: { acked: true }, heard: [] });
    expect(desk.workspace.calls.slice(before)).toEqual([]);
    expect(await desk.store.people.all()).toEqual([]);
  });
});

test.each<[string, Json]>([
  ['a person from outside', saidBy('U9OUT', { team: 'T9OTHER' })],
  ['a person from outside, though the event does not say so', saidBy('U9OUT')],
  ['a person from outside, to CaseDesk itself', saidBy('U9OUT', { channel: 'D9OUT', thread_ts: undefined })],
  ['a channel that is shared with another organisation', saidBy('U0AMIR', { channel: 'C0SHARED' })],
])('of %s nothing is heard, said or kept', async (_what, event) => {
  const { desk, heard } = await hearing();
  expect(await desk.workspace.sendEvent(event)).toMatchObject({ acked: true });
  await desk.settle();
  expect(heard).toEqual([]);
  expect(desk.calls('chat.postEphemeral')).toEqual([]);
  expect(await desk.store.people.all()).toEqual([]);
});

describe('a refusal', () => {
  const refused = async () => ({ refused: 'This incident is closed. Raise another.' });

  test('is told in the thread, to that person alone', async () => {
    const { desk } = await hearing(refused);
    await desk.person('amir').posts('A card', { in: 'aac' });
    await desk.person('amir').replies('One more thing', { to: 'A card' });
    await desk.person('amir').sees('This incident is closed. Raise another.', { only: 'ephemeral' });
    expect(desk.calls('chat.postEphemeral').map(({ args }) => [args.user, args.thread_ts])).toEqual([
      ['U0AMIR', desk.workspace.messages('aac')[0]?.ts],
    ]);
  });

  test('is told once, however often Slack sends the message', async () => {
    const { desk, heard } = await hearing(refused);
    await desk.workspace.sendEvent(saidBy('U0AMIR'), { retries: 2 });
    await desk.settle();
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
    expect([heard.length, desk.calls('chat.postEphemeral').length]).toEqual([3, 1]);
    await desk.workspace.sendEvent(saidBy('U0AMIR'));
    await desk.settle();
    expect(desk.calls('chat.postEphemeral')).toHaveLength(2);
  });

  test('that Slack does not take is let go, and Slack is answered all the same', async () => {
    const { desk } = await hearing(refused);
    desk.workspace.faults.next({ method: 'chat.postEphemeral', kind: { error: 'user_not_in_channel' } });
    expect(await desk.workspace.sendEvent(saidBy('U0AMIR'))).toMatchObject({ acked: true });
    await desk.settle();
    expect(desk.log.map(({ msg }) => msg)).toContain('a private answer was not delivered');
  });
});

describe('Slack is answered once what was said is saved', () => {
  test('where it cannot be, the message comes again under the same key', async () => {
    const { desk, heard } = await hearing(async (_said, times) => {
      if (times === 1) throw new Error('The store is down.');
      return undefined;
    });
    expect(await desk.workspace.sendEvent(saidBy('U0AMIR'))).toMatchObject({ acked: false });
    await desk.settle();
    expect(heard.map(({ key }) => key)).toEqual([heard[0]?.key, heard[0]?.key]);
    expect(unanswered(desk)).toHaveLength(1);
  });

  test('where people cannot be read, nothing is heard until they can', async () => {
    const store = troubledStore();
    const { desk, heard } = await hearing(undefined, { fault: store.fault });
    store.fails('find', 'people');
    expect(await desk.workspace.sendEvent(saidBy('U0AMIR'))).toMatchObject({ acked: false });
    await desk.settle();
    expect(heard).toEqual([]);
    store.mends();
    desk.clock.advance(60_000);
    await desk.settle();
    expect(heard).toHaveLength(1);
  });

  test('where Slack does not say whose the channel is, nothing is heard until it does', async () => {
    const { desk, heard } = await hearing();
    desk.workspace.faults.next({ method: 'conversations.info', kind: 'http_500', times: 2 });
    expect(await desk.workspace.sendEvent(saidBy('U0AMIR'))).toMatchObject({ acked: false });
    await desk.settle();
    expect(heard).toEqual([]);
    desk.clock.advance(60_000);
    await desk.settle();
    expect(heard).toHaveLength(1);
  });

  test('an answer that takes too long finds Slack asking again, and both under one key', async () => {
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const { desk, heard } = await hearing((_said, times) =>
      times === 1 ? held : Promise.resolve(undefined),
    );
    const first = desk.workspace.sendEvent(saidBy('U0AMIR'));
    while (!heard.length) await new Promise((resolve) => setImmediate(resolve));
    desk.clock.advance(3_000);
    expect(await first).toMatchObject({ acked: false });
    await desk.workspace.quiet();
    release();
    await desk.settle();
    expect(heard.map(({ key }) => key)).toEqual([heard[0]?.key, heard[0]?.key]);
  });

  test('an event that makes no sense is not answered, and says so in the log alone', async () => {
    const { desk, heard } = await hearing();
    expect(await desk.workspace.sendEvent(saidBy('U0AMIR', { text: 7 }))).toMatchObject({ acked: false });
    await desk.settle();
    expect(heard).toEqual([]);
    expect(desk.log.some(({ msg }) => msg === 'a listener failed')).toBe(true);
  });
});
