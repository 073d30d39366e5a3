import type { Organisation } from '../config/organisation.ts';
import { slackError } from '../slack/errors.ts';
import type { AskSlack } from './ask-slack.ts';
import { type Finding, well, wrong } from './finding.ts';
import { looking } from './looking.ts';

/** Whether CaseDesk can post in each channel of the organisation file, by the file's own name for it. */
export async function channelFindings(ask: AskSlack, { channels }: Organisation): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [name, id] of Object.entries(channels))
    found.push(...(await looking(`The channel ${name}`, () => channelFinding(ask, name, id))));
  return found;
}

/** Which specialist teams are told in Slack, and which by somebody who writes to their mailbox (Q15). */
export function teamChannelFinding({ specialistTeams }: Organisation): Finding {
  const byMailbox = specialistTeams.filter(({ channel }) => channel === undefined).map(({ name }) => name);
  return well(
    byMailbox.length
      ? `Told by mailbox, for the organisation file gives them no channel: ${byMailbox.join(', ')}.`
      : 'Every specialist team is told in a channel.',
  );
}

async function channelFinding(ask: AskSlack, name: string, id: string): Promise<Finding[]> {
  const channel = await infoOf(ask, id);
  if (!channel)
    return [
      wrong(
        `The channel ${name} (${id}) does not exist, or is private and CaseDesk is not in it. Correct its id, or invite CaseDesk to it.`,
      ),
    ];
  const problems = [
    ...(channel.is_archived ? ['is archived. Restore it, or put another into the organisation file.'] : []),
    // Nobody can be invited to a channel that is archived.
    ...(channel.is_member || channel.is_archived
      ? []
      : ['is there, and CaseDesk is not in it. Invite CaseDesk.']),
    ...(channel.is_ext_shared || channel.is_pending_ext_shared
      ? [
          'is shared with another organisation, so nothing is posted there. Stop sharing it, or put another into the organisation file.',
        ]
      : []),
  ];
  return problems.length
    ? problems.map((problem) => wrong(`The channel ${name} (${id}) ${problem}`))
    : [well(`The channel ${name} is there, and CaseDesk is in it.`)];
}

async function infoOf(ask: AskSlack, channel: string) {
  try {
    return (await ask((client) => client.conversations.info({ channel }))).channel;
  } catch (error) {
    if (slackError(error) === 'channel_not_found') return undefined;
    throw error;
  }
}
