import { type Refusal, refuse } from '../src/domain/transition.ts';
import { sentences } from '../src/slack/sentences.ts';
import { type Done, NotFound } from '../src/store/records.ts';

/** A change to a record that may be gone, which is told as a refusal. */
export const saved = <R>(change: () => Promise<Done<R> | Refusal>): Promise<Done<R> | Refusal> =>
  change().catch((error: unknown) => {
    if (error instanceof NotFound) return refuse(sentences.gone);
    throw error;
  });
