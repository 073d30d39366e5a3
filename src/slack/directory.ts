import { isDeepStrictEqual } from 'node:util';
import type { WebClient } from '@slack/web-api';
import type { Organisation } from '../config/organisation.ts';
import { type Role, roleNames } from '../domain/roles.ts';
import { type Actor, type Refusal, refuse } from '../domain/transition.ts';
import type { People, Person } from '../store/people.ts';
import { slackError } from './errors.ts';
import { sentences } from './sentences.ts';

const roleFreshMs = 15 * 60_000;
const standingFreshMs = 24 * 60 * 60_000;
const readAgainAtOnce = 20;
const unknownUser = new Set(['user_not_found', 'user_not_visible']);

type AskedRole = Exclude<Role, 'caseworker'>;
const askedRoles = roleNames.filter((role) => role !== 'caseworker');

export interface Directory {
  /** Who acts, by Slack id. `fresh` reads roles again that are older than 15 minutes: for approvals. */
  actor(id: string, how?: { fresh: boolean }): Promise<Actor | Refusal>;
  person(id: string): Promise<Person | undefined>;
  name(id: string): Promise<string>;
  /** Whether someone of ours, whose account is active, has a role. */
  holds(id: string, role: Role): Promise<boolean>;
  /** Takes over what Slack says of a person, from an event or a look-up. */
  takeOver(user: SlackUser): Promise<void>;
  /** Reads every role's user group again, and the organisation file's teams. */
  refreshAll(): Promise<void>;
  /** The same, if a role asks for this user group. */
  refreshGroup(id: string): Promise<void>;
  /** Reads a few people again whose standing is older than a day, for events may be missed. */
  refreshStale(): Promise<void>;
}

export interface SlackUser {
  id: string;
  team_id?: string | undefined;
  deleted?: boolean | undefined;
  is_stranger?: boolean | undefined;
  real_name?: string | undefined;
  profile?: { real_name?: string | undefined } | undefined;
}

interface Deps {
  people: People;
  client: WebClient;
  organisation: Organisation;
  teamId: string;
  now(): Date;
}

