import type { Conversation } from '../conversations.ts';
import { isReply, type Message } from '../messages.ts';
import { edit, paced, postAsApp, remove } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { checkedMessage, type MessageParts } from '../validation.ts';
import { flag, json, text } from './arguments.ts';
import { method } from './method.ts';
import { conversation, postable } from './reach.ts';

const longestPosted = 40_000;
const longestUpdated = 4000;

const content = {
  text: text.optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  metadata: json.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
};

export const postMessage = method({
  scopes: ['chat:write'],
  tier: 'special',
  args: { ...content, channel: text, thread_ts: text.optional(), reply_broadcast: flag.optional() },
  run({ channel: to, thread_ts, reply_broadcast, text: said, ...rest }, { state }) {
    const channel = postable(state, to);
    const cut = said !== undefined && said.length > longestPosted;
    const parts = checkedMessage({ ...contentOf(rest), text: cut ? said.slice(0, longestPosted) : said });
    if (thread_ts) refuseUnlessParent(state, channel, thread_ts);
    paced(state, channel.id);
    const thread = thread_ts ? { ts: thread_ts, broadcast: reply_broadcast ?? false } : undefined;
    const message = postAsApp(state, channel, parts, thread);
    return {
      channel: channel.id,
      ts: message.ts,
      message: { ...message },
      ...(cut && { response_metadata: { warnings: ['message_truncated'] } }),
    };
  },
});

export const update = method({
  scopes: ['chat:write'],
  tier: 3,
  args: { ...content, channel: text, ts: text, reply_broadcast: flag.optional() },
  run({ channel: where, ts, ...rest }, { state }) {
    const channel = conversation(state, where);
    if (channel.isArchived) throw new Refusal('is_inactive');
    const parts = checkedMessage(contentOf(rest), { maxText: longestUpdated });
    const previous = own(state, channel, ts, 'cant_update_message');
    const next = edited(state, previous, parts, rest.attachments !== undefined, rest.metadata !== undefined);
    void edit(state, channel, previous, next);
    return { channel: channel.id, ts, text: next.text, message: { ...next } };
  },
});

export const deleteMessage = method({
  scopes: ['chat:write'],
  tier: 3,
  args: { channel: text, ts: text },
  run({ channel: where, ts }, { state }) {
    const channel = conversation(state, where);
    void remove(state, channel, own(state, channel, ts, 'cant_delete_message'));
    return { channel: channel.id, ts };
  },
});

export const postEphemeral = method({
  scopes: ['chat:write'],
  tier: 4,
  args: { ...content, channel: text, user: text, thread_ts: text.optional() },
  run({ channel: where, user, thread_ts, ...rest }, { state }) {
    const channel = postable(state, where);
    const parts = checkedMessage(contentOf(rest));
    const isThere = channel.members.has(user) && !state.directory.get(user)?.deleted;
    if (!isThere) throw new Refusal('user_not_in_channel');
    paced(state, channel.id);
    const ts = state.ids.ts();
    state.ephemerals.show({
      ts,
      channelId: channel.id,
      userId: user,
      from: 'app',
      text: parts.text,
      ...(parts.blocks && { blocks: parts.blocks }),
      ...(thread_ts && { threadTs: thread_ts }),
    });
    state.changes.notify();
    return { message_ts: ts };
  },
});

const contentOf = (args: {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  metadata?: unknown;
}) => ({
  text: args.text,
  blocks: args.blocks,
  attachments: args.attachments,
  metadata: args.metadata,
});

/** What an update leaves out goes (blocks) or stays (attachments, metadata), each by its own rule. */
export function edited(
  state: State,
  previous: Message,
  parts: MessageParts,
  newAttachments: boolean,
  newMetadata: boolean,
): Message {
  const { blocks: _, metadata, attachments, edited: mark, ...kept } = previous;
  const isWorded = parts.text !== '' && parts.text !== previous.text;
  const editedNow = { user: state.options.app.botUserId, ts: state.ids.ts() };
  const nextMetadata = newMetadata ? parts.metadata : metadata;
  const nextAttachments = newAttachments ? parts.attachments : attachments;
  return {
    ...kept,
    text: parts.text,
    ...(parts.blocks && { blocks: parts.blocks }),
    ...(nextAttachments && nextAttachments.length > 0 && { attachments: nextAttachments }),
    ...(nextMetadata && Object.keys(nextMetadata).length > 0 && { metadata: nextMetadata }),
    ...(isWorded ? { edited: editedNow } : mark && { edited: mark }),
  };
}

function own(state: State, channel: Conversation, ts: string, otherwise: string): Message {
  const message = state.messages.find(channel.id, ts);
  if (!message) throw new Refusal('message_not_found');
  if (message.bot_id !== state.botId) throw new Refusal(otherwise);
  return message;
}

function refuseUnlessParent(state: State, channel: Conversation, threadTs: string): void {
  const parent = state.messages.find(channel.id, threadTs);
  if (!parent) throw new Refusal('thread_not_found');
  if (isReply(parent)) throw new Refusal('cannot_reply_to_message');
}
