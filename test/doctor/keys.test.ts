import { expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { clientFindings, lookUpKeyFindings } from '../../src/doctor/keys.ts';
import { connectStore } from '../../src/store/connection.ts';
import type { Store } from '../../src/store/store.ts';
import { aStore } from '../store/a-store.ts';
import { aVisit, visits } from '../store/a-visit.ts';
import { anIncident } from '../support/builders.ts';
import { checkUp, key } from './check-up.ts';

const withAnIncident = ({ incidents }: Store) => incidents.add(anIncident());

test('a key of the right name and the wrong bytes is found out, without a word of what it sealed', async () => {
  const { exit, wrong, text } = await checkUp({
    store: withAnIncident,
    environment: { keys: [key('test', 9)] },
  });
  expect(exit).toBe(1);
  expect(wrong).toEqual([
    'What is in incidents does not open. A key in CASEDESK_KEYS has the right name and the wrong bytes.',
  ]);
  expect(text).not.toContain(String(anIncident().fields.clientName));
});

test('CB-12: of the look-up keys it says which are missing, which are needed still and which may leave', async () => {
  const under = (...ids: string[]) => [{ lookUpKeys: async () => ids }];
  const said = async (used: string[], ring: string[]) =>
    (await lookUpKeyFindings(under(...used), ring)).map(({ is, sentence }) => `${is}: ${sentence}`);
  const held = 'well: CASEDESK_LOOK_UP_KEYS holds every key that clients are found under.';
  expect(await said([], ['k1'])).toEqual([held]);
  expect(await said(['k1', 'k2'], ['k2', 'k1', 'k0'])).toEqual([
    held,
    'note: The look-up key k1 is still needed. CaseDesk renews what stands under it within an hour.',
    'note: Nothing stands under the look-up key k0 any more: it may leave CASEDESK_LOOK_UP_KEYS.',
  ]);
  expect(await said(['k1', 'k2'], ['k2'])).toEqual([
    'wrong: The store finds clients under k1, which CASEDESK_LOOK_UP_KEYS does not hold. Add the missing keys.',
  ]);
});

test('CB-12: a look-up key of the right name and the wrong bytes is found out', async () => {
  const store = await aStore();
  const kept = store.recordsOf(visits, [key('test')], [key('k1')]);
  await kept.add(aVisit({ _id: 'without', fields: {} }));
  expect(await clientFindings(store.connection, [kept], [key('k1', 9)])).toEqual([]);
  await kept.add(aVisit());
  expect(await clientFindings(store.connection, [kept], [key('k2', 9), key('k1')])).toEqual([]);
  expect(await clientFindings(store.connection, [kept], [key('k2', 9)])).toEqual([]);
  expect(await clientFindings(store.connection, [kept], [key('k1', 9)])).toEqual([
    {
      is: 'wrong',
      sentence:
        'Clients are not found by what CASEDESK_LOOK_UP_KEYS holds. A key there has the right name and the wrong bytes.',
    },
  ]);
});

/** Every document of every collection. */
const documentsIn = async ({ db }: Connection) => {
  const collections = (await db?.listCollections().toArray()) ?? [];
  const found = collections.map(async ({ name }) => [name, await db?.collection(name).find().toArray()]);
  return Object.fromEntries(await Promise.all(found));
};

test('looking changes nothing in the store, not even which keys it knows of', async () => {
  let before: unknown;
  const { exit, mongoUri } = await checkUp({
    async store(store) {
      await withAnIncident(store);
      before = await documentsIn(store.connection);
    },
    environment: { keys: [key('new'), key('test')] },
  });
  const connection = await connectStore(mongoUri);
  const after = await documentsIn(connection);
  await connection.close();
  expect(exit).toBe(0);
  expect(after).toEqual(before);
  expect(Object.keys(after)).toContain('incidents');
});
