import { type Clock, within } from './clock.ts';

const lookEveryMs = 10_000;
const standstillMs = 60_000;
const answerMs = 2_000;

export interface Watched {
  clock: Clock;
  tickSeconds: number;
  /** When the process's own loop last came round, on the monotonic clock. */
  progressedAt(): number;
  /** Resolves if the store answers. */
  storeAnswers(): Promise<unknown>;
}

/**
 * Calls `end` once the own loop has stood still for a minute (and three ticks) while the store answers: another
 * process can then take its place. A store that is down is waited for (reliability, rule 12). Gives how to stop.
 */
export function watchdog(
  { clock, tickSeconds, progressedAt, storeAnswers }: Watched,
  end: () => void,
): () => void {
  const limit = Math.max(standstillMs, 3 * tickSeconds * 1_000);
  let cancel: () => void;
  const look = async (): Promise<void> => {
    const answers = storeAnswers().then(
      () => true,
      () => false,
    );
    if (clock.monotonic() - progressedAt() > limit && (await within(clock, answerMs, answers, false))) end();
    else lookAgain();
  };
  const lookAgain = () => {
    cancel = clock.after(lookEveryMs, () => void look());
  };
  lookAgain();
  return () => cancel();
}
