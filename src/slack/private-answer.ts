import type { RespondFn } from '@slack/bolt';
import type { View } from '@slack/types';
import { isRefusal, type Refusal } from '../domain/transition.ts';
import { within } from '../ops/clock.ts';
import type { Showing } from './desk.ts';
import { type Rendered, rendered } from './face.ts';
import type { Counter } from './listeners.ts';
import { targetText } from './target.ts';
import { plainText, richText, withMentions } from './text.ts';

const waitMs = 3_000;

type Teller = Pick<Counter, 'client' | 'clock' | 'log'>;

/** What one person alone is told: a sentence, or a face. */
export type PrivateAnswer = Refusal | Showing;

export const isShowing = (answer: object): answer is Showing => 'show' in answer;

/**
 * Where a private answer can go. Slack gives no response_url with a press in a view or a shortcut from anywhere: there a
 * modal says it, on top of the one that was pressed in, if it was a modal.
 */
export interface Asked {
  respond: RespondFn | undefined;
  trigger: string;
  inModal: boolean;
}

/** Tells a person once, where they pressed or typed; a lost answer is never the only news of an effect. */
export async function tell(teller: Teller, asked: Asked, answer: PrivateAnswer): Promise<void> {
  await attempt(teller, () => told(teller, asked, answer));
}

function told({ client }: Teller, { respond, trigger, inModal }: Asked, answer: PrivateAnswer) {
  if (respond) return respond({ response_type: 'ephemeral', replace_original: false, ...message(answer) });
  const opening = { trigger_id: trigger, view: viewSaying(answer) };
  return inModal ? client.views.push(opening) : client.views.open(opening);
}

/** Tells a person beside the message that they said, so that only they see it. */
export async function tellBeside(
  teller: Teller,
  { channel, threadTs, person }: { channel: string; threadTs?: string | undefined; person: string },
  { refused }: Refusal,
): Promise<void> {
  const where = { channel, user: person, ...(threadTs && { thread_ts: threadTs }) };
  await attempt(teller, () => teller.client.chat.postEphemeral({ ...where, text: inText(refused) }));
}

/** Bolt's own `respond` has no limit in time, so one that hangs is left behind: a stopping process would wait for it. */
async function attempt({ clock, log }: Teller, telling: () => Promise<unknown>): Promise<void> {
  try {
    const done = await within<unknown, 'late'>(clock, waitMs, telling(), 'late');
    if (done === 'late') throw new Error('Slack did not take a private answer in time.');
  } catch (error) {
    log.warn({ err: error }, 'a private answer was not delivered');
  }
}

const message = (answer: PrivateAnswer) =>
  isRefusal(answer) ? { text: inText(answer.refused) } : textAndBlocks(drawn(answer));

/** Our own sentences hold & and <, too. */
const inText = (sentence: string): string => plainText([withMentions(sentence)]);

const textAndBlocks = ({ text, blocks }: Rendered) => ({ text, blocks });

/** A face as Slack takes it. Throws for buttons that are about nothing: that is a mistake in the code. */
export function drawn({ show, target }: Showing): Rendered {
  if ((show.buttons?.length || show.more?.length) && !target)
    throw new Error(`"${show.title}" has buttons that are about nothing.`);
  return rendered(show, target ? targetText(target) : '');
}

/** A modal that only says something. */
export const viewSaying = (answer: PrivateAnswer): View => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'CaseDesk' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: isRefusal(answer) ? [richText([withMentions(answer.refused)])] : drawn(answer).blocks,
});

export const saying = (sentence: string): View => viewSaying({ refused: sentence });
