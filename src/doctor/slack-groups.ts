import type { Organisation } from '../config/organisation.ts';
import type { AskSlack } from './ask-slack.ts';
import { channelFindings, teamChannelFinding } from './channels.ts';
import type { Group } from './finding.ts';
import { looking } from './looking.ts';
import { accountFindings, accountsOf, namedIn } from './people.ts';
import { leaderFindings, roleFindings } from './roles.ts';

/** The places and people of the organisation file, as Slack knows them. */
export async function organisationInSlack(
  ask: AskSlack,
  teamId: string,
  organisation: Organisation,
): Promise<Group[]> {
  const channels = await channelFindings(ask, organisation);
  const people = await looking('The people and user groups', async () => {
    const named = namedIn(organisation);
    const accounts = await accountsOf(ask, teamId, named);
    const groups = await userGroups(ask, organisation);
    return [
      ...accountFindings(named, accounts),
      ...roleFindings(organisation, groups, accounts),
      ...leaderFindings(organisation, groups),
    ];
  });
  return [
    { name: 'Channels', findings: [...channels, teamChannelFinding(organisation)] },
    { name: 'People', findings: people },
  ];
}

/** Not asked for where no role needs one: a workspace without a paid plan has none. */
async function userGroups(ask: AskSlack, { roles }: Organisation) {
  if (!Object.values(roles).some((given) => 'userGroup' in given)) return [];
  const asked = { include_disabled: true, include_users: true };
  return (await ask((client) => client.usergroups.list(asked))).usergroups ?? [];
}
