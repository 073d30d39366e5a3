import { lastDecision } from '../record.ts';
import { dateAndTime } from '../times.ts';
import type { Actor } from '../transition.ts';
import { type Incident, incidentStatuses } from './incident.ts';

/** Every sentence by which an incident tells a person no, and what to do next. */
export const refusals = {
  notTheTeamLeader:
    'Only the team leader this was sent to, or their cover, can answer it. Ask them to look at it.',
  noLongerALeader:
    'CaseDesk no longer has you as a team leader, so somebody else has to decide this. Ask whoever raised it to choose another team leader.',
  ownRequest: 'You raised this incident, so another team leader has to decide it.',
  notTheRequester: 'Only the person who raised this incident can do that. Ask them to answer.',
  leaderUnknown:
    'CaseDesk no longer knows who leads you. Close this form and type /incident again: what you typed is kept, and you can choose who decides.',
  notALeader: 'CaseDesk does not know that person as a team leader. Choose someone who is one.',
  ownLeader: 'Somebody else has to decide your incident. Choose another team leader.',
  sameLeader: 'The incident is already with that team leader. Choose somebody else.',
  clientData: 'Special Client Records incidents never hold client data. Take out what looks like',
  technowNumbersOnly: 'For a referral via TechNow give only the Master Case, Case and SR numbers here.',
  alreadyRaised:
    'This form has already been sent from another window. Close it: your incident is with your team leader.',
  inTheFuture: 'The date raised cannot be in the future. Choose today or an earlier day.',
  missing: 'Fill in every detail before going on. Still empty:',
  notForYou:
    'You cannot see the details of this incident. Ask the person who raised it or their team leader.',
} as const;

const did: Record<string, string> = {
  raise: 'raised it',
  'ask-for-information': 'asked for more information',
  'give-information': 'gave more information',
  'find-unable-to-resolve': 'could not resolve it locally',
  authorise: 'authorised it',
  'name-local-action': 'asked for local action first',
  'report-local-action': 'reported that the local action did not help',
  'report-resolved': 'reported that the local action helped',
  'change-team-leader': 'passed it to another team leader',
};

/** What has already been done, by whom and when: told to whoever comes second. */
export function alreadyDone(it: Incident, actor: Actor): string {
  const nothing = 'Nothing was changed by your press.';
  const last = lastDecision(it);
  const what = last && did[last.what];
  const so = `This incident is now ${incidentStatuses[it.status].inWords}.`;
  if (!what) return `${so} ${nothing}`;
  const when = `${what} on ${dateAndTime(last.at)}`;
  return last.by === actor.id ? `${so} You ${when}: that stands.` : `${so} <@${last.by}> ${when}. ${nothing}`;
}
