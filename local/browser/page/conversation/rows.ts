import type { MessageShown } from '../../protocol/shown.ts';
import { dayOf, msOf } from '../shell/london.ts';

/** How a message stands under the one before it. */
export interface Row {
  message: MessageShown;
  /** Whether it opens a day. */
  isNewDay: boolean;
  /** Whether the line of what is new stands above it. */
  isFirstNew: boolean;
  /** Whether it goes on where its author left off, so that their name need not be said again. */
  goesOn: boolean;
}

const pauseMs = 5 * 60_000;

/** `newFrom` is the ts of the first message that was new when the conversation was opened. */
export function rowsOf(
  messages: readonly MessageShown[],
  before: MessageShown | undefined,
  newFrom: string | undefined,
): Row[] {
  return messages.map((message, index) => {
    const last = index === 0 ? before : messages[index - 1];
    const isNewDay = !last || dayOf(at(last)) !== dayOf(at(message));
    const isFirstNew = message.ts === newFrom;
    const goesOn = !isNewDay && !isFirstNew && last !== undefined && isOneSpeech(last, message);
    return { message, isNewDay, isFirstNew, goesOn };
  });
}

const plain = new Set<string | undefined>([undefined, 'file_share', 'bot_message']);

const isOneSpeech = (last: MessageShown, next: MessageShown): boolean =>
  last.user === next.user &&
  last.by === next.by &&
  last.kind === 'message' &&
  next.kind === 'message' &&
  plain.has(last.subtype) &&
  plain.has(next.subtype) &&
  last.replies === 0 &&
  at(next) - at(last) < pauseMs;

const at = ({ ts }: MessageShown): number => msOf(ts);

/** Lines that Slack itself writes: who came, who left, what the channel is called. */
export const isLine = ({ subtype }: MessageShown): boolean =>
  /^(channel|group)_(join|leave|archive|unarchive|topic|purpose|name)$/.test(subtype ?? '');

/** The first that was not read on opening, by somebody else. */
export const firstNew = (messages: readonly MessageShown[], readTo: string, me: string): string | undefined =>
  messages.find(
    (message) => message.ts > readTo && message.user !== me && message.kind === 'message' && !isLine(message),
  )?.ts;
