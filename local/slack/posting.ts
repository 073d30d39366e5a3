import { type Conversation, family } from './conversations.ts';
import type { Json } from './json.ts';
import type { Message } from './messages.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';
import type { MessageParts } from './validation.ts';

/** Everything that changes stored messages goes through here, so that people see it and the app is told. */
export function postAsApp(
  state: State,
  channel: Conversation,
  parts: MessageParts,
  thread?: { ts: string; broadcast?: boolean },
): Message {
  const { app, team } = state.options;
  const message: Message = {
    type: 'message',
    ...(thread?.broadcast && { subtype: 'thread_broadcast' }),
    user: app.botUserId,
    ts: state.ids.ts(),
    bot_id: state.botId,
    app_id: app.id,
    team: team.id,
    bot_profile: { id: state.botId, app_id: app.id, name: app.name, team_id: team.id, deleted: false },
    ...parts,
    ...(thread && { thread_ts: thread.ts }),
  };
  void store(state, channel, message);
  return message;
}

/** Resolves once the app has been told. */
export async function postAsPerson(
  state: State,
  channel: Conversation,
  userId: string,
  text: string,
  threadTs?: string,
): Promise<void> {
  const message: Message = {
    type: 'message',
    user: userId,
    ts: state.ids.ts(),
    text,
    team: state.directory.get(userId)?.teamId ?? state.options.team.id,
    ...(threadTs && { thread_ts: threadTs }),
  };
  const isMention = text.includes(`<@${state.options.app.botUserId}>`);
  const mention = { ...asEvent(message), type: 'app_mention', channel: channel.id };
  await Promise.all([store(state, channel, message), isMention && state.announce(mention)]);
}

function store(state: State, channel: Conversation, message: Message): Promise<void> {
  state.messages.add(channel.id, message);
  state.changes.notify();
  return tell(state, channel, asEvent(message));
}

export function edit(state: State, channel: Conversation, previous: Message, next: Message): void {
  state.messages.replace(channel.id, next);
  void tell(state, channel, {
    subtype: 'message_changed',
    message: asEvent(next),
    previous_message: asEvent(previous),
    hidden: true,
    ts: state.ids.ts(),
  });
  state.changes.notify();
}

export function remove(state: State, channel: Conversation, message: Message): void {
  state.messages.remove(channel.id, message);
  void tell(state, channel, {
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: asEvent(message),
    hidden: true,
    ts: state.ids.ts(),
  });
  state.changes.notify();
}

async function tell(state: State, channel: Conversation, event: Json): Promise<void> {
  if (!channel.members.has(state.options.app.botUserId)) return;
  await state.announce({
    ...event,
    type: 'message',
    channel: channel.id,
    event_ts: event.ts,
    channel_type: { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' }[channel.kind],
  });
}

/** Metadata is stripped from events, as for every app without metadata_subscriptions. */
const asEvent = ({ metadata: _, ...message }: Message): Json => message;

/** One post a second and channel, whichever way it was posted. */
export function paced(state: State, channelId: string): void {
  if (!state.options.enforceRates) return;
  const now = state.clock.now().getTime();
  const last = state.lastPostAt.get(channelId);
  if (last !== undefined && now - last < 1000) throw new Refusal('ratelimited', { retryAfter: 1 });
  state.lastPostAt.set(channelId, now);
}

export const familyOf = (channel: Conversation) => family[channel.kind];
