import { describe, expect, test } from '@jest/globals';
import { keysStanding, leasesEnd, raised, states, sweeps } from '../../support/deliveries.ts';
import { aWorld } from '../../support/world.ts';

const cards = ['incident/i1/requester-card', 'incident/i1/team-leader-card-1'];

describe('two processes on one store and workspace', () => {
  test('deliver at once: each message once', async () => {
    const world = await aWorld();
    const other = await world.another({ role: 'worker' });
    const ids = Array.from({ length: 10 }, (_, index) => `i${index}`);
    for (const id of ids) await raised(world, id, 'nobody');
    await Promise.all([sweeps(world), sweeps(world, other)]);
    expect(keysStanding(world)).toEqual(
      ids.flatMap((id) => [`incident/${id}/requester-card`, `incident/${id}/team-leader-card-1`]).sort(),
    );
  });

  test.each([
    ['claimed', 0],
    ['posted', 1],
  ] as const)('one killed once it has %s: the other takes over after the lease', async (point, standing) => {
    let killing = true;
    const world = await aWorld({
      killable: true,
      forgives: true,
      settings: {
        at: (now) => {
          if (killing && now === point) world.kill();
        },
      },
    });
    await raised(world, 'i1');
    killing = false;
    expect(keysStanding(world)).toHaveLength(standing);
    await world.restart();
    world.clock.advance(59_000);
    await sweeps(world);
    expect(Object.values(await states(world, 'i1'))).toContain('sending');
    expect(world.workspace.calls.map(({ method }) => method)).not.toContain('conversations.history');
    await leasesEnd(world);
    expect(keysStanding(world)).toEqual(cards);
    expect(Object.values(await states(world, 'i1'))).toEqual(['sent', 'sent']);
  });

  test('one that dies is missed by another that never sweeps, a lease and a tick later', async () => {
    const world = await aWorld({ forgives: true });
    const other = await world.another({ role: 'app' });
    world.workspace.faults.next({ method: 'chat.postMessage', times: 2, kind: 'cut' });
    await raised(world, 'i1');
    expect(keysStanding(world)).toEqual([]);
    await other.ticker.tick('watch-leases');
    world.clock.advance(59_000);
    await other.ticker.tick('watch-leases');
    await world.settle();
    expect(keysStanding(world)).toEqual([]);
    world.clock.advance(1_000);
    await other.ticker.tick('watch-leases');
    await world.settle();
    expect(keysStanding(world)).toEqual(cards);
  });

  test.each([10, -10])(
    'a clock %i minutes off ends no lease early and fires nothing early',
    async (minutes) => {
      const world = await aWorld();
      world.workspace.faults.next({ method: 'chat.postMessage', kind: 'lost-reply' });
      await raised(world, 'i1');
      const corrected = minutes * 60_000;
      let off = corrected;
      const other = await world.another({
        role: 'worker',
        clock: {
          now: () => new Date(world.clock.now().getTime() + off),
          monotonic: world.clock.monotonic,
          after: world.clock.after,
          correctBy: (ms) => {
            off += ms;
            return off - corrected;
          },
        },
      });
      await sweeps(world, other);
      world.clock.advance(59_000);
      await sweeps(world, other);
      expect(world.workspace.calls.map(({ method }) => method)).not.toContain('conversations.history');
      world.clock.advance(1_000);
      await sweeps(world, other);
      expect(keysStanding(world)).toEqual(cards);
    },
  );

  test('what one has queued and another has claimed since is left to that one for its lease', async () => {
    const world = await aWorld();
    const slow = await world.another({
      role: 'worker',
      pace: { channelMs: 5_000, postsPerMinute: 500, updatesPerMinute: 50 },
    });
    await raised(world, 'i0', slow);
    await raised(world, 'i1', slow);
    expect(keysStanding(world)).toHaveLength(2);
    world.workspace.faults.next({ method: 'chat.postMessage', times: 2, kind: 'cut' });
    await sweeps(world);
    expect(Object.values(await states(world, 'i1'))).toEqual(['sending', 'sending']);
    await world.passes({ seconds: 50 });
    expect(world.workspace.calls.map(({ method }) => method)).not.toContain('conversations.history');
    await leasesEnd(world);
    await world.passes({ seconds: 10 });
    expect(keysStanding(world)).toHaveLength(4);
  });

  test('one that stood still beyond its lease gives up what it held, and says it once', async () => {
    const world = await aWorld();
    let sleepy = false;
    const sleeper = await world.another({
      role: 'worker',
      at: (point) => {
        if (point !== 'claimed' || !sleepy) return;
        sleepy = false;
        world.clock.advance(61_000);
      },
    });
    sleepy = true;
    await raised(world, 'i1', sleeper);
    await sweeps(world);
    await leasesEnd(world);
    expect(keysStanding(world)).toEqual(cards);
    expect(Object.values(await states(world, 'i1'))).toEqual(['sent', 'sent']);
  });
});
