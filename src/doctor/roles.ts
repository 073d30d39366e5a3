import type { Organisation } from '../config/organisation.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { type Accounts, isReachable } from './people.ts';

/** A user group as `usergroups.list` tells it. */
export interface UserGroup {
  id?: string | undefined;
  /** When it was disabled; 0 where it is in use. */
  date_delete?: number | undefined;
  users?: string[] | undefined;
}

type RoleName = keyof Organisation['roles'];

/** Who holds each role, and what is wrong with a user group that gives one. */
export function roleFindings(
  { roles }: Organisation,
  groups: readonly UserGroup[],
  accounts: Accounts,
): Finding[] {
  const problems = Object.entries(roles).flatMap(([role, given]) => {
    if ('members' in given)
      return given.members.some((id) => isReachable(accounts, id)) ? [] : [nobody(role)];
    const group = groups.find(({ id }) => id === given.userGroup);
    const named = `The user group of ${role} (${given.userGroup})`;
    if (!group) return [wrong(`${named} does not exist. Correct its id in the organisation file.`)];
    if (group.date_delete)
      return [wrong(`${named} is disabled. Enable it in Slack, or put another into the organisation file.`)];
    return group.users?.length ? [] : [nobody(role)];
  });
  return problems.length ? problems : [well('Somebody holds each role.')];
}

const nobody = (role: string): Finding => wrong(`Nobody holds the role ${role}. Give it to somebody.`);

/** Whether each team has somebody to decide, and somebody for when they are away (Q25). */
export function leaderFindings(organisation: Organisation, groups: readonly UserGroup[]): Finding[] {
  const leaders = holdersOf(organisation, 'team-leader', groups);
  const { teams } = organisation;
  const unfit = teams.flatMap(({ name, leader, cover }) => [
    ...(leaders.includes(leader) ? [] : [`${leader} (leader of ${name})`]),
    ...(!cover || leaders.includes(cover) ? [] : [`${cover} (cover for the leader of ${name})`]),
  ]);
  const uncovered = teams.flatMap(({ name, cover }) => (cover ? [] : [name]));
  return [
    ...unfit.map((who) =>
      wrong(`${who} does not hold the role team-leader, so cannot decide. Give them the role.`),
    ),
    ...(uncovered.length
      ? [note(`Nobody covers for the leader of ${uncovered.join(', ')}: what waits for them waits.`)]
      : []),
    ...(unfit.length || uncovered.length ? [] : [well('Every team has a leader and cover who can decide.')]),
  ];
}

function holdersOf({ roles }: Organisation, role: RoleName, groups: readonly UserGroup[]): readonly string[] {
  const given = roles[role];
  if ('members' in given) return given.members;
  return groups.find(({ id }) => id === given.userGroup)?.users ?? [];
}
