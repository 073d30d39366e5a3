import type { Job } from './job.ts';

/** Finds whatever is due and unsent, whoever left it. */
export const deliverMessages: Job = {
  name: 'deliver-messages',
  run: ({ deliverer }) => deliverer.sweep(),
};
