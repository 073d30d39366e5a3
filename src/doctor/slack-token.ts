import { whyNot } from '../cannot-start.ts';
import { readManifest, scopesOf } from '../config/manifest.ts';
import type { AskSlack } from './ask-slack.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { why } from './looking.ts';

/** Whose token it is; the scopes that it carries, where Slack says them. */
export interface Bot {
  teamId: string;
  scopes: readonly string[] | undefined;
}

/** The bot that the token belongs to, or what is wrong with the token. */
export async function botOf(ask: AskSlack): Promise<Bot | Finding> {
  try {
    const { team_id, bot_id, response_metadata } = await ask((client) => client.auth.test());
    if (!team_id || !bot_id)
      return wrong(
        "SLACK_BOT_TOKEN is not the token of an app's bot. Install the app and take its bot token.",
      );
    return { teamId: team_id, scopes: response_metadata?.scopes };
  } catch (error) {
    return wrong(whyNot(error).sentence);
  }
}

/** The scopes that were granted against those that the manifest asks for. */
export function scopeFindings(manifestText: string, granted: readonly string[] | undefined): Finding[] {
  if (!granted) return [note('Slack did not say which scopes were granted.')];
  const asked = scopesOf(readManifest(manifestText), manifestText);
  const lacking = asked.filter(({ scope }) => !granted.includes(scope));
  const missing = lacking.filter(({ optional }) => !optional);
  const without = lacking.filter(({ optional }) => optional);
  const extra = granted.filter((scope) => !asked.some((one) => one.scope === scope));
  return [
    ...missing.map(({ scope, purpose }) =>
      wrong(
        `The scope ${scope} was not granted${because(purpose)}. Install the app again with the scopes of manifest.yml.`,
      ),
    ),
    ...without.map(({ scope, purpose }) =>
      note(`The optional scope ${scope} was not granted${because(purpose)}. CaseDesk works without it.`),
    ),
    ...(missing.length
      ? []
      : [
          well(
            without.length
              ? `Every scope that CaseDesk needs was granted: ${asked.length - without.length}.`
              : `Every scope of manifest.yml was granted: ${asked.length}.`,
          ),
        ]),
    ...(extra.length
      ? [note(`Scopes that manifest.yml does not ask for were granted: ${extra.join(', ')}.`)]
      : []),
  ];
}

const because = (purpose: string | undefined): string => (purpose ? `: ${purpose.replace(/\.$/, '')}` : '');

/** Whether a connection of Socket Mode could be opened: asking gives an address, and opens none. */
export async function appTokenFindings(ask: AskSlack): Promise<Finding[]> {
  try {
    await ask((client) => client.apps.connections.open({}));
    return [well('Slack takes SLACK_APP_TOKEN for Socket Mode.')];
  } catch (error) {
    return [
      wrong(
        `Socket Mode cannot be used: ${why(error)}. Check SLACK_APP_TOKEN: it needs connections:write, and Socket Mode has to be on.`,
      ),
    ];
  }
}
