import { MongoBackend } from '@agendajs/mongo-backend';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Document } from 'bson';
import { z } from 'zod';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { setReminder } from '../../src/domain/reminder.ts';
import type { Records } from '../../src/store/records.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { aMessage, anIncident, aStandingCard, minutesAfter, start } from '../support/builders.ts';
import { HandClock } from '../support/hand-clock.ts';
import { key } from './a-store.ts';
import { aVisit, type Visit, visits } from './a-visit.ts';

// Always local mongo: the peer of .ci/run explains nothing.
let mongo: LocalMongo;
let store: Store;
let kept: Records<Visit>;
let heard: Document[] = [];

/** What is read whole on purpose, and why. */
const whole = new Map([
  ['find people by nothing', 'everyone is looked at again every ten minutes'],
  ['delete senders by seenAt', 'there is a document a process'],
  ['aggregate senders by nothing', 'there is a document a process'],
  ['delete pauses by until', 'there is a document a channel that Slack said to wait for'],
  ['find pauses by nothing', 'there is a document a channel that Slack said to wait for'],
]);
const seenWhole = new Set<string>();

function nameOf(command: Document): string {
  const [[name, collection] = []] = Object.entries(command);
  const filter =
    command.filter ?? command.query ?? [...(command.updates ?? []), ...(command.deletes ?? [])][0]?.q;
  const matched = filter ?? command.pipeline?.[0]?.$match ?? {};
  return `${name} ${collection} by ${Object.keys(matched).join(', ') || 'nothing'}`;
}

beforeAll(async () => {
  mongo = await startMongo();
  store = await openStore({
    uri: `${mongo.uri}hot?monitorCommands=true`,
    keys: [key('test')],
    lookUpKeys: [key('m'), key('older')],
    clock: new HandClock(start),
    log: { info: () => undefined, error: () => undefined },
  });
  kept = store.keep(visits);
  await store.prepare({});
  // More than a page shares an instant, so that each kind of page is asked for.
  for (let index = 0; index < 260; index++) {
    const messages = { card: aStandingCard({ posted: { channel: 'C1', ts: '1.1' } }), news: aMessage() };
    const reminders = setReminder({}, 'team-leader', start);
    await store.incidents.add(anIncident({ _id: `i${index}`, messages, reminders }));
    await store.people.put(`U${index}`, { name: 'Ana' });
    await kept.add(aVisit({ _id: `v${index}`, fields: { scin: String(index) } }));
  }
  const names = { foundBy: ['client/a/1', 'client/z/1', 'person/UANA'] };
  await store.connection.collection('visits').updateMany({ reference: 'VI00001' }, { $set: names });
  store.connection.getClient().on('commandStarted', ({ commandName, command }) => {
    if (looksFor.has(commandName)) heard.push(command);
  });
});
afterAll(async () => {
  await store.close();
  await mongo.stop();
});

const looksFor = new Set(['find', 'aggregate', 'update', 'delete', 'findAndModify']);

const explained = z.object({
  queryPlanner: z.object({ winningPlan: z.unknown() }),
  executionStats: z.object({
    nReturned: z.number(),
    totalKeysExamined: z.number(),
    totalDocsExamined: z.number(),
  }),
});

/** What a command asks, a statement at a time, without what the driver adds for the journey. */
function askedBy({ lsid: _, $db: __, ...command }: Document): Document[] {
  for (const statements of ['updates', 'deletes'])
    if (command[statements])
      return command[statements].map((one: Document) => ({ ...command, [statements]: [one] }));
  return [command];
}

/** What is wrong with the ways of all that was asked, and how much was asked. */
async function judged(ask: () => Promise<unknown>): Promise<{ asked: number; wrong: string[] }> {
  heard = [];
  await ask();
  const all = heard.flatMap(askedBy);
  const wrong = await Promise.all(all.map(wrongWith));
  return { asked: all.length, wrong: wrong.flat() };
}

async function wrongWith(command: Document): Promise<string[]> {
  const told = explained.parse(await store.connection.db?.command({ explain: command }));
  const plan = JSON.stringify(told.queryPlanner.winningPlan);
  const { nReturned, totalKeysExamined: keys, totalDocsExamined: documents } = told.executionStats;
  const name = nameOf(command);
  const words = `${name} went by ${plan}`;
  if (!plan.includes('"IXSCAN"')) {
    if (!whole.has(name)) return [words];
    seenWhole.add(name);
    return [];
  }
  const sorts = plan.includes('"SORT"') ? [words] : [];
  // One more, where what an update was conditional on is no longer so.
  const reads =
    Math.max(keys, documents) > nReturned + 1 ? [`${words}, and read ${keys} keys for ${nReturned}`] : [];
  return [...sorts, ...reads];
}

