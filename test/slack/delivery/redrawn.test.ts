import { expect, test } from '@jest/globals';
import { keysStanding, leasesEnd, raised, sweeps } from '../../support/deliveries.ts';
import { aWorld } from '../../support/world.ts';

const times = (world: Awaited<ReturnType<typeof aWorld>>, method: string) =>
  world.workspace.calls.filter((call) => call.method === method).length;

test('a decision that changes nothing on a card sends no edit, and leaves nothing due', async () => {
  const world = await aWorld();
  await raised(world, 'i1');
  const { incidents } = world.desk.store;
  await incidents.update('i1', (it) => ({ ...it, version: it.version + 1 }));
  await sweeps(world);
  expect(times(world, 'chat.update')).toBe(0);
  const it = await incidents.find('i1');
  expect(Object.values(it?.messages ?? {}).map(({ shownVersion }) => shownVersion)).toEqual([2, 2]);
});

test('a host clock that jumps during a lease ends none early: leases go by the monotonic one', async () => {
  const world = await aWorld();
  world.workspace.faults.next({ method: 'chat.postMessage', kind: 'lost-reply' });
  await raised(world, 'i1');
  await sweeps(world);
  const now = world.clock.now;
  world.clock.now = () => new Date(now().getTime() + 600_000);
  await sweeps(world);
  expect(times(world, 'conversations.history')).toBe(0);
  world.clock.now = now;
  await leasesEnd(world);
  expect(times(world, 'conversations.history')).toBe(1);
  expect(keysStanding(world)).toHaveLength(2);
});
