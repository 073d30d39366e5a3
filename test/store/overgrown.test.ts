import { expect, test } from '@jest/globals';
import { anIncident, start } from '../support/builders.ts';
import { aStore, large } from './a-store.ts';

test('a record past 1 MiB is told each time it is read, and still serves', async () => {
  const { incidents } = await aStore();
  const { history } = anIncident();
  const long = { at: start, by: 'UANA', what: 'give-information', said: 'x'.repeat(800_000) };
  await incidents.add(anIncident({ _id: 'short' }));
  await incidents.add(anIncident({ _id: 'long', history: [...history, long] }));
  expect((await incidents.find('short'))?._id).toBe('short');
  expect((await incidents.find('long'))?.history).toHaveLength(2);
  expect(large).toEqual(['long']);
});
