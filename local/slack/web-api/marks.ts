import type { Message } from '../messages.ts';
import { mark } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { text } from './arguments.ts';
import { method } from './method.ts';
import { joined, messageAt } from './reach.ts';

const mostKinds = 23;
const emojiName = /^[a-z0-9_'+-]+(::skin-tone-[2-6])?$/;
const where = ['bad_timestamp', 'channel_not_found', 'is_archived', 'message_not_found', 'not_in_channel'];

export const addReaction = method({
  scopes: ['reactions:write'],
  tier: 3,
  args: { channel: text, name: text, timestamp: text },
  errors: [...where, 'already_reacted', 'invalid_name', 'too_many_emoji'],
  run({ channel: id, name, timestamp }, { state }) {
    const { channel, message } = marked(state, id, timestamp);
    if (!emojiName.test(name)) throw new Refusal('invalid_name');
    const bot = state.options.app.botUserId;
    const others = reactionsOf(message).filter((one) => one.name !== name);
    const users = reactionsOf(message).find((one) => one.name === name)?.users ?? [];
    if (users.includes(bot)) throw new Refusal('already_reacted');
    if (users.length === 0 && others.length >= mostKinds) throw new Refusal('too_many_emoji');
    const reactions = [...others, { name, users: [...users, bot], count: users.length + 1 }];
    const event = reactionEvent(state, 'reaction_added', name, channel.id, message);
    void mark(state, channel, { ...message, reactions }, event);
    return {};
  },
});

export const removeReaction = method({
  scopes: ['reactions:write'],
  tier: 2,
  args: { channel: text, name: text, timestamp: text },
  errors: [...where, 'invalid_name', 'no_reaction'],
  run({ channel: id, name, timestamp }, { state }) {
    const { channel, message } = marked(state, id, timestamp);
    if (!emojiName.test(name)) throw new Refusal('invalid_name');
    const bot = state.options.app.botUserId;
    if (!reactionsOf(message).some((one) => one.name === name && one.users.includes(bot)))
      throw new Refusal('no_reaction');
    const reactions = reactionsOf(message).flatMap((one) => {
      if (one.name !== name) return [one];
      const users = one.users.filter((user) => user !== bot);
      return users.length > 0 ? [{ name, users, count: users.length }] : [];
    });
    const event = reactionEvent(state, 'reaction_removed', name, channel.id, message);
    const { reactions: _, ...bare } = message;
    void mark(state, channel, { ...bare, ...(reactions.length > 0 && { reactions }) }, event);
    return {};
  },
});

export const addPin = method({
  scopes: ['pins:write'],
  tier: 2,
  args: { channel: text, timestamp: text },
  errors: [...where, 'already_pinned'],
  run({ channel: id, timestamp }, { state }) {
    const { channel, message } = marked(state, id, timestamp);
    if (message.pinned_to) throw new Refusal('already_pinned');
    const event = { type: 'pin_added', user: state.options.app.botUserId, channel_id: id };
    void mark(state, channel, { ...message, pinned_to: [id] }, event);
    return {};
  },
});

function marked(state: State, id: string, timestamp: string) {
  const channel = joined(state, id);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!/^\d+\.\d+$/.test(timestamp)) throw new Refusal('bad_timestamp');
  return { channel, message: messageAt(state, channel, timestamp) };
}

const reactionsOf = ({ reactions = [] }: Message) => reactions;

const reactionEvent = (state: State, type: string, reaction: string, channel: string, message: Message) => ({
  type,
  user: state.options.app.botUserId,
  reaction,
  item_user: message.user,
  item: { type: 'message', channel, ts: message.ts },
});
