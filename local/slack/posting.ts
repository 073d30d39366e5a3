import type { Block } from './blocks.ts';
import { type Conversation, family } from './conversations.ts';
import type { Json } from './json.ts';
import type { Message, SharedFile } from './messages.ts';
import type { State } from './state.ts';
import type { MessageParts } from './validation.ts';

/** What a message of the app's has besides its text and blocks. */
export interface Extras {
  files?: SharedFile[];
  username?: string;
  icons?: Json;
}

/** Everything that changes stored messages goes through here, so that people see it and the app is told. */
export function postAsApp(
  state: State,
  channel: Conversation,
  parts: MessageParts & Extras,
  thread?: Thread,
): Message {
  const message = composedAsApp(state, parts, thread);
  void store(state, channel, message);
  return message;
}

export function composedAsApp(state: State, parts: MessageParts & Extras, thread?: Thread): Message {
  const { app, team } = state.options;
  return {
    type: 'message',
    ...(thread?.broadcast && { subtype: 'thread_broadcast' }),
    user: app.botUserId,
    ts: state.ids.ts(),
    bot_id: state.botId,
    app_id: app.id,
    team: team.id,
    bot_profile: { id: state.botId, app_id: app.id, name: app.name, team_id: team.id, deleted: false },
    ...(parts.files && { subtype: 'file_share', upload: true }),
    ...parts,
    ...(thread && { thread_ts: thread.ts }),
  };
}

/** Where in a thread a message goes: under this parent, and in the channel too if it is broadcast. */
export interface Thread {
  ts: string;
  broadcast?: boolean;
}

/** What a person has to say: in words, by a file, or of what they do (`/me`). */
export interface Said {
  text: string;
  blocks?: Block[];
  files?: SharedFile[];
  isMe?: boolean;
}

/** Resolves once the app has been told. */
export async function postAsPerson(
  state: State,
  channel: Conversation,
  userId: string,
  { text, blocks, files, isMe }: Said,
  thread?: Thread,
): Promise<void> {
  const broadcast = thread?.broadcast ? 'thread_broadcast' : undefined;
  const subtype = files ? 'file_share' : isMe ? 'me_message' : broadcast;
  const message: Message = {
    type: 'message',
    ...(subtype && { subtype }),
    user: userId,
    ts: state.ids.ts(),
    text,
    ...(blocks && { blocks }),
    team: state.directory.get(userId)?.teamId ?? state.options.team.id,
    ...(files && { files, upload: false, display_as_bot: false }),
    ...(thread && { thread_ts: thread.ts }),
  };
  state.reads.read(userId, channel.id, message.ts, thread?.ts);
  if (thread?.broadcast) state.reads.read(userId, channel.id, message.ts);
  const { botUserId } = state.options.app;
  // In direct messages, and where the app is not, nobody mentions it to it.
  const isThere = channel.kind !== 'im' && channel.members.has(botUserId);
  const isMention = isThere && text.includes(`<@${botUserId}>`);
  const mention = { ...asEvent(message), type: 'app_mention', channel: channel.id };
  await Promise.all([store(state, channel, message), isMention && state.announce(mention)]);
}

/** What Slack itself writes into a channel, in the name of whoever came, went or closed it. */
export function postLine(
  state: State,
  channel: Conversation,
  line: { subtype: string; user: string; text: string; inviter?: string },
): void {
  void store(state, channel, { type: 'message', ts: state.ids.ts(), ...line });
}

function store(state: State, channel: Conversation, message: Message): Promise<void> {
  state.messages.add(channel.id, message);
  const parent = message.thread_ts ? state.messages.find(channel.id, message.thread_ts) : undefined;
  state.changes.notify();
  return tell(state, channel, {
    ...asEvent(message),
    ...(parent && { parent_user_id: parent.user }),
    ...(parent && message.subtype === 'thread_broadcast' && { root: asEvent(parent) }),
  });
}

/** Resolves once the app has been told; so does `remove`. Neither event says at its top who did it. */
export function edit(state: State, channel: Conversation, previous: Message, next: Message): Promise<void> {
  state.messages.replace(channel.id, next);
  state.changes.notify();
  return tellOfChange(state, channel, previous, next);
}

export function remove(state: State, channel: Conversation, message: Message): Promise<void> {
  state.messages.remove(channel.id, message);
  state.changes.notify();
  // A parent that has replies does not go: Slack tells of a change into its placeholder.
  const placeholder = state.messages.find(channel.id, message.ts);
  if (placeholder) return tellOfChange(state, channel, message, placeholder);
  return tell(state, channel, {
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: asEvent(message),
    hidden: true,
    ts: state.ids.ts(),
  });
}

const tellOfChange = (state: State, channel: Conversation, previous: Message, next: Message) =>
  tell(state, channel, {
    subtype: 'message_changed',
    message: asEvent(next),
    previous_message: asEvent(previous),
    hidden: true,
    ts: state.ids.ts(),
  });

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

/** Resolves once the app has been told of a mark on a message: a reaction or a pin, an event of its own. */
export async function mark(state: State, channel: Conversation, next: Message, event: Json): Promise<void> {
  state.messages.replace(channel.id, next);
  state.changes.notify();
  if (channel.members.has(state.options.app.botUserId)) await state.announce(event);
}

/** Refuses a post that comes too soon. False where Slack would answer as if it had been posted, and lose it. */
export const paced = (state: State, channelId: string): boolean => state.rates.posted(channelId);

export const familyOf = (channel: Conversation) => family[channel.kind];
