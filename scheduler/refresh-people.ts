import type { Job } from './job.ts';

/** Reads roles and standing again, for events may be missed. */
export const refreshPeople: Job = {
  name: 'refresh-people',
  everySeconds: 600,
  async run({ directory }) {
    await directory.refreshAll();
    await directory.refreshStale();
  },
};
