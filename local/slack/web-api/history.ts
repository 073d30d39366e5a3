import type { Json } from '../json.ts';
import { isReply, type Message } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { flag, text, whole } from './arguments.ts';
import { method } from './method.ts';
import { pageErrors, refuseLimit } from './pages.ts';
import { forEachFamily, readable } from './reach.ts';

const scopes = forEachFamily('history');
const errors = [
  'channel_not_found',
  'invalid_ts_latest',
  'invalid_ts_oldest',
  'not_in_channel',
  ...pageErrors,
];

const window = {
  channel: text,
  cursor: text.optional(),
  limit: whole.optional(),
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

/** Newest first, without the replies in threads. */
export const history = method({
  scopes,
  tier: 3,
  args: window,
  errors,
  run({ channel, cursor, limit = 100, include_all_metadata, ...range }, { state }) {
    refuseLimit(limit, 999);
    const found = readable(state, channel, 'history');
    const all = state.messages
      .in(found.id)
      .filter((message) => !isReply(message) || message.subtype === 'thread_broadcast')
      .filter(within(range))
      .reverse();
    const from = cursor ? decoded(cursor) : undefined;
    const rest = from ? all.filter(({ ts }) => ts <= from) : all;
    return paged(rest, limit, include_all_metadata ?? false);
  },
});

/** The parent, then its replies, oldest first. */
export const replies = method({
  scopes,
  tier: 3,
  args: { ...window, ts: text },
  errors: [...errors, 'thread_not_found'],
  run({ channel, ts, cursor, limit = 1000, include_all_metadata, ...range }, { state }) {
    refuseLimit(limit, 1000);
    const found = readable(state, channel, 'history');
    const asked = state.messages.find(found.id, ts);
    const parent = asked && isReply(asked) ? state.messages.find(found.id, asked.thread_ts ?? '') : asked;
    if (!parent) throw new Refusal('thread_not_found');
    const all = [parent, ...state.messages.replies(found.id, parent.ts).filter(within(range))];
    const from = cursor ? decoded(cursor) : undefined;
    const rest = from ? all.filter((message) => message.ts >= from) : all;
    return paged(rest, limit, include_all_metadata ?? false);
  },
});

type Range = { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined };

function within({ oldest, latest, inclusive }: Range): (message: Message) => boolean {
  const from = oldest === undefined ? Number.NEGATIVE_INFINITY : instant(oldest, 'invalid_ts_oldest');
  const to = latest === undefined ? Number.POSITIVE_INFINITY : instant(latest, 'invalid_ts_latest');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= from && at <= to : at > from && at < to;
  };
}

function instant(ts: string, otherwise: string): number {
  if (!/^\d+(\.\d+)?$/.test(ts)) throw new Refusal(otherwise);
  return Number(ts);
}

/** The cursor names the next message, so that one posted meanwhile moves nothing. */
function paged(messages: Message[], limit: number, withMetadata: boolean): Json {
  const next = messages[limit]?.ts;
  return {
    messages: messages.slice(0, limit).map((message) => shown(message, withMetadata)),
    has_more: next !== undefined,
    response_metadata: { next_cursor: next ? Buffer.from(`next_ts:${next}`).toString('base64') : '' },
  };
}

function decoded(cursor: string): string {
  const match = /^next_ts:([\d.]+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match?.[1]) throw new Refusal('invalid_cursor');
  return match[1];
}

/** Without include_all_metadata, only the type of an event is told. */
function shown(message: Message, withMetadata: boolean): Message {
  if (!message.metadata || withMetadata) return message;
  return { ...message, metadata: { event_type: message.metadata.event_type } };
}
