import { expect, test } from '@jest/globals';
import { Lanes, type Task } from '../../../src/slack/delivery/lanes.ts';
import type { Pace } from '../../../src/slack/delivery/pace.ts';
import { HandClock } from '../../support/hand-clock.ts';

const free: Pace = { channelMs: 0, postsPerMinute: 1_000, updatesPerMinute: 1_000 };
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));

function aRoad(pace: Partial<Pace> = {}) {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const lanes = new Lanes(clock, { ...free, ...pace });
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (id: string, over: Partial<Task> = {}) =>
    lanes.add({
      id,
      lane: id,
      method: 'post',
      urgency: 'answer',
      dueAt: at(0),
      run: () =>
        new Promise<void>((resolve) => {
          started.push(id);
          ends.set(id, resolve);
        }),
      ...over,
    });
  /** Lets one end, and what that sets free begin. */
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, lanes, started, add, end };
}

test('one at a time in a conversation, others beside it', async () => {
  const { started, add, end } = aRoad();
  add('a1', { lane: 'a' });
  add('a2', { lane: 'a' });
  add('b1', { lane: 'b' });
  expect(started).toEqual(['a1', 'b1']);
  await end('a1');
  expect(started).toEqual(['a1', 'b1', 'a2']);
});

test('answers before reminders, then by due time', async () => {
  const { started, add, end } = aRoad();
  add('first', { lane: 'a' });
  add('reminder', { lane: 'a', urgency: 'reminder', dueAt: at(0) });
  add('late', { lane: 'a', dueAt: at(9) });
  add('early', { lane: 'a', dueAt: at(1) });
  for (const id of ['first', 'early', 'late']) await end(id);
  expect(started).toEqual(['first', 'early', 'late', 'reminder']);
});

test('the same thing is not queued twice, waiting or under way', async () => {
  const { lanes, started, add, end } = aRoad();
  add('a1', { lane: 'a' });
  add('a1', { lane: 'a' });
  add('a2', { lane: 'a' });
  add('a2', { lane: 'a' });
  expect([lanes.has('a1'), lanes.has('a2')]).toEqual([true, true]);
  await end('a1');
  await end('a2');
  expect(started).toEqual(['a1', 'a2']);
  expect(lanes.has('a1')).toBe(false);
});

test('twenty at once in all', async () => {
  const { started, add, end } = aRoad();
  for (let n = 0; n < 25; n++) add(`m${n}`);
  expect(started).toHaveLength(20);
  await end('m0');
  expect(started).toHaveLength(21);
});

test('a second between posts in a conversation, for each process that sends; redrawing need not wait', async () => {
  const { clock, lanes, started, add, end } = aRoad({ channelMs: 1_000 });
  lanes.senders = 2;
  add('a1', { lane: 'a' });
  add('a2', { lane: 'a', dueAt: at(1) });
  add('redraw', { lane: 'a', method: 'update', dueAt: at(2) });
  await end('a1');
  expect(started).toEqual(['a1', 'redraw']);
  await end('redraw');
  clock.advance(1_999);
  expect(started).toEqual(['a1', 'redraw']);
  clock.advance(1);
  expect(started).toEqual(['a1', 'redraw', 'a2']);
});

test('a conversation that is paused holds up no other', async () => {
  const { clock, lanes, started, add } = aRoad();
  lanes.pause('a', 30_000);
  lanes.pause('a', 10);
  add('a1', { lane: 'a' });
  add('b1', { lane: 'b' });
  expect(started).toEqual(['b1']);
  clock.advance(29_999);
  expect(started).toEqual(['b1']);
  clock.advance(1);
  expect(started).toEqual(['b1', 'a1']);
});

test('each method has its own minute’s worth', async () => {
  const { clock, started, add, end } = aRoad({ postsPerMinute: 1, updatesPerMinute: 1 });
  add('p1');
  add('p2');
  add('u1', { method: 'update' });
  expect(started).toEqual(['p1', 'u1']);
  await end('p1');
  clock.advance(59_999);
  expect(started).toEqual(['p1', 'u1']);
  clock.advance(1);
  expect(started).toEqual(['p1', 'u1', 'p2']);
});

test('there is room once the queue has shrunk, whether or not anything is being sent', async () => {
  const { clock, lanes, add } = aRoad({ channelMs: 1_000 });
  lanes.pause('a', 5_000);
  for (let n = 0; n < 200; n++) add(`m${n}`, { lane: 'a' });
  let room = false;
  void lanes.room().then(() => {
    room = true;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  clock.advance(4_999);
  await turn();
  expect(room).toBe(false);
  clock.advance(1);
  await turn();
  expect(room).toBe(true);
});

test('whoever waits for room is told of a stop', async () => {
  const { lanes, add } = aRoad();
  for (let n = 0; n < 221; n++) add(`m${n}`);
  const room = lanes.room();
  lanes.stop();
  await room;
});

test('a conversation is forgotten once nothing waits in it and its pace and its pause are over', async () => {
  const { clock, lanes, add, end } = aRoad({ channelMs: 1_000 });
  lanes.pause('b', 2_000);
  add('a1', { lane: 'a' });
  await end('a1');
  expect(lanes.size).toBe(2);
  clock.advance(1_000);
  expect(lanes.size).toBe(1);
  clock.advance(1_000);
  expect(lanes.size).toBe(0);
  expect(clock.untilNext).toBeUndefined();
});

test('a change looks at the first of those that wait, however many there are', async () => {
  const { clock, lanes, started, add, end } = aRoad({ channelMs: 1_000 });
  let looks = 0;
  const asked = clock.monotonic;
  clock.monotonic = () => {
    looks++;
    return asked();
  };
  for (let n = 0; n < 5_000; n++) add(`m${n}`, { lane: `l${n % 50}`, dueAt: at(5_000 - n) });
  expect(looks).toBeLessThan(50_000);
  looks = 0;
  await end(started[0] ?? '');
  expect(looks).toBeLessThan(20);
  lanes.stop();
});

test('stopped, it takes up nothing more and lets what is under way finish', async () => {
  const { clock, lanes, started, add, end } = aRoad();
  add('a1', { lane: 'a' });
  add('a2', { lane: 'a' });
  lanes.stop();
  add('b1');
  let idle = false;
  void lanes.idle().then(() => {
    idle = true;
  });
  await end('nothing');
  expect(idle).toBe(false);
  await end('a1');
  clock.advance(1_000);
  expect([idle, started]).toEqual([true, ['a1']]);
});
