import { expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { connectStore } from '../../src/store/connection.ts';
import type { Store } from '../../src/store/store.ts';
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
