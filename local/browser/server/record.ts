import type { Insight } from '../../insight.ts';
import type { Message, Seat } from '../../slack/index.ts';
import { isRecord } from '../../slack/json.ts';
import type { Act } from '../protocol/acts.ts';
import type { RecordShown } from '../protocol/shown.ts';

type Which = Extract<Act, { act: 'record' }>['of'];

/** The record that a message is about, or one by its reference, or the one that changed last; null where there is none. */
export async function recordShown(
  which: Which,
  seat: () => Seat,
  insight: Insight,
): Promise<RecordShown | null> {
  if (which === 'latest') return (await insight.latest()) ?? null;
  if ('reference' in which) return (await insight.recordCalled(which.reference)) ?? null;
  const key = keyOf(seat(), which.conversation, which.ts);
  return (key !== undefined && (await insight.recordOf(key))) || null;
}

/** What the app wrote into the message's metadata; of a reply, into its thread's parent, where it has none of its own. */
function keyOf(seat: Seat, conversation: string, ts: string): string | undefined {
  const message = seat.message(conversation, ts);
  const { thread_ts: parent } = message;
  const own = keyIn(message);
  return (
    own ?? (parent === undefined || parent === ts ? undefined : keyIn(seat.message(conversation, parent)))
  );
}

function keyIn({ metadata }: Message): string | undefined {
  const payload = metadata?.event_payload;
  return isRecord(payload) && typeof payload.key === 'string' ? payload.key : undefined;
}