const walk = async (all: AsyncIterable<unknown>) => {
  for await (const _ of all);
};
const looked = (it: Incident): Incident => ({ ...it, version: it.version + 1 });
const draft = {
  id: 'i1',
  form: 'raise-incident',
  author: 'UANA',
  values: {},
  savedAt: start,
  turn: 1,
  asOf: start,
};

/** Every way to ask for a record: one that is added has to be here, too. */
const ofRecords: Record<
  Exclude<keyof Records, 'kind' | 'createIndexes' | 'add'>,
  (store: Store) => Promise<unknown>
> = {
  find: ({ incidents }) => incidents.find('i1'),
  together: ({ incidents }) => incidents.together(['i1', 'i2', 'i3']),
  change: ({ incidents }) => incidents.change('i1', 'k', looked),
  update: async ({ incidents }) => incidents.update('i1', looked, await incidents.find('i1')),
  due: async ({ incidents }) => {
    await walk(incidents.due('nextDeliveryAt', minutesAfter(1)));
    await walk(incidents.due('nextReminderAt', minutesAfter(1)));
  },
  foundBy: ({ incidents }) => incidents.foundBy('at/C1/1.1', 10),
  referenced: ({ incidents }) => incidents.referenced('PLY00001'),
  fillFoundBy: ({ incidents }) => incidents.fillFoundBy(),
  foundByClient: async () => expect(await kept.foundByClient('scin/7')).toMatchObject([{ _id: 'v7' }]),
  lookUpKeys: async () => expect(await kept.lookUpKeys()).toEqual(['a', 'm', 'z']),
  renewLookUps: async () => expect(await kept.renewLookUps()).toBe(1),
};

/** What an interaction and a tick ask of the store. */
const hot: Record<string, (store: Store) => Promise<unknown>> = {
  ...ofRecords,
  'a decision that takes a reference': ({ incidents }) =>
    incidents.change('i2', 'k', (it) => ({
      ...it,
      history: [...it.history, { what: 'authorise', by: 'UTOM', at: start }],
    })),
  'notices that are due': ({ notices }) => walk(notices.due('nextDeliveryAt', minutesAfter(1))),
  'somebody, and what is known of them': async ({ people }) => {
    await people.put('U1', { dm: 'D1' });
    await people.find('U1');
  },
  everybody: ({ people }) => people.all(),
  'a draft': async ({ drafts }) => {
    await drafts.save(draft);
    await drafts.save({ ...draft, turn: 2 });
    await drafts.latest(draft.form, draft.author);
    await drafts.find(draft.id, draft.author);
    await drafts.discard(draft.id, draft.author);
  },
  'who sends': async ({ workers }) => {
    await workers.present('p1', start, 1000);
    await workers.leave('p1');
  },
  'where Slack said to wait': async ({ workers }) => {
    await workers.pause('C1', minutesAfter(1));
    await workers.pauses(start);
  },
  'the heartbeats': async ({ workers }) => {
    await workers.beat('deliver-messages');
    await workers.heartbeat('deliver-messages');
  },
  'a tick claimed by Agenda': async ({ connection }) => {
    if (!connection.db) throw new Error('The store is not connected.');
    const backend = new MongoBackend({ mongo: connection.db, collection: 'ticks' });
    await backend.connect();
    const job = { name: 'tick', type: 'single', nextRunAt: start, data: undefined, priority: 0 } as const;
    for (const name of ['tick', 'tock']) await backend.repository.saveJob({ ...job, name }, undefined);
    expect(
      await backend.repository.getNextJobToRun('tick', minutesAfter(1), start, start, undefined),
    ).toMatchObject({
      name: 'tick',
    });
  },
};

test.each(Object.entries(hot))('%s is asked for along an index, and little else is read', async (_, ask) => {
  const { asked, wrong } = await judged(() => ask(store));
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(0);
});

test('what may be read whole is read so, or it is no exception any more', () => {
  expect([...seenWhole].sort()).toEqual([...whole.keys()].sort());
});

test('a query without an index is seen, and so is one that sorts or reads too much', async () => {
  const incidents = store.connection.collection<Incident>('incidents');
  const planted = [
    () => incidents.findOne({ status: 'with-team-leader' }),
    () => incidents.updateOne({ version: 99 }, { $set: { version: 99 } }),
    () =>
      incidents
        .find({ _id: { $gt: 'i1' } })
        .sort({ version: 1 })
        .toArray(),
    () => incidents.find({ _id: { $gt: 'i1' }, version: 99 }).toArray(),
  ];
  for (const ask of planted)
    expect((await judged(ask)).wrong).toEqual([expect.stringContaining('incidents')]);
});
