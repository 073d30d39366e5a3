import type { Job } from './job.ts';

/** Reads roles again, for events may be missed. */
export const refreshPeople: Job = {
  name: 'refresh-people',
  everySeconds: 600,
  run: ({ directory }) => directory.refreshAll(),
};
