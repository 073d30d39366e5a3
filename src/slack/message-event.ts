import { z } from 'zod';
import type { Heard } from './desk.ts';

const message = z.looseObject({
  subtype: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  team: z.string().optional(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  text: z.string().nullish(),
  files: z.array(z.unknown()).nullish(),
  edited: z.looseObject({ ts: z.string() }).nullish(),
});

/** Slack's message event. A change has the message inside it, and nobody at its top. */
export const messageEvent = message.extend({
  channel: z.string(),
  event_ts: z.string(),
  message: message.optional(),
  previous_message: message.optional(),
});

type Message = z.infer<typeof message>;
type MessageEvent = z.infer<typeof messageEvent>;

/** What a person said, before it is known who they are; `text` is still in Slack's markup. */
export interface Said extends Pick<Heard, 'channel' | 'ts' | 'threadTs' | 'change' | 'hasFiles' | 'asOf'> {
  by: string;
  team: string | undefined;
  text: string;
}

const saidByPeople: readonly (string | undefined)[] = [
  undefined,
  'file_share',
  'thread_broadcast',
  'me_message',
];

/** What an event says, if a person says it where CaseDesk listens: in a thread, or to CaseDesk itself. */
export function saidIn(event: MessageEvent, self: string | undefined): Said | undefined {
  const { channel } = event;
  const now = wording(event);
  if (!now || !saidByPeople.includes(now.message.subtype)) return undefined;
  const { user, bot_id, app_id, ts, thread_ts, team, text, files } = now.message;
  if (!user || user === self || bot_id || app_id) return undefined;
  const threadTs = thread_ts === ts ? undefined : thread_ts;
  if (!threadTs && !channel.startsWith('D')) return undefined;
  return {
    channel,
    ts,
    ...(threadTs && { threadTs }),
    change: now.change,
    hasFiles: Boolean(files?.length),
    asOf: now.asOf,
    by: user,
    team,
    text: text ?? '',
  };
}

/** The message that an event is about, as it is said now, or was until it was taken back. */
function wording(
  event: MessageEvent,
): { message: Message; change: Heard['change']; asOf: string } | undefined {
  const { message: after, previous_message: before, event_ts } = event;
  switch (event.subtype) {
    case 'message_changed':
      // Slack tells of a link's preview as a change, too.
      if (!after || after.text === before?.text) return undefined;
      return { message: after, change: 'reworded', asOf: after.edited?.ts ?? event_ts };
    case 'message_deleted':
      return before && { message: before, change: 'taken-back', asOf: event_ts };
    default:
      return { message: event, change: 'said', asOf: event.ts };
  }
}
