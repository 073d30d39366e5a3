import type { Job } from './job.ts';

/** Hashes again, under the first key, whatever clients are found by under older ones, so that those may leave. */
export const renewLookUps: Job = {
  name: 'renew-look-ups',
  everySeconds: 3_600,
  async run({ kinds, log }) {
    for (const records of kinds) {
      const renewed = await records.renewLookUps();
      if (renewed) log.info({ kind: records.kind.name, renewed }, 'clients are found under the newest key');
    }
  },
};
