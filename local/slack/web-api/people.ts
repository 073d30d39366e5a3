import type { Member } from '../directory.ts';
import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, text, whole } from './arguments.ts';
import { method } from './method.ts';
import { cursorTo, page, pageErrors } from './pages.ts';
import { visible } from './reach.ts';

export const userInfo = method({
  scopes: ['users:read'],
  tier: 4,
  args: { user: text, include_locale: flag.optional() },
  errors: ['user_not_found', 'user_not_visible'],
  run: ({ user }, { state }) => ({ user: asUser(state, visible(state, user)) }),
});

export const userList = method({
  scopes: ['users:read'],
  tier: 2,
  args: { limit: whole.optional(), cursor: text.optional(), include_locale: flag.optional() },
  errors: pageErrors,
  run({ limit = 1000, cursor }, { state }) {
    // People from other teams are met in channels, never in the list of members.
    const own = state.directory.all().filter((member) => !state.directory.isOutsider(member));
    const { items, next } = page(own, { limit, cursor });
    return { members: items.map((member) => asUser(state, member)), ...cursorTo(next) };
  },
});

export const lookupByEmail = method({
  scopes: ['users:read.email'],
  tier: 3,
  args: { email: text },
  errors: ['users_not_found'],
  run({ email }, { state }) {
    const sought = email.toLowerCase();
    const member = state.directory.all().find((one) => one.email?.toLowerCase() === sought);
    if (!member || member.deleted || state.directory.isOutsider(member)) throw new Refusal('users_not_found');
    return { user: asUser(state, member) };
  },
});

export const getPresence = method({
  scopes: ['users:read'],
  tier: 3,
  args: { user: text.optional() },
  errors: ['user_not_found', 'user_not_visible'],
  run({ user }, { state }) {
    const { presence = 'active', deleted } = visible(state, user ?? state.options.app.botUserId);
    return { presence: deleted ? 'away' : presence };
  },
});

export const doNotDisturb = method({
  scopes: ['dnd:read'],
  tier: 3,
  args: { user: text.optional() },
  errors: ['user_not_found', 'user_not_visible'],
  run({ user }, { state }) {
    const { doNotDisturb } = visible(state, user ?? state.options.app.botUserId);
    const seconds = (at: Date | undefined) => (at ? Math.floor(at.getTime() / 1000) : 1);
    return {
      dnd_enabled: doNotDisturb !== undefined,
      next_dnd_start_ts: seconds(doNotDisturb?.from),
      next_dnd_end_ts: seconds(doNotDisturb?.until),
    };
  },
});

export const teamInfo = method({
  scopes: ['team:read'],
  tier: 3,
  args: { team: text.optional() },
  errors: ['team_not_found'],
  run({ team: asked }, { state }) {
    const { team } = state.options;
    if (asked !== undefined && asked !== team.id) throw new Refusal('team_not_found');
    return { team: { ...team, email_domain: '', url: `https://${team.domain}.slack.com/` } };
  },
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
      // Without its scope the address is just not there.
      ...(member.email !== undefined && state.scopes.has('users:read.email') && { email: member.email }),
    },
  };
}
