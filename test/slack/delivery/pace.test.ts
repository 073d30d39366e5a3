import { expect, test } from '@jest/globals';
import { Bucket } from '../../../src/slack/delivery/pace.ts';
import { HandClock } from '../../support/hand-clock.ts';

function bucket(perMinute: number) {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const it = new Bucket(perMinute, clock);
  /** How many go at once. */
  const goes = (senders = 1) => {
    let count = 0;
    for (; count < 1_000 && it.wait(senders) === 0; count++) it.take();
    return count;
  };
  return { clock, it, goes };
}

test('a minute’s worth goes at once, then one at a time as it refills', () => {
  const { clock, it, goes } = bucket(60);
  expect(goes()).toBe(60);
  expect(it.wait(1)).toBe(1_000);
  clock.advance(1_000);
  expect([goes(), it.wait(1)]).toEqual([1, 1_000]);
  clock.advance(3_600_000);
  expect(goes()).toBe(60);
});

test('senders share it', () => {
  const { clock, it, goes } = bucket(60);
  expect(goes(4)).toBe(15);
  expect(it.wait(4)).toBe(4_000);
  clock.advance(60_000);
  expect(goes(4)).toBe(15);
});

test('however many share it, one goes in the end', () => {
  const { clock, it, goes } = bucket(50);
  goes();
  const wait = it.wait(200);
  clock.advance(wait);
  expect([it.wait(200), goes(200)]).toEqual([0, 1]);
});

test('without a pace nothing waits', () => {
  expect(bucket(Number.POSITIVE_INFINITY).goes()).toBe(1_000);
});
