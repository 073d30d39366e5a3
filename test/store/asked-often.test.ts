import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Document } from 'bson';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { setReminder } from '../../src/domain/reminder.ts';
import type { Records } from '../../src/store/records.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { aMessage, anIncident, aStandingCard, minutesAfter, start } from '../support/builders.ts';
import { HandClock } from '../support/hand-clock.ts';
import { key } from './a-store.ts';

// Always local mongo: the peer of .ci/run explains nothing.
let mongo: LocalMongo;
let store: Store;
let asked: Document[] = [];

beforeAll(async () => {
  mongo = await startMongo({
    fault: ({ name, body }) => {
      if (name === 'find' || name === 'update') asked.push(body);
      return 'pass';
    },
  });
  store = await openStore({
    uri: `${mongo.uri}asked`,
    keys: [key('test')],
    clock: new HandClock(start),
    log: { info: () => undefined, error: () => undefined },
  });
  await store.prepare({});
  // More than a page shares an instant, so that each kind of page is asked for.
  for (let index = 0; index < 260; index++)
    await store.incidents.add(
      anIncident({
        _id: `i${index}`,
        messages: { card: aStandingCard({ posted: { channel: 'C1', ts: '1.1' } }), news: aMessage() },
        reminders: setReminder({}, 'team-leader', start),
      }),
    );
});
afterAll(async () => {
  await store.close();
  await mongo.stop();
});

const walk = async (all: AsyncIterable<unknown>) => {
  for await (const _ of all);
};
const looked = (it: Incident): Incident => ({ ...it, version: it.version + 1 });

/** Every way to ask for a record, and the indexes that serve it. */
const ways: Record<
  Exclude<keyof Records, 'kind' | 'createIndexes' | 'add'>,
  [string[], (incidents: Records<Incident>) => Promise<unknown>]
> = {
  find: [['_id_'], (incidents) => incidents.find('i1')],
  together: [['_id_'], (incidents) => incidents.together(['i1', 'i2', 'i3'])],
  change: [['_id_'], (incidents) => incidents.change('i1', 'k', looked)],
  update: [['_id_'], (incidents) => incidents.update('i1', looked)],
  due: [
    ['due-deliveries', 'due-reminders'],
    async (incidents) => {
      await walk(incidents.due('nextDeliveryAt', minutesAfter(1)));
      await walk(incidents.due('nextReminderAt', minutesAfter(1)));
    },
  ],
  foundBy: [['found-by'], (incidents) => incidents.foundBy('at/C1/1.1', 10)],
  referenced: [['reference'], (incidents) => incidents.referenced('PLY00001')],
  fillFoundBy: [['found-by'], (incidents) => incidents.fillFoundBy()],
};

/** The way of each find, and of the condition of each update. */
async function plansOf(commands: Document[]): Promise<string[]> {
  const finds = commands.flatMap(({ find, filter, sort, limit, update, updates }): Document[] =>
    find
      ? [{ find, filter, ...(sort && { sort }), ...(limit && { limit }) }]
      : updates.map(({ q }: Document) => ({ find: update, filter: q })),
  );
  const plans = finds.map((explain) => store.connection.db?.command({ explain }));
  return (await Promise.all(plans)).map((plan) => JSON.stringify(plan));
}

test.each(Object.entries(ways))(
  '%s walks along an index, and sorts nothing',
  async (_way, [indexes, ask]) => {
    asked = [];
    await ask(store.incidents);
    const plans = await plansOf(asked);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan).not.toMatch(/COLLSCAN|"SORT"/);
    for (const index of indexes) expect(plans.some((plan) => plan.includes(`"${index}"`))).toBe(true);
    for (const plan of plans) expect(indexes.some((index) => plan.includes(`"${index}"`))).toBe(true);
  },
);

test('a list reads no more than it gives, and what has names is not read to find what has none', async () => {
  const { db } = store.connection;
  const read = async (filter: Document, limit: number) =>
    (await db?.collection('incidents').find(filter).sort({ since: 1, _id: 1 }).limit(limit).explain())
      ?.executionStats.totalDocsExamined;
  expect(await read({ foundBy: 'at/C1/1.1' }, 10)).toBe(10);
  expect(await read({ foundBy: null }, 10)).toBe(0);
});

test('a draft is found by an index', async () => {
  asked = [];
  await store.drafts.latest('raise-incident', 'UANA');
  await store.drafts.find('i1', 'UANA');
  const plans = await plansOf(asked);
  expect(plans).toEqual([expect.stringContaining('"latest"'), expect.stringContaining('"_id_"')]);
});