/** People as the organisation file and Slack know them, kept in the store. */
export function directory({ people, client, organisation, teamId, now }: Deps): Directory {
  const placeOf = (id: string) => {
    // Whoever leads one team and is a member of another is led in the other.
    const own = organisation.teams.find(({ members }) => members.includes(id));
    const team = own ?? organisation.teams.find(({ leader }) => leader === id);
    // Nobody leads a leader here; who stands in for them does so when they are the one who is away, too.
    return { team: team?.name, area: team?.area, leader: own?.leader, cover: team?.cover };
  };

  const groups = new Map<string, { users: readonly string[]; readAt: Date }>();

  /** Who holds a role, read from Slack at most every 15 minutes, for user groups allow few look-ups a minute. */
  async function membersOf(
    role: AskedRole,
    again = false,
  ): Promise<{ users: readonly string[]; readAt: Date }> {
    const holders = organisation.roles[role];
    if ('members' in holders) return { users: holders.members, readAt: now() };
    const known = groups.get(holders.userGroup);
    if (known && !again && now().getTime() - known.readAt.getTime() <= roleFreshMs) return known;
    const { users = [] } = await client.usergroups.users.list({ usergroup: holders.userGroup });
    const read = { users, readAt: now() };
    groups.set(holders.userGroup, read);
    return read;
  }

  /** A person's roles, and the instant of the oldest reading among those they come from. */
  async function rolesOf(id: string): Promise<{ roles: Role[]; readAt: Date }> {
    const read = await Promise.all(askedRoles.map(async (role) => ({ role, ...(await membersOf(role)) })));
    const held = read.filter(({ users }) => users.includes(id)).map(({ role }) => role);
    const readAt = new Date(Math.min(...read.map((it) => it.readAt.getTime())));
    return { roles: withCaseworker(id, held), readAt };
  }

  const withCaseworker = (id: string, held: readonly AskedRole[]): Role[] => [
    ...(placeOf(id).leader ? (['caseworker'] as const) : []),
    ...held,
  ];

  const facts = (user: SlackUser) => ({
    name: user.real_name ?? user.profile?.real_name ?? '',
    deactivated: user.deleted ?? false,
    outsider: (user.is_stranger ?? false) || (user.team_id !== undefined && user.team_id !== teamId),
  });

  const userCalled = async (id: string) => {
    try {
      return (await client.users.info({ user: id })).user;
    } catch (error) {
      if (unknownUser.has(slackError(error) ?? '')) return undefined;
      throw error;
    }
  };

  async function read(id: string): Promise<Person | undefined> {
    const [user, held] = await Promise.all([userCalled(id), rolesOf(id)]);
    if (!user?.id) return undefined;
    const known = { ...facts({ ...user, id: user.id }), ...placeOf(id), ...held };
    const before = await people.find(id);
    // Nothing is kept of people from outside, except that somebody we know has become one.
    if (before || !known.outsider) await people.put(id, known);
    return { ...before, _id: id, ...known };
  }

  async function current(id: string, fresh: boolean): Promise<Person | undefined> {
    const known = await people.find(id);
    const age = known?.readAt ? now().getTime() - known.readAt.getTime() : Number.POSITIVE_INFINITY;
    if (known?.readAt && (!fresh || age <= roleFreshMs)) return known;
    return read(id);
  }

  async function refreshOnce(): Promise<void> {
    const members = await Promise.all(
      askedRoles.map(async (role) => ({ role, users: (await membersOf(role, true)).users })),
    );
    const inTeams = organisation.teams.flatMap((team) => [team.leader, ...team.members]);
    const known = new Map((await people.all()).map((person) => [person._id, person]));
    for (const id of new Set([...inTeams, ...members.flatMap(({ users }) => users), ...known.keys()])) {
      const held = members.filter(({ users }) => users.includes(id)).map(({ role }) => role);
      const next = { ...placeOf(id), roles: withCaseworker(id, held) };
      const { team, area, leader, cover, roles } = known.get(id) ?? {};
      if (!isDeepStrictEqual(next, { team, area, leader, cover, roles })) await people.put(id, next);
    }
  }

  let refreshing: Promise<void> | undefined;
  let refreshingAgain: Promise<void> | undefined;

  /** One run at a time, so that an older reading never writes over a newer; all who ask meanwhile share the next. */
  function refreshAll(): Promise<void> {
    if (refreshing) {
      refreshingAgain ??= refreshing
        .catch(() => undefined)
        .then(() => {
          refreshingAgain = undefined;
          return refreshAll();
        });
      return refreshingAgain;
    }
    refreshing = refreshOnce().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    async actor(id, { fresh } = { fresh: false }) {
      const known = await current(id, fresh);
      if (!known || known.outsider) return refuse(sentences.outsider);
      if (known.deactivated) return refuse(sentences.deactivated);
      return { id, roles: known.roles };
    },

    person: (id) => current(id, false),
    name: async (id) => (await current(id, false).catch(() => undefined))?.name || 'a colleague',
    async holds(id, role) {
      const known = await current(id, true);
      return known !== undefined && !known.deactivated && !known.outsider && known.roles.includes(role);
    },

    async takeOver(user) {
      if (await people.find(user.id)) await people.put(user.id, facts(user));
    },

    refreshAll,

    async refreshGroup(id) {
      const isAsked = askedRoles.some((role) => {
        const holders = organisation.roles[role];
        return 'userGroup' in holders && holders.userGroup === id;
      });
      if (isAsked) await refreshAll();
    },

    async refreshStale() {
      const oldest = (await people.all())
        .flatMap(({ _id, readAt }) => (readAt ? [{ id: _id, readAt }] : []))
        .filter(({ readAt }) => now().getTime() - readAt.getTime() > standingFreshMs)
        .sort((a, b) => a.readAt.getTime() - b.readAt.getTime());
      // Whoever Slack no longer shows is asked for again in a day, after everyone else.
      for (const { id } of oldest.slice(0, readAgainAtOnce))
        if (!(await read(id))) await people.put(id, { readAt: now() });
    },
  };
}
