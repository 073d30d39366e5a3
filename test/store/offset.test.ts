import { afterEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { HandClock } from '../support/hand-clock.ts';
import { key } from './a-store.ts';

const tripMs = 70;
let mongo: LocalMongo | undefined;
let store: Store | undefined;

afterEach(async () => {
  await store?.close();
  await mongo?.stop();
});

/** By how much the store seems ahead of a host that is so far ahead of it, where each question takes a while to get there. */
async function offsetOf(aheadMs: number): Promise<number> {
  const hand = new HandClock('2026-11-23T10:00:00Z');
  let asked = 0;
  const clock = {
    now: () => new Date(hand.now().getTime() + aheadMs),
    monotonic() {
      const at = hand.monotonic();
      if (++asked % 2) hand.advance(tripMs);
      return at;
    },
  };
  mongo = await startMongo({ clock: hand });
  store = await openStore({
    uri: mongo.uri,
    keys: [key('k')],
    lookUpKeys: [key('look-up')],
    clock,
    log: pino({ level: 'silent' }),
  });
  return store.offset();
}

test('clocks that agree as far as anybody can tell are left as they are, or a slow answer would fire early', async () => {
  expect(await offsetOf(0)).toBe(0);
});

test.each([600_000, -600_000])('a clock that is %i ms ahead is known to half a trip', async (aheadMs) => {
  expect(Math.abs((await offsetOf(aheadMs)) + aheadMs)).toBeLessThanOrEqual(tripMs / 2);
});
