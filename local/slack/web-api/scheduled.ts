import { postAsApp } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { ScheduledMessage } from '../scheduled.ts';
import type { State } from '../state.ts';
import { flag, text, whole } from './arguments.ts';
import { checkedContent, content, unfurls } from './content.ts';
import { contentErrors, placeErrors } from './errors.ts';
import { method } from './method.ts';
import { cursorTo, page, pageErrors } from './pages.ts';
import { conversation, postable, refuseUnlessParent } from './reach.ts';

const furthestSeconds = 120 * 24 * 60 * 60;
const mostTogether = 30;
const togetherSeconds = 5 * 60;
const settledSeconds = 60;

export const scheduleMessage = method({
  scopes: ['chat:write'],
  tier: 3,
  args: {
    ...content,
    ...unfurls,
    channel: text,
    post_at: whole,
    thread_ts: text.optional(),
    reply_broadcast: flag.optional(),
  },
  errors: [...placeErrors, ...contentErrors, 'restricted_too_many', 'time_in_past', 'time_too_far'],
  run({ channel: to, post_at: postAt, thread_ts, reply_broadcast, ...rest }, { state }) {
    const channel = postable(state, to);
    const parts = checkedContent(state, rest);
    if (thread_ts) refuseUnlessParent(state, channel, thread_ts);
    const now = inSeconds(state);
    if (postAt <= now) throw new Refusal('time_in_past');
    if (postAt > now + furthestSeconds) throw new Refusal('time_too_far');
    const span = (at: number) => Math.floor(at / togetherSeconds);
    const together = waitingIn(state, channel.id).filter((one) => span(one.postAt) === span(postAt));
    if (together.length >= mostTogether) throw new Refusal('restricted_too_many');

    const id = state.ids.next('Q');
    const thread = thread_ts ? { ts: thread_ts, broadcast: reply_broadcast ?? false } : undefined;
    schedule(state, { id, channelId: channel.id, postAt, createdAt: now, parts, thread });
    const message = { ...parts, bot_id: state.botId, type: 'delayed_message', subtype: 'bot_message' };
    return { channel: channel.id, scheduled_message_id: id, post_at: postAt, message };
  },
});

export const deleteScheduledMessage = method({
  scopes: ['chat:write'],
  tier: 3,
  args: { channel: text, scheduled_message_id: text },
  errors: ['channel_not_found', 'invalid_scheduled_message_id'],
  run({ channel: where, scheduled_message_id: id }, { state }) {
    const channel = conversation(state, where);
    const message = state.scheduled.get(id);
    const isSettled = message && message.postAt - inSeconds(state) < settledSeconds;
    if (message?.channelId !== channel.id || isSettled) throw new Refusal('invalid_scheduled_message_id');
    state.scheduled.remove(id);
    return {};
  },
});

export const list = method({
  scopes: [],
  tier: 3,
  args: {
    channel: text.optional(),
    cursor: text.optional(),
    limit: whole.optional(),
    oldest: text.optional(),
    latest: text.optional(),
  },
  errors: [...pageErrors, 'channel_not_found', 'invalid_channel'],
  run({ channel, cursor, limit = 100, oldest, latest }, { state }) {
    const all = channel ? waitingIn(state, conversation(state, channel).id) : state.scheduled.all();
    const from = oldest === undefined ? Number.NEGATIVE_INFINITY : Number(oldest);
    const to = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
    const asked = all.filter(({ postAt }) => postAt >= from && postAt <= to);
    const { items, next } = page(asked, { limit, cursor });
    return { scheduled_messages: items.map(asListed), ...cursorTo(next) };
  },
});

const asListed = ({ id, channelId, postAt, createdAt, parts }: ScheduledMessage) => ({
  id,
  channel_id: channelId,
  post_at: postAt,
  date_created: createdAt,
  text: parts.text,
});

/** It waits for its time; one that was kept for longer than that is said at once. */
export function schedule(state: State, message: ScheduledMessage): void {
  state.scheduled.add(message);
  const ms = message.postAt * 1000 - state.clock.now().getTime();
  state.after(Math.max(0, ms), () => say(state, message.id));
}

/** Its time has come. One that carries metadata is never posted: a bug of Slack's, which Slack documents. */
function say(state: State, id: string): void {
  const message = state.scheduled.get(id);
  const channel = state.conversations.get(message?.channelId ?? '');
  state.scheduled.remove(id);
  if (!message || !channel || channel.isArchived || message.parts.metadata) return;
  postAsApp(state, channel, message.parts, message.thread);
}

const waitingIn = (state: State, channelId: string) =>
  state.scheduled.all().filter((one) => one.channelId === channelId);

const inSeconds = (state: State): number => Math.floor(state.clock.now().getTime() / 1000);
