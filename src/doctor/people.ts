import type { Organisation } from '../config/organisation.ts';
import { slackError } from '../slack/errors.ts';
import type { AskSlack } from './ask-slack.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Somebody whom the organisation file names, and as what. */
interface Named {
  id: string;
  as: string;
}

interface Account {
  deleted: boolean;
  outsider: boolean;
}

export type Accounts = ReadonlyMap<string, Account>;

const page = 1_000;
const unknown = new Set(['user_not_found', 'user_not_visible']);

/** Everyone whom the organisation file names, each as everything that they are there. */
export function namedIn({ teams, roles }: Organisation): Named[] {
  const named = [
    ...teams.flatMap(({ name, leader, cover, workgroupLeader, members }) => [
      { id: leader, as: `leader of ${name}` },
      ...(cover ? [{ id: cover, as: `cover for the leader of ${name}` }] : []),
      ...(workgroupLeader ? [{ id: workgroupLeader, as: `workgroup leader of ${name}` }] : []),
      ...members.map((id) => ({ id, as: `member of ${name}` })),
    ]),
    ...Object.entries(roles).flatMap(([role, holders]) =>
      'members' in holders ? holders.members.map((id) => ({ id, as: role })) : [],
    ),
  ];
  const byId = new Map<string, string[]>();
  for (const { id, as } of named) byId.set(id, [...(byId.get(id) ?? []), as]);
  return [...byId].map(([id, as]) => ({ id, as: as.join(' and ') }));
}

/** The accounts of these people, from the workspace's list: a look-up each would take a large organisation minutes. */
export async function accountsOf(ask: AskSlack, teamId: string, named: readonly Named[]): Promise<Accounts> {
  const accounts = new Map<string, Account>();
  const keep = (user: Parameters<typeof accountOf>[0] & { id?: string | undefined }) => {
    if (user.id) accounts.set(user.id, accountOf(user, teamId));
  };
  let cursor: string | undefined;
  do {
    const from = cursor;
    const answer = await ask((client) => client.users.list({ limit: page, ...(from && { cursor: from }) }));
    for (const user of answer.members ?? []) keep(user);
    cursor = answer.response_metadata?.next_cursor || undefined;
  } while (cursor);
  // People from elsewhere are not in the list, and of those deactivated not all.
  for (const { id } of named) {
    const user = accounts.has(id) ? undefined : await userCalled(ask, id);
    if (user) keep(user);
  }
  return accounts;
}

const accountOf = (
  user: { deleted?: boolean | undefined; is_stranger?: boolean | undefined; team_id?: string | undefined },
  teamId: string,
): Account => ({
  deleted: user.deleted ?? false,
  outsider: (user.is_stranger ?? false) || (user.team_id !== undefined && user.team_id !== teamId),
});

async function userCalled(ask: AskSlack, id: string) {
  try {
    return (await ask((client) => client.users.info({ user: id }))).user;
  } catch (error) {
    if (unknown.has(slackError(error) ?? '')) return undefined;
    throw error;
  }
}

/** Whether everyone whom the organisation file names can be reached. */
export function accountFindings(named: readonly Named[], accounts: Accounts): Finding[] {
  const problems = named.flatMap(({ id, as }) => {
    const problem = problemWith(accounts.get(id));
    return problem ? [wrong(`${id} (${as}) ${problem} Correct the organisation file.`)] : [];
  });
  return problems.length
    ? problems
    : [well(`Everyone whom the organisation file names is in this workspace and active: ${named.length}.`)];
}

function problemWith(account: Account | undefined): string | undefined {
  if (!account) return 'is not known in this workspace.';
  if (account.deleted) return 'is deactivated in Slack.';
  return account.outsider ? 'belongs to another organisation.' : undefined;
}

export const isReachable = (accounts: Accounts, id: string): boolean => !problemWith(accounts.get(id));
