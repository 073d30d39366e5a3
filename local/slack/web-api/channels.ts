import * as changes from '../channel-changes.ts';
import { type Conversation, family } from '../conversations.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, ids, text } from './arguments.ts';
import { asChannel } from './as-channel.ts';
import { method } from './method.ts';
import { conversation, isMember, joined, requireScope, visible } from './reach.ts';

const longestName = 80;
const mostInvited = 100;
const managing = ['channels:manage', 'groups:write'];
const wrongKind = 'method_not_supported_for_channel_type';

export const create = method({
  scopes: managing,
  tier: 2,
  args: { name: text, is_private: flag.optional() },
  errors: [
    'invalid_name_maxlength',
    'invalid_name_punctuation',
    'invalid_name_required',
    'invalid_name_specials',
    'name_taken',
    'restricted_action',
  ],
  run({ name, is_private = false }, { state }) {
    requireScope(state, is_private ? 'groups:write' : 'channels:manage');
    refuseName(name);
    if (state.conversations.all().some((one) => one.name === name)) throw new Refusal('name_taken');
    const made = state.conversations.create(state.ids.next('C'), name, is_private);
    return { channel: asChannel(state, made) };
  },
});

export const join = method({
  scopes: ['channels:join'],
  tier: 3,
  args: { channel: text },
  errors: ['channel_not_found', 'is_archived', wrongKind],
  run({ channel }, { state }) {
    const found = conversation(state, channel);
    if (found.kind !== 'public') throw new Refusal(wrongKind);
    if (found.isArchived) throw new Refusal('is_archived');
    const wasIn = isMember(state, found);
    changes.join(state, state.options.app.botUserId, found);
    const warning = {
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    };
    return { channel: asChannel(state, found), ...(wasIn && warning) };
  },
});

export const invite = method({
  scopes: [...managing, 'channels:write.invites', 'groups:write.invites'],
  tier: 3,
  args: { channel: text, users: ids },
  errors: [
    'already_in_channel',
    'cant_invite',
    'cant_invite_self',
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'too_many_users',
    'user_not_found',
    'user_not_visible',
    'users_list_not_supplied',
    wrongKind,
  ],
  run({ channel, users }, { state }) {
    const found = managed(state, channel, '.invites');
    if (users.length === 0) throw new Refusal('users_list_not_supplied');
    if (users.length > mostInvited) throw new Refusal('too_many_users');
    for (const id of users) {
      if (id === state.options.app.botUserId) throw new Refusal('cant_invite_self');
      if (visible(state, id).deleted) throw new Refusal('cant_invite');
      if (found.members.has(id)) throw new Refusal('already_in_channel');
    }
    for (const id of users) changes.join(state, id, found, state.options.app.botUserId);
    return { channel: asChannel(state, found) };
  },
});

export const archive = method({
  scopes: managing,
  tier: 2,
  args: { channel: text },
  errors: ['already_archived', 'channel_not_found', 'is_archived', 'not_in_channel', wrongKind],
  run({ channel }, { state }) {
    const found = conversation(state, channel);
    if (found.isArchived) throw new Refusal('already_archived');
    managed(state, channel);
    changes.archive(state, state.options.app.botUserId, found);
    return {};
  },
});

/** A channel that the app is in and may manage: with the scope of its family, or the narrower one. */
function managed(state: State, id: string, narrower?: '.invites'): Conversation {
  const found = joined(state, id);
  if (found.kind !== 'public' && found.kind !== 'private') throw new Refusal(wrongKind);
  const whole = found.kind === 'public' ? 'channels:manage' : 'groups:write';
  requireScope(state, whole, ...(narrower ? [`${family[found.kind]}:write${narrower}`] : []));
  if (found.isArchived) throw new Refusal('is_archived');
  return found;
}

function refuseName(name: string): void {
  if (name === '') throw new Refusal('invalid_name_required');
  if (name.length > longestName) throw new Refusal('invalid_name_maxlength');
  if (/^[-_]+$/.test(name)) throw new Refusal('invalid_name_punctuation');
  if (!/^[\p{Ll}\p{Lo}\p{Nd}_-]+$/u.test(name)) throw new Refusal('invalid_name_specials');
}
