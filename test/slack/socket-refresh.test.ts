import { describe, expect, test } from '@jest/globals';
import { cast, posts, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { troubledStore, until } from '../support/slow-store.ts';
import { aWorld, type World, type WorldOptions } from '../support/world.ts';

const connected = (world: World, count: number) => until(() => world.workspace.sockets() === count);

/** CaseDesk on both of its connections, the second of which opens half a minute after the first. */
async function onTwoConnections(options: WorldOptions = {}) {
  const world = await aWorld({ transport: 'socket', ...options });
  world.clock.advance(30_000);
  await connected(world, 2);
  return { world, ...cast(world) };
}

const opened = (world: World) =>
  world.workspace.calls.filter(({ method }) => method === 'apps.connections.open').length;

describe.each([
  ['the first', 0],
  ['the second', 1],
])('while %s connection is refreshed, and then the other', (_which, one) => {
  test('commands, presses, forms and events are answered through the other, once each', async () => {
    const { world, ana, tom } = await onTwoConnections();
    for (const [only, number] of [
      [one, 'PLY00001'],
      // The other has been there longest now.
      [0, 'PLY00002'],
    ] as const) {
      world.workspace.refreshSockets('warning', { only });
      await raisesAnIncident(ana);
      await tom.presses('Authorise');
      await ana.sees(`Your incident number is ${number}`);
      const event = { type: 'user_change', user: { id: ana.id, real_name: `Ana ${number}` } };
      expect(await world.workspace.sendEvent(event, { retries: 2 })).toMatchObject({ acked: true });
      expect(await world.desk.store.people.find(ana.id)).toMatchObject({ name: `Ana ${number}` });
      await connected(world, 3);
      await world.settle();
      world.clock.advance(3_000);
      await connected(world, 2);
    }
    await world.settle();
    expect(posts(world, 'Your incident number is')).toBe(2);
    expect(world.workspace.deliveries.filter(({ outcome }) => outcome !== 'acknowledged')).toEqual([]);
  });

  test('a press that is being saved meanwhile is answered by the connection that it came by', async () => {
    const store = troubledStore();
    const { world, ana, tom } = await onTwoConnections({ mongo: { fault: store.fault } });
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.settle();
    store.holds('update', 'incidents');
    const pressed = tom.presses('Authorise');
    await store.held();
    for (const only of [one, 1 - one]) world.workspace.refreshSockets('warning', { only });
    await connected(world, 4);
    store.release();
    await pressed;
    await ana.sees('Your incident number is PLY00001');
    await world.settle();
    world.clock.advance(3_000);
    await connected(world, 2);
    expect(posts(world, 'Your incident number is')).toBe(1);
  });
});

test('a first connection that is refreshed before there is a second is replaced before it goes', async () => {
  const world = await aWorld({ transport: 'socket' });
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  world.workspace.refreshSockets('refresh_requested');
  await connected(world, 2);
  await tom.presses('Authorise');
  await ana.sees('Your incident number is PLY00001');
});

test('both break without a word while a press is saved: both come back, and a second press enters nothing twice', async () => {
  const store = troubledStore();
  const { world, ana, tom } = await onTwoConnections({ mongo: { fault: store.fault }, forgives: true });
  await raisesAnIncident(ana);
  const button = await tom.remembers('Authorise');
  await world.settle();
  store.holds('update', 'incidents');
  const pressed = button.press();
  await store.held();
  world.workspace.cutSockets();
  await until(() => opened(world) === 4 && world.workspace.sockets() === 2);
  store.release();
  await ana.sees('Your incident number is PLY00001');
  world.clock.advance(3_000);
  await pressed;
  await button.press();
  await tom.sees('You authorised it');
  await world.settle();
  expect(posts(world, 'Your incident number is')).toBe(1);
  expect((await theIncident(world)).history.filter(({ what }) => what === 'authorise')).toHaveLength(1);
});

test('an event whose connection breaks before its answer comes again, and changes nothing twice', async () => {
  const store = troubledStore();
  const { world, ana } = await onTwoConnections({ mongo: { fault: store.fault }, forgives: true });
  store.holds('update', 'people');
  const event = { type: 'user_change', user: { id: ana.id, real_name: 'Ana Souza' } };
  const sent = world.workspace.sendEvent(event);
  await store.held();
  world.workspace.cutSockets();
  await until(() => opened(world) === 4 && world.workspace.sockets() === 2);
  store.release();
  world.clock.advance(3_000);
  expect(await sent).toMatchObject({ acked: false });
  await world.settle();
  expect(world.workspace.deliveries.at(-1)).toMatchObject({ retry: 1, outcome: 'acknowledged' });
  expect(await world.desk.store.people.find(ana.id)).toMatchObject({ name: 'Ana Souza' });
});

test('a connection that does not open is opened again, each time after twice as long', async () => {
  const world = await aWorld({ transport: 'socket' });
  world.workspace.faults.next({ method: 'apps.connections.open', kind: 'http_500', times: 4 });
  world.clock.advance(30_000);
  const failures = () => world.log.filter(({ msg }) => String(msg).includes('did not open')).length;
  await until(() => failures() === 2);
  for (const seconds of [1, 2]) {
    const before = failures();
    world.clock.advance(seconds * 1_000 - 1);
    expect(opened(world)).toBe(before + 1);
    world.clock.advance(1);
    await until(() => failures() === before + 1);
  }
  world.clock.advance(4_000);
  await connected(world, 2);
});

test('where the next connection does not open, the one that is to go stays until one does', async () => {
  const world = await aWorld({ transport: 'socket' });
  const { ana } = cast(world);
  world.workspace.faults.next({ method: 'apps.connections.open', kind: { error: 'internal_error' } });
  world.workspace.refreshSockets('warning');
  await until(() => world.log.some(({ msg }) => String(msg).includes('did not open')));
  expect(world.workspace.sockets()).toBe(1);
  world.clock.advance(1_000);
  await connected(world, 2);
  await ana.types('/incident');
  await ana.sees('Step 1 of 3');
});

test('a stop while a connection opens leaves none behind', async () => {
  const world = await aWorld({ transport: 'socket' });
  let [before, begun] = [world.workspace.sockets(), 0];
  world.workspace.subscribe(() => {
    const now = world.workspace.sockets();
    begun += Math.max(0, now - before);
    before = now;
  });
  world.clock.advance(30_000);
  await until(() => opened(world) === 2);
  await world.desk.stop();
  await until(() => begun === 1 && world.workspace.sockets() === 0);
  expect(world.clock.untilNext).toBeUndefined();
});
