import { expect, test } from '@jest/globals';
import { Ids } from '../../../local/slack/ids.ts';
import { HandClock } from '../../support/hand-clock.ts';

test('what was handed out after the last was kept is not handed out again, not even where the clock went back', () => {
  const killed = new Ids(new HandClock('2026-11-23T10:00:00Z'));
  killed.ts();
  const kept = killed.reached;
  const handedOut = new Set(Array.from({ length: 500 }, () => killed.number()));

  const next = new Ids(new HandClock('2026-11-23T09:59:00Z'));
  next.goOnFrom(kept);
  const fresh = Array.from({ length: 500 }, () => next.number());
  expect(fresh.filter((number) => handedOut.has(number))).toEqual([]);
  expect(Number(next.ts()) * 1e6).toBeGreaterThan(kept.micros);
});
