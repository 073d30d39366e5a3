import { expect, test } from '@jest/globals';
import { fillFoundBy } from '../../src/store/fill-found-by.ts';
import { modelOf } from '../../src/store/model.ts';
import { anIncident } from '../support/builders.ts';
import { aStore, stored } from './a-store.ts';

test('a record that an older process writes at the same time has its names in the end', async () => {
  const store = await aStore();
  const model = modelOf(store.connection, { name: 'nameless', collection: 'nameless' });
  // Read at its first revision, and written since.
  await store.connection.collection<{ _id: string }>('nameless').insertOne({ ...anIncident({ rev: 2 }) });
  let looks = 0;
  async function* nameless() {
    yield anIncident({ rev: ++looks });
  }
  expect(await fillFoundBy(model, nameless, () => ['person/UTOM'])).toBe(1);
  expect(await stored(store, 'nameless')).toMatchObject([{ rev: 3, foundBy: ['person/UTOM'] }]);
});
