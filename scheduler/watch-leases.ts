import type { Job } from './job.ts';

/** Sees in every process who holds what, so that whoever dies is missed soon. */
export const watchLeases: Job = {
  name: 'watch-leases',
  everywhere: true,
  run: ({ deliverer }) => deliverer.watch(),
};
