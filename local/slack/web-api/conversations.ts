import type { Conversation } from '../conversations.ts';
import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, text, whole } from './arguments.ts';
import { method } from './method.ts';
import { cursorTo, page } from './pages.ts';
import { conversation, isMember, openedWith, readable, requireScope } from './reach.ts';

const reading = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const mostPeople = 8;

export const open = method({
  scopes: ['im:write', 'mpim:write'],
  tier: 3,
  args: {
    users: text.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  run({ users, channel, return_im }, { state }) {
    const found = channel ? conversation(state, channel) : openedWith(state, listed(users));
    requireScope(state, found.kind === 'mpim' ? 'mpim:write' : 'im:write');
    return { channel: return_im ? asChannel(state, found) : { id: found.id } };
  },
});

export const info = method({
  scopes: reading,
  tier: 3,
  args: { channel: text, include_num_members: flag.optional(), include_locale: flag.optional() },
  run({ channel, include_num_members }, { state }) {
    const found = readable(state, channel, 'read');
    return {
      channel: {
        ...asChannel(state, found),
        ...(include_num_members && { num_members: found.members.size }),
      },
    };
  },
});

export const members = method({
  scopes: reading,
  tier: 4,
  args: { channel: text, limit: whole.optional(), cursor: text.optional() },
  run({ channel, limit = 100, cursor }, { state }) {
    const { items, next } = page([...readable(state, channel, 'read').members], { limit, cursor });
    return { members: items, ...cursorTo(next) };
  },
});

function listed(users: string | undefined): string[] {
  const ids = (users ?? '').split(',').filter(Boolean);
  if (ids.length === 0) throw new Refusal('users_list_not_supplied');
  if (ids.length > mostPeople) throw new Refusal('too_many_users');
  return ids;
}

function asChannel(state: State, found: Conversation): Json {
  const { kind } = found;
  const shared = {
    id: found.id,
    created: found.created,
    is_archived: found.isArchived,
    is_im: kind === 'im',
    is_org_shared: false,
    context_team_id: state.options.team.id,
  };
  if (kind === 'im') {
    const user = [...found.members].find((id) => id !== state.options.app.botUserId);
    return { ...shared, user, is_user_deleted: state.directory.get(user ?? '')?.deleted ?? false };
  }
  return {
    ...shared,
    name: found.name,
    name_normalized: found.name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_general: false,
    is_shared: found.isExtShared,
    is_ext_shared: found.isExtShared,
    is_pending_ext_shared: false,
    is_member: isMember(state, found),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
