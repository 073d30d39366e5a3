import { z } from 'zod';

/** What both sides of the control know: where its jobs are, and what is in one. */
export const jobs = 'jobs';
export const remind = 'remind';
export const reminding = z.object({ key: z.string(), person: z.string(), text: z.string() });
