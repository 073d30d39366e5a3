import { expect, test } from '@jest/globals';
import { watchdog } from '../../src/ops/watchdog.ts';
import { HandClock } from '../support/hand-clock.ts';

/** Ten seconds at a time, each look finished before the next. */
async function passes(clock: HandClock, seconds: number): Promise<void> {
  for (let at = 0; at < seconds; at += 10) {
    clock.advance(10_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function watched(storeAnswers: () => Promise<unknown>) {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const seen = { progressedAt: 0, ended: 0 };
  const stop = watchdog(
    { clock, tickSeconds: 5, progressedAt: () => seen.progressedAt, storeAnswers },
    () => {
      seen.ended += 1;
    },
  );
  return { clock, seen, stop };
}

test('a loop that comes round is left alone, and one that stands still for a minute ends the process once', async () => {
  const { clock, seen } = watched(async () => 0);
  await passes(clock, 60);
  seen.progressedAt = clock.monotonic();
  await passes(clock, 60);
  expect(seen.ended).toBe(0);
  await passes(clock, 60);
  expect(seen.ended).toBe(1);
});

test('a store that is down is waited for', async () => {
  const { clock, seen } = watched(() => Promise.reject(new Error('down')));
  await passes(clock, 600);
  expect(seen.ended).toBe(0);
});

test('a stopped watchdog ends nothing', async () => {
  const { clock, seen, stop } = watched(async () => 0);
  stop();
  await passes(clock, 600);
  expect(seen.ended).toBe(0);
});
