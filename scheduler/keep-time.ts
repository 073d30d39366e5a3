import type { Job } from './job.ts';

const alarmMs = 5_000;
const goneAfterTicks = 3;

/** Corrects the clock by the store's, and tells the other processes that this one sends. */
export const keepTime: Job = {
  name: 'keep-time',
  everywhere: true,
  async run({ clock, workers, deliverer, processId, tickSeconds, storeOffset, log }, at) {
    const offset = clock.correctBy?.(await storeOffset()) ?? 0;
    if (Math.abs(offset) > alarmMs)
      log.error({ offsetMs: offset }, "the host's clock is off from the store's");
    deliverer.senders = await workers.present(processId, at, goneAfterTicks * tickSeconds * 1_000);
  },
};
