import { afterAll, expect, test } from '@jest/globals';
import { startMongo, type Verdict } from '../../local/mongo/index.ts';
import { connectStore } from '../../src/store/connection.ts';
import { people } from '../../src/store/people.ts';
import { troubledStore } from '../support/slow-store.ts';
import { aStore } from './a-store.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** Two processes that know people, and what the first asks of the store. */
async function twoProcesses(verdict: () => Verdict = () => 'pass') {
  let [at, finds] = [0, 0];
  const store = await aStore(({ name }) => {
    if (name === 'find') finds += 1;
    return name === 'update' ? verdict() : 'pass';
  });
  return {
    ours: people(store.connection, () => at),
    theirs: people((await store.again()).connection, () => at),
    finds: () => finds,
    passes: (ms: number) => {
      at += ms;
    },
  };
}

test('somebody looked up often is read once in two seconds, and then as another process wrote', async () => {
  const { ours, theirs, finds, passes } = await twoProcesses();
  await ours.put('UTOM', { name: 'Tom', roles: ['team-leader'] });
  for (let n = 0; n < 10; n += 1) expect(await ours.find('UTOM')).toMatchObject({ roles: ['team-leader'] });
  expect(finds()).toBe(1);
  await theirs.put('UTOM', { roles: [] });
  passes(2_000);
  expect(await ours.find('UTOM')).toMatchObject({ name: 'Tom', roles: [] });
});

test('what this process writes is seen at once, by whoever reads at that moment too', async () => {
  const { ours } = await twoProcesses();
  await ours.put('UTOM', { name: 'Tom' });
  const reading = ours.find('UTOM');
  await ours.put('UTOM', { deactivated: true });
  await reading;
  expect(await ours.find('UTOM')).toMatchObject({ deactivated: true });
  await ours.put('UTOM', { name: undefined });
  expect(await ours.find('UTOM')).toMatchObject({ name: '' });
});

test('a write whose reply is lost counts as made', async () => {
  let verdict: Verdict = 'pass';
  const { ours } = await twoProcesses(() => verdict);
  await ours.put('UTOM', { name: 'Tom' });
  await ours.find('UTOM');
  verdict = 'lose-reply';
  await ours.put('UTOM', { deactivated: true }).catch(() => undefined);
  expect(await ours.find('UTOM')).toMatchObject({ deactivated: true });
});

test('that somebody is unknown is asked each time, for another process may have met them', async () => {
  const { ours, theirs } = await twoProcesses();
  expect(await ours.find('UTOM')).toBeUndefined();
  await theirs.put('UTOM', { name: 'Tom' });
  expect(await ours.find('UTOM')).toMatchObject({ name: 'Tom' });
  expect(await ours.all()).toMatchObject([{ _id: 'UTOM', name: 'Tom' }]);
});

test('what was read while this process wrote is not kept', async () => {
  const slow = troubledStore();
  let finds = 0;
  const mongo = await startMongo({
    fault: (command) => {
      if (command.name === 'find') finds += 1;
      return slow.fault(command);
    },
  });
  const connection = await connectStore(`${mongo.uri}people`);
  closing.push(() => connection.close(), mongo.stop);
  const ours = people(connection, () => 0);
  await ours.put('UTOM', { name: 'Tom' });
  slow.holds('find', 'people');
  const reading = ours.find('UTOM');
  await slow.held();
  await ours.put('UTOM', { deactivated: true });
  slow.release();
  await reading;
  for (let n = 0; n < 3; n += 1) await ours.find('UTOM');
  expect(finds).toBe(2);
});
