import type { Member } from '../directory.ts';
import type { Json } from '../json.ts';
import type { UserGroupOptions } from '../options.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, text, whole } from './arguments.ts';
import { method } from './method.ts';
import { cursorTo, page } from './pages.ts';

export const userInfo = method({
  scopes: ['users:read'],
  tier: 4,
  args: { user: text, include_locale: flag.optional() },
  run({ user }, { state }) {
    const member = state.directory.get(user);
    if (!member) throw new Refusal('user_not_found');
    return { user: asUser(state, member) };
  },
});

export const userList = method({
  scopes: ['users:read'],
  tier: 2,
  args: { limit: whole.optional(), cursor: text.optional(), include_locale: flag.optional() },
  run({ limit = 1000, cursor }, { state }) {
    // People from other teams are met in channels, never in the list of members.
    const own = state.directory.all().filter((member) => !state.directory.isOutsider(member));
    const { items, next } = page(own, { limit, cursor });
    return { members: items.map((member) => asUser(state, member)), ...cursorTo(next) };
  },
});

export const groupList = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: { include_users: flag.optional(), include_count: flag.optional(), include_disabled: flag.optional() },
  run({ include_users, include_count }, { state }) {
    return {
      usergroups: state.directory.groups().map((group) => ({
        ...asGroup(state, group),
        ...(include_users && { users: group.users }),
        ...(include_count && { user_count: group.users.length }),
      })),
    };
  },
});

export const groupMembers = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: { usergroup: text, include_disabled: flag.optional() },
  run({ usergroup }, { state }) {
    const group = state.directory.group(usergroup);
    if (!group) throw new Refusal('no_such_subteam');
    return { users: group.users };
  },
});

export const asGroup = (state: State, { id, handle, name }: UserGroupOptions): Json => ({
  id,
  team_id: state.options.team.id,
  is_usergroup: true,
  is_subteam: true,
  name,
  handle,
  description: '',
  is_external: false,
  date_delete: 0,
});

export function asUser(state: State, member: Member): Json {
  const isOutsider = state.directory.isOutsider(member);
  return {
    id: member.id,
    team_id: member.teamId ?? state.options.team.id,
    name: member.name,
    deleted: member.deleted ?? false,
    real_name: member.realName,
    tz: member.tz ?? 'Europe/London',
    is_bot: member.isBot,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    is_restricted: member.isRestricted ?? false,
    is_ultra_restricted: false,
    ...((member.isStranger || isOutsider) && { is_stranger: true }),
    profile: {
      real_name: member.realName,
      display_name: member.name,
      team: member.teamId ?? state.options.team.id,
    },
  };
}
