import { expect, test } from '@jest/globals';
import { Leases } from '../../../src/slack/delivery/leases.ts';
import { HandClock } from '../../support/hand-clock.ts';

function watched() {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  return { clock, leases: new Leases(60_000, clock.monotonic) };
}

test('a lease is over once this process has seen the token for the whole of it', () => {
  const { clock, leases } = watched();
  expect(leases.isOver('m', 't1')).toBe(false);
  clock.advance(59_999);
  expect(leases.isOver('m', 't1')).toBe(false);
  clock.advance(1);
  expect(leases.isOver('m', 't1')).toBe(true);
});

test('another token begins anew, and so does what was forgotten', () => {
  const { clock, leases } = watched();
  leases.isOver('m', 't1');
  clock.advance(60_000);
  expect(leases.isOver('m', 't2')).toBe(false);
  clock.advance(60_000);
  leases.forget('m');
  expect(leases.isOver('m', 't2')).toBe(false);
});

test('each message has its own', () => {
  const { clock, leases } = watched();
  leases.isOver('m', 't1');
  clock.advance(60_000);
  expect([leases.isOver('n', 't1'), leases.isOver('m', 't1')]).toEqual([false, true]);
});

test('nobody waits for a token given up', () => {
  const { leases } = watched();
  leases.giveUp('m', 't1');
  expect(leases.isOver('m', 't1')).toBe(true);
});

test('what nobody has looked at for two leases is dropped, and what is looked at is not', () => {
  const { clock, leases } = watched();
  leases.isOver('m', 't1');
  leases.isOver('n', 't1');
  clock.advance(60_000);
  leases.isOver('m', 't1');
  clock.advance(60_001);
  leases.tidy();
  expect([leases.isOver('m', 't1'), leases.isOver('n', 't1')]).toEqual([true, false]);
});
