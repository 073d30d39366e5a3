import type { RespondFn } from '@slack/bolt';
import type { Refusal } from '../domain/transition.ts';
import { within } from '../ops/clock.ts';
import type { Counter } from './listeners.ts';
import { saying } from './open-modal.ts';

const waitMs = 3_000;

/** Where a private answer can go. Slack gives no response_url with a press in a view: a modal goes on top of it. */
export interface Asked {
  respond: RespondFn | undefined;
  trigger: string;
}

/**
 * Tells a person once, where they pressed or typed; a lost answer is never the only news of an effect. Bolt's own
 * `respond` has no limit in time, so one that hangs is left behind: a stopping process would wait for it.
 */
export async function tell(
  { client, clock, log }: Pick<Counter, 'client' | 'clock' | 'log'>,
  { respond, trigger }: Asked,
  { refused }: Refusal,
): Promise<void> {
  const telling = respond
    ? respond({ response_type: 'ephemeral', replace_original: false, text: refused })
    : client.views.push({ trigger_id: trigger, view: saying(refused) });
  try {
    const told = await within<unknown, 'late'>(clock, waitMs, telling, 'late');
    if (told === 'late') throw new Error('Slack did not take a private answer in time.');
  } catch (error) {
    log.warn({ err: error }, 'a private answer was not delivered');
  }
}
