import { z } from 'zod';

/** Where a worker may be made to stop: the deliverer's own crash points. */
export const point = z.enum(['claimed', 'posted', 'recorded']);
export type Point = z.infer<typeof point>;

/** What a worker is started with. */
export const worker = z.object({
  leaseSeconds: z.number(),
  tickSeconds: z.number(),
  /** By how much this process's clock is ahead of the store's. */
  aheadMs: z.number(),
});
export type WorkerOptions = z.infer<typeof worker>;

/** What a worker is told while it runs. */
export const order = z.discriminatedUnion('order', [
  /** At the nth time that it comes by this point: killed, or stopped until somebody wakes it. */
  z.object({ order: z.literal('die'), at: point, nth: z.int(), signal: z.enum(['SIGKILL', 'SIGSTOP']) }),
  /** Nothing of that any more. */
  z.object({ order: z.literal('live') }),
  /** Its clock jumps to this much ahead. */
  z.object({ order: z.literal('jump'), aheadMs: z.number() }),
]);
/** What a worker writes as it stops there. */
export const reached = (at: Point): string => JSON.stringify({ msg: 'reached', at });

export type Order = z.infer<typeof order>;
