import { expect, test } from '@jest/globals';
import { Turns } from '../../../src/slack/delivery/turns.ts';
import { HandClock } from '../../support/hand-clock.ts';

const aDoor = (perMinute: number) => {
  const clock = new HandClock('2026-11-23T08:00:00Z');
  return { clock, turns: new Turns(perMinute, clock) };
};
const names = (count: number) => Array.from({ length: count }, (_, index) => `U${index}`);

test('a few go at once, and each after them is told a turn of their own', () => {
  const { turns } = aDoor(60);
  expect(names(8).map((name) => turns.wait(name))).toEqual([0, 0, 0, 0, 0, 1_000, 2_000, 3_000]);
});

test('whoever asks again keeps their turn, and takes it once it has come', () => {
  const { clock, turns } = aDoor(60);
  for (const name of names(7)) turns.wait(name);
  clock.advance(400);
  expect([turns.wait('U6'), turns.wait('U5')]).toEqual([1_600, 600]);
  clock.advance(1_600);
  expect([turns.wait('U5'), turns.wait('U6')]).toEqual([0, 0]);
});

test('in a morning no more than the limit go in any minute', () => {
  const { clock, turns } = aDoor(50);
  let waiting = names(200);
  const went: number[] = [];
  for (let second = 0; waiting.length; second++) {
    waiting = waiting.filter((name) => {
      if (turns.wait(name)) return true;
      went.push(second);
      return false;
    });
    clock.advance(1_000);
  }
  for (let from = 0; from < 180; from++)
    expect(went.filter((at) => at >= from && at < from + 60).length).toBeLessThanOrEqual(55);
  expect(Math.max(...went)).toBeLessThan(240);
});

test('processes share it, and what Slack says to wait counts for all', () => {
  const { turns } = aDoor(60);
  turns.senders = 2;
  for (const name of names(5)) turns.wait(name);
  expect(turns.wait('U5')).toBe(2_000);
  turns.pause(30_000);
  expect([turns.wait('U5'), turns.wait('U6')]).toEqual([30_000, 30_000]);
});

test('without a limit everybody goes', () => {
  const { turns } = aDoor(Number.POSITIVE_INFINITY);
  expect(new Set(names(50).map((name) => turns.wait(name)))).toEqual(new Set([0]));
});
