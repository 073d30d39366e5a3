import type { Json } from '../json.ts';
import type { UserGroupOptions } from '../options.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, text } from './arguments.ts';
import { method } from './method.ts';

export const list = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: { include_users: flag.optional(), include_count: flag.optional(), include_disabled: flag.optional() },
  errors: ['plan_upgrade_required'],
  run({ include_users, include_count, include_disabled }, { state }) {
    refuseFreePlan(state);
    const listed = state.directory.groups().filter(({ isDisabled }) => include_disabled || !isDisabled);
    return {
      usergroups: listed.map((group) => ({
        ...asGroup(state, group),
        ...(include_users && { users: group.users }),
        ...(include_count && { user_count: group.users.length }),
      })),
    };
  },
});

export const members = method({
  scopes: ['usergroups:read'],
  tier: 2,
  args: { usergroup: text, include_disabled: flag.optional() },
  errors: ['no_such_subteam', 'plan_upgrade_required'],
  run({ usergroup, include_disabled }, { state }) {
    refuseFreePlan(state);
    const group = state.directory.group(usergroup);
    if (!group || (group.isDisabled && !include_disabled)) throw new Refusal('no_such_subteam');
    return { users: group.users };
  },
});

function refuseFreePlan({ options }: State): void {
  if (options.plan === 'free') throw new Refusal('plan_upgrade_required');
}

export const asGroup = (state: State, { id, handle, name, isDisabled }: UserGroupOptions): Json => ({
  id,
  team_id: state.options.team.id,
  is_usergroup: true,
  is_subteam: true,
  name,
  handle,
  description: '',
  is_external: false,
  date_delete: isDisabled ? 1 : 0,
});
