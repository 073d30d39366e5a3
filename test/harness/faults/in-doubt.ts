import { comesTrue, leaseMs, tickMs } from '../stage.ts';
import type { Fault } from './fault.ts';

const tenMinutes = 600_000;
const aMoment = (ms: number) => comesTrue(() => false, ms);

/** Whoever judges a lease by the time of day takes over too soon, and finds nothing where Slack is about to post. */
export const clocksJumpInDoubt: Fault = {
  name: 'clocks jump while messages are in doubt',
  meets: 'processes',
  async strikes({ stage, book }) {
    await book({ count: 10, within: [2_500, 2_600] });
    // It is the reminders that are held, all of one moment: the cards of the bookings come at once.
    await aMoment(1_800);
    let held = 0;
    stage.workspace.faults.next({
      method: 'chat.postMessage',
      times: 10,
      when: () => ++held > 0,
      kind: { late: leaseMs / 2 },
    });
    const jump = (aheadMs: number) => {
      for (const worker of stage.workers.values()) worker.told({ order: 'jump', aheadMs });
    };
    if (!(await comesTrue(() => held > 0, 5_000))) throw new Error('It did not strike.');
    // The sender has given up, and everybody has seen who holds what.
    await aMoment(leaseMs / 6 + tickMs);
    jump(tenMinutes);
    await aMoment(leaseMs / 2);
    jump(0);
  },
};

/** What was read as it fell due is old by the time that it is claimed. */
export const rescheduledOnASlowStore: Fault = {
  name: 'rescheduled in the claim window, store slow',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes({ stage, random, book, sees, press, found }) {
    const eve = 'U0EVE';
    const ids = await book({ count: 12, within: [2_000, 2_000], deciders: [eve] });
    await Promise.all(ids.map((id) => sees(eve, id)));
    const dueAt = await Promise.all(
      ids.map(async (id) => Object.values((await found(id)).reminders)[0]?.dueAt.getTime() ?? 0),
    );
    stage.proxy.slow(60);
    await Promise.all(
      random.shuffled(ids).map(async (id, index) => {
        await aMoment((dueAt[0] ?? 0) - stage.now() - 120 + 40 * index);
        await press(eve, random.one(['Move', 'Cancel']), id);
      }),
    );
  },
};
