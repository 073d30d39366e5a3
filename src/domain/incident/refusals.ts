import { lastMove } from '../record.ts';
import { dateAndTime } from '../times.ts';
import type { Actor } from '../transition.ts';
import { type Incident, statusInWords } from './incident.ts';

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
  notAnAdviser:
    'Only an adviser of the Area Advice Centre can do that. Reply in the thread, and ask them to.',
  ownResolution: 'You raised this incident, so another adviser has to record its resolution.',
  onlyInACall:
    'Whether it worked is known at once only from a call. Choose a call above, or ask the caseworker here.',
  inWritingNow:
    'A resolution of this incident has already failed, so this one is given in writing: choose that.',
  resolvedMeanwhile: (by: string, at: Date) =>
    `<@${by}> recorded a resolution on ${dateAndTime(at)}, while this form was open. Close it and read theirs: if yours should replace it, open this again, and what you typed is there.`,
  anotherCame: (by: string, at: Date) =>
    `<@${by}> recorded another resolution on ${dateAndTime(at)}, while this form was open. Close it and try that one: if it does not work either, what you typed is still there.`,
  noLockAssign: 'No lock assign flag is asked for on this incident. There is nothing to confirm.',
  lockAssignSet: 'The lock assign flag is already confirmed as set. There is nothing more to do.',
  lockAssignStays:
    'The lock assign flag stays on the case until the incident is closed. Confirm its removal then.',
  nobodyToHear:
    'Nobody is there yet to hear your reply: the incident has not gone to the Area Advice Centre. Use the buttons on its card.',
  notInThisConversation:
    'Only the person who raised this incident and their team leader can reply here. Ask them to.',
  staysInThread:
    "Your reply stays in this thread: only what the Area Advice Centre's advisers write is passed on to the caseworker.",
  tooLongToPassOn: (length: number, most: number) =>
    `This was not passed on: it is ${length} characters long, and ${most} is the most, fewer where it has many signs like & and <. Edit it, or send it in parts.`,
  filesStay: 'Your words were passed on, your file was not: files stay where they are.',
  onlyAFile:
    'Your file was not passed on: files stay where they are. Reply in words, and say what the file shows.',
  nothingHere:
    'Your reply was not passed on: CaseDesk does not know what it is about. Reply to a newer message about the incident: /incident mine lists yours.',
  replyInAThread:
    'CaseDesk reads only replies. Reply in the thread of the message that you mean, or type /incident help.',
  noIncidentHere:
    "There is no incident here. Use 'Record as resolution' on a reply in an incident's thread in the AAC's channel.",
  noSuchNumber:
    'There is no incident of that number that you can see. Check the number, or ask who raised it.',
  leftOut: (what: string) =>
    `This was passed on without what looks like ${what}. Edit your message so that it holds no client details.`,
  notForYou:
    'You cannot see the details of this incident. Ask the person who raised it or their team leader.',
} as const;

/** What each decision that moves an incident says that somebody did. */
export const did: Record<string, string> = {
  raise: 'raised it',
  'ask-for-information': 'asked for more information',
  'give-information': 'gave more information',
  'find-unable-to-resolve': 'could not resolve it locally',
  authorise: 'authorised it',
  'name-local-action': 'asked for local action first',
  'report-local-action': 'reported that the local action did not help',
  'report-resolved': 'reported that the local action helped',
  'change-team-leader': 'passed it to another team leader',
  advise: 'said how to resolve it',
  'confirm-advice': 'reported that the advice worked',
  'take-it-back': 'took it back to decide anew',
  'check-back': 'checked back that everything was done',
  'report-advice-failed': 'reported that the advice did not help',
  'refer-to-advice-and-guidance': 'referred it to Advice & Guidance',
  'send-to-advice-and-guidance': 'sent it to Advice & Guidance',
  'report-advice-and-guidance-resolved': 'reported that Advice & Guidance resolved it',
  'report-advice-and-guidance-failed': 'reported that Advice & Guidance could not resolve it',
  resolve: 'recorded a resolution',
  'confirm-worked': 'confirmed that it worked',
  'report-not-worked': 'reported that it did not work',
  'confirm-worked-in-call': 'confirmed in a call that it worked',
  'report-failed-in-call': 'recorded that it did not work in a call',
};

/** What has already been done, by whom and when: told to whoever comes second. */
export function alreadyDone(it: Incident, actor: Actor): string {
  const nothing = 'Nothing was changed by your press.';
  const last = lastMove(it);
  const what = last && did[last.what];
  const so = `This incident is now ${statusInWords(it)}.`;
  if (!what) return `${so} ${nothing}`;
  const when = `${what} on ${dateAndTime(last.at)}`;
  return last.by === actor.id ? `${so} You ${when}: that stands.` : `${so} <@${last.by}> ${when}. ${nothing}`;
}
