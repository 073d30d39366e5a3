import { expect, test } from '@jest/globals';
import { drafts } from '../../src/store/drafts.ts';
import { sealing } from '../../src/store/sealing.ts';
import { start } from '../support/builders.ts';
import { aStore, key, stored } from './a-store.ts';

const typed = (words: string, turn = 0, afterMs = 0) => ({
  id: 'i1',
  form: 'raise-incident',
  author: 'U0ANA',
  values: { words },
  savedAt: start,
  turn,
  asOf: new Date(start.getTime() + afterMs),
});

async function someDrafts() {
  const store = await aStore();
  return { store, kept: drafts(store.connection, sealing([key('test')])) };
}

test('a draft is its author’s alone: to read, to write over and to discard', async () => {
  const { kept } = await someDrafts();
  await kept.save(typed('hers'));
  await kept.save({ ...typed('his'), author: 'U0BEN' }).catch(() => undefined);
  await kept.discard('i1', 'U0BEN');
  expect(await kept.find('i1', 'U0BEN')).toBeUndefined();
  expect((await kept.find('i1', 'U0ANA'))?.values).toEqual({ words: 'hers' });
  await kept.discard('i1', 'U0ANA');
  expect(await kept.find('i1', 'U0ANA')).toBeUndefined();
});

test('a draft given to somebody else in the store does not open', async () => {
  const { store, kept } = await someDrafts();
  await kept.save(typed('hers'));
  await store.connection.collection('drafts').updateMany({}, { $set: { author: 'U0BEN' } });
  expect(await stored(store, 'drafts')).toHaveLength(1);
  await expect(kept.find('i1', 'U0BEN')).rejects.toThrow();
});

test.each([
  ['of an older turn', 1, 9_000, 'kept'],
  ['of the same turn and an older instant', 2, 4_999, 'kept'],
  ['of the same turn and instant', 2, 5_000, 'saved'],
  ['of the same turn and a newer instant', 2, 5_001, 'saved'],
  ['of a newer turn', 3, 0, 'saved'],
])('a draft %s', async (_what, turn, afterMs, expected) => {
  const { kept } = await someDrafts();
  await kept.save(typed('kept', 2, 5_000));
  await kept.save(typed('saved', turn, afterMs));
  expect((await kept.find('i1', 'U0ANA'))?.values).toEqual({ words: expected });
});
