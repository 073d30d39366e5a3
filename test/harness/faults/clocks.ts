import { comesTrue } from '../stage.ts';
import type { Fault } from './fault.ts';

const tenMinutes = 600_000;

/** One of two hosts has another time of day than the store. */
const clockOff = (name: string, aheadMs: number): Fault => ({
  name,
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const worker = random.one(['one', 'two']);
    stage.worker(worker).signal('SIGTERM');
    await stage.worker(worker).ended;
    await stage.start(worker, { aheadMs });
    await book({ count: 14, within: [700, 1_800] });
  },
});

export const clockAhead = clockOff('one clock ten minutes ahead', tenMinutes);
export const clockBehind = clockOff('one clock ten minutes behind', -tenMinutes);

export const clockJumps: Fault = {
  name: 'clocks jump while it runs',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    await book({ count: 20, within: [400, 2_500] });
    for (let times = 0; times < 4; times++) {
      await comesTrue(() => false, random.whole(200, 500));
      const worker = stage.worker(random.one(['one', 'two']));
      worker.told({ order: 'jump', aheadMs: random.one([tenMinutes, -tenMinutes, 0]) });
    }
  },
};

/** Everybody's clock shows the hour that is left out, or comes twice, in London. */
const clockChange = (name: string, at: string): Fault => ({
  name,
  async strikes({ stage, book }) {
    for (const worker of stage.workers.values()) worker.signal('SIGTERM');
    await Promise.all([...stage.workers.values()].map(({ ended }) => ended));
    stage.moveTo(at);
    await Promise.all(['one', 'two'].map((worker) => stage.start(worker)));
    await book({ count: 14, within: [200, 2_500] });
  },
});

export const clocksForward = clockChange('clocks go forward', '2027-03-28T00:59:57.500Z');
export const clocksBack = clockChange('clocks go back', '2027-10-31T00:59:57.500Z');
