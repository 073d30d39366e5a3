import { composedAsApp, paced, postAsApp, remove } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { flag, text } from './arguments.ts';
import { checkedContent, content, guise, guised, unfurls } from './content.ts';
import { contentErrors, placeErrors } from './errors.ts';
import { method } from './method.ts';
import { conversation, messageAt, postable, refuseUnlessParent } from './reach.ts';

const longestPosted = 40_000;
const { metadata: _, ...shown } = content;

export const postMessage = method({
  scopes: ['chat:write'],
  tier: 'special',
  args: {
    ...content,
    ...unfurls,
    ...guise,
    mrkdwn: flag.optional(),
    channel: text,
    thread_ts: text.optional(),
    reply_broadcast: flag.optional(),
  },
  errors: [...placeErrors, ...contentErrors],
  run({ channel: to, thread_ts, reply_broadcast, text: said, ...rest }, { state }) {
    const channel = postable(state, to);
    const cut = said !== undefined && said.length > longestPosted;
    const parts = {
      ...checkedContent(state, { ...rest, text: cut ? said.slice(0, longestPosted) : said }),
      ...guised(state, rest),
    };
    if (thread_ts) refuseUnlessParent(state, channel, thread_ts);
    const thread = thread_ts ? { ts: thread_ts, broadcast: reply_broadcast ?? false } : undefined;
    const isHeard = paced(state, channel.id);
    const message = isHeard ? postAsApp(state, channel, parts, thread) : composedAsApp(state, parts, thread);
    return {
      channel: channel.id,
      ts: message.ts,
      message: { ...message },
      ...(cut && { response_metadata: { warnings: ['message_truncated'] } }),
    };
  },
});

export const deleteMessage = method({
  scopes: ['chat:write'],
  tier: 3,
  args: { channel: text, ts: text },
  errors: ['cant_delete_message', 'channel_not_found', 'message_not_found'],
  run({ channel: where, ts }, { state }) {
    const channel = conversation(state, where);
    const message = messageAt(state, channel, ts);
    if (message.bot_id !== state.botId) throw new Refusal('cant_delete_message');
    void remove(state, channel, message);
    return { channel: channel.id, ts };
  },
});

export const postEphemeral = method({
  scopes: ['chat:write'],
  tier: 4,
  args: { ...shown, ...guise, channel: text, user: text, thread_ts: text.optional() },
  errors: [...placeErrors, ...contentErrors, 'user_not_in_channel'],
  run({ channel: where, user, thread_ts, ...rest }, { state }) {
    const channel = postable(state, where);
    const parts = checkedContent(state, rest);
    guised(state, rest);
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

export const getPermalink = method({
  scopes: [],
  tier: 'special',
  args: { channel: text, message_ts: text },
  errors: ['channel_not_found', 'message_not_found'],
  run({ channel: where, message_ts }, { state }) {
    const channel = conversation(state, where);
    const { ts, thread_ts } = messageAt(state, channel, message_ts);
    const thread = thread_ts && thread_ts !== ts ? `?thread_ts=${thread_ts}&cid=${channel.id}` : '';
    const { domain } = state.options.team;
    const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${thread}`;
    return { channel: channel.id, permalink };
  },
});
