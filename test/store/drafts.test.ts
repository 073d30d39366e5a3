import { expect, test } from '@jest/globals';
import { drafts } from '../../src/store/drafts.ts';
import { sealing } from '../../src/store/sealing.ts';
import { start } from '../support/builders.ts';
import { aStore, key, stored } from './a-store.ts';

const typed = (words: string, savedAt = start) => ({
  id: 'i1',
  form: 'raise-incident',
  author: 'U0ANA',
  values: { words },
  savedAt,
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
