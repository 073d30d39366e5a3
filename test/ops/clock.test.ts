import { expect, test } from '@jest/globals';
import { hostClock } from '../../src/ops/clock.ts';

const noon = Date.UTC(2026, 10, 23, 12);

function aHost() {
  const host = { wallMs: noon, elapsedMs: 50 };
  const clock = hostClock({ wall: () => host.wallMs, elapsed: () => host.elapsedMs });
  const passes = (ms: number) => {
    host.wallMs += ms;
    host.elapsedMs += ms;
  };
  return { host, clock, passes };
}

test('a clock that jumps, either way, moves nothing that is due', () => {
  const { host, clock, passes } = aHost();
  host.wallMs += 600_000;
  passes(1_000);
  expect(clock.now()).toEqual(new Date(noon + 1_000));
  host.wallMs -= 1_200_000;
  passes(1_000);
  expect(clock.now()).toEqual(new Date(noon + 2_000));
  expect(clock.monotonic()).toBe(2_050);
});

test('a correction moves now, and tells how far that is from what the host says', () => {
  const { host, clock } = aHost();
  expect(clock.correctBy?.(-400)).toBe(-400);
  expect(clock.now()).toEqual(new Date(noon - 400));
  host.wallMs += 10_000;
  expect(clock.correctBy?.(0)).toBe(-10_400);
});
