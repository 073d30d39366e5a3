import type { RespondFn } from '@slack/bolt';
import type { Refusal } from '../domain/transition.ts';
import { within } from '../ops/clock.ts';
import type { Counter } from './listeners.ts';

const waitMs = 3_000;

/**
 * Tells a person once, where they pressed or typed; a lost answer is never the only news of an effect. Bolt's own
 * `respond` has no limit in time, so one that hangs is left behind: a stopping process would wait for it.
 */
export async function tell(
  { clock, log }: Pick<Counter, 'clock' | 'log'>,
  respond: RespondFn,
  { refused }: Refusal,
): Promise<void> {
  const telling = respond({ response_type: 'ephemeral', replace_original: false, text: refused });
  try {
    const told = await within(clock, waitMs, telling, 'late' as const);
    if (told === 'late') throw new Error('Slack did not take a private answer in time.');
  } catch (error) {
    log.warn({ err: error }, 'a private answer was not delivered');
  }
}
