import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../local/mongo/index.ts';
import type { Clock } from '../../src/ops/clock.ts';
import { keysStanding, raised, standing } from '../support/deliveries.ts';
import type { HandClock } from '../support/hand-clock.ts';
import { troubledStore } from '../support/slow-store.ts';
import { aWorld, type World } from '../support/world.ts';

const dueAt = new Date('2026-11-23T14:00:00Z');
const reminders = (world: World) =>
  standing(world).filter(({ text }) => text.includes('waits for your answer'));
const once = ['incident/i1/team-leader-answer-1-nudge'];
const keysOfReminders = (world: World) => keysStanding(world).filter((key) => key.endsWith('-nudge'));

/** A clock whose wall is off, until it is told how far. */
function aClockOff(hand: HandClock, ms: number): Clock & { off(): number } {
  let corrected = 0;
  return {
    now: () => new Date(hand.now().getTime() + ms + corrected),
    monotonic: hand.monotonic,
    after: hand.after,
    correctBy: (more) => {
      corrected += more;
      return corrected;
    },
    off: () => ms + corrected,
  };
}

describe('a reminder', () => {
  test('fires at its instant, not before and once, though nobody asks for ticks and two processes run', async () => {
    const world = await aWorld();
    await world.another({ role: 'worker' });
    await raised(world, 'i1');
    await world.passes({ hours: 3, minutes: 59, seconds: 59 });
    expect(reminders(world)).toEqual([]);
    await world.passes({ seconds: 1 });
    expect(reminders(world).map(({ ts }) => Math.floor(Number(ts)))).toEqual([dueAt.getTime() / 1_000]);
    await world.passes({ hours: 1 });
    expect(keysOfReminders(world)).toEqual(once);
  });

  test('due while everything was down for a day fires once, at start', async () => {
    const world = await aWorld();
    await raised(world, 'i1');
    await world.desk.stop();
    world.clock.advance(86_400_000);
    await world.restart();
    await world.settle();
    expect(keysOfReminders(world)).toEqual(once);
  });

  test('that fell due with many others waits for no more than it has to: twenty fire at once', async () => {
    const underWay = { now: 0, most: 0, counts: false };
    const world = await aWorld({
      mongo: {
        async fault({ name, collection, body }): Promise<Verdict> {
          const isReading =
            name === 'find' && collection === 'incidents' && typeof body.filter?._id === 'string';
          if (!underWay.counts || !isReading) return 'pass';
          underWay.most = Math.max(underWay.most, ++underWay.now);
          for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve));
          underWay.now -= 1;
          return 'pass';
        },
      },
    });
    for (let n = 0; n < 30; n++) await raised(world, `i${n}`, 'nobody');
    await world.desk.stop();
    world.clock.advance(86_400_000);
    underWay.counts = true;
    await world.restart();
    await world.settle();
    expect(keysOfReminders(world)).toHaveLength(30);
    expect(underWay.most).toBeGreaterThan(10);
  });

  test('that a process has set a timer for does not outlive it', async () => {
    const world = await aWorld();
    await raised(world, 'i1');
    await world.passes({ hours: 3, minutes: 59, seconds: 59 });
    await world.desk.stop();
    expect(world.clock.untilNext).toBeUndefined();
    await world.restart();
    await world.passes({ seconds: 1 });
    expect(keysOfReminders(world)).toEqual(once);
  });

  test('does not fire for what has been decided meanwhile', async () => {
    const world = await aWorld();
    await raised(world, 'i1');
    await world.passes({ hours: 3, minutes: 55 });
    await world.person('tom').presses('Authorise');
    await world.passes({ minutes: 10 });
    expect(reminders(world)).toEqual([]);
  });

  test.each([10, -10])(
    'is neither early nor late on a host %i minutes off, which is said aloud',
    async (minutes) => {
      const world = await aWorld({ mongo: {} });
      const clock = aClockOff(world.clock, minutes * 60_000);
      await world.restart({ clock });
      expect(clock.off()).toBe(0);
      expect(world.log.some(({ msg }) => String(msg).includes("clock is off from the store's"))).toBe(true);
      await raised(world, 'i1');
      await world.passes({ hours: 3, minutes: 59, seconds: 59 });
      expect(reminders(world)).toEqual([]);
      await world.passes({ seconds: 1 });
      expect(keysOfReminders(world)).toEqual(once);
    },
  );
});

describe('ticks', () => {
  test('that take long do not hold up the start', async () => {
    const store = troubledStore();
    const world = await aWorld({ mongo: { fault: store.fault } });
    store.holds('findAndModify', 'heartbeats');
    const other = await world.another({ role: 'worker' });
    await store.held();
    store.release();
    await other.ticker.idle();
  });

  const beats = ({ desk }: World) => desk.store.workers.heartbeat('deliver-messages');

  test('nobody asks for are run once their heartbeat has stood still for three', async () => {
    const world = await aWorld({ settings: { tickSeconds: 10 } });
    const atStart = await beats(world);
    await world.passes({ seconds: 39 });
    expect(await beats(world)).toBe(atStart);
    await world.passes({ seconds: 1 });
    expect(await beats(world)).toBe(atStart + 1);
  });

  test('that somebody runs are left to them', async () => {
    const world = await aWorld({ settings: { tickSeconds: 10 } });
    const other = await world.another({ role: 'worker' });
    const before = await beats(world);
    for (let tick = 0; tick < 10; tick++) {
      await other.ticker.tick('deliver-messages');
      await world.passes({ seconds: 10 });
    }
    expect(await beats(world)).toBe(before + 10);
  });

  test('keep the time of a process that only serves people, and nothing else', async () => {
    const world = await aWorld({ mongo: {}, settings: { role: 'app' } });
    const clock = aClockOff(world.clock, 600_000);
    await world.restart({ clock });
    expect(clock.off()).toBe(0);
    expect(await beats(world)).toBe(0);
  });
});
