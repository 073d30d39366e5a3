import { lastDecision } from '../record.ts';
import { dateAndTime, dateInWords } from '../times.ts';
import type { Actor } from '../transition.ts';
import { type CallBack, callBackStatuses } from './call-back.ts';

/** Every sentence by which a call-back tells a person no, and what to do next. */
export const refusals = {
  notTheOwner: 'Only whoever has this call-back, or their team leader, can do that. Ask them to.',
  onlyToView:
    'The details were passed to you to view. Ask the owner or their team leader to record what came of it.',
  notTheLeader:
    'Only the team leader of whoever has this call-back, or their cover, can move it. Ask them to.',
  notAnAllocator: 'Only a New Applications team leader can allocate this. Ask one to.',
  notASpecialist: 'Only a caseworker of a specialist team can take this. Ask the team to.',
  notForYou: 'You cannot see the details of this call-back. Ask whoever has it, or their team leader.',
  inThePast: 'That time is over. Give one that is still to come.',
  ownTime: 'Give the time that was agreed with the client, for example fri 2pm.',
  snoozeInSteps: 'A reminder can be snoozed for 15 to 120 minutes, in steps of 15. Choose one of those.',
  pastTheEnd: (endAt: Date) =>
    `It has to be done by ${dateAndTime(endAt)}, and a reminder later than that is too late. Choose a shorter time, or press Reschedule if the client agreed to another.`,
  nowOver: 'Its time is over, so it cannot be snoozed. Make the call now, or press Reschedule.',
  snoozedAlready: (until: Date) => `The reminder comes on ${dateAndTime(until)}: that stands.`,
  noTimeLeft:
    'The 24 hours are over, so there is no time left to call at. Give the time that the client agreed to.',
  callingAlready: (since: Date) =>
    `The call began on ${dateAndTime(since)}: that stands. Press Done or Not reached once it is over.`,
  sayWhy: 'Say why the time changes: it is kept in the history.',
  sameOwner: 'They already have it. Choose somebody else.',
  ownerUnknown: 'Choose who is to make the call.',
  sayWhyItMoves: 'Say in a few words why it moves: it is kept in the history.',
  nothingToHandOver: 'You have no open call-back. There is nothing to hand over.',
  nothingFallsDue: 'none of your call-backs falls due. There is nothing to hand over.',
  endsBeforeItBegins: 'That is not after the time from which you are away. Give a later one.',
  restStands:
    'The others are handed over. Empty what cannot be, or choose somebody else for it, and send again.',
  notLate: 'It is not late yet, so its owner sees to it. Press Move to give it to somebody else.',
  noMoreAttempts: (most: number) =>
    `${most} attempts have been made, and that is the most. Close it instead; the client will have to ring again.`,
  nextWanted: 'Give the time of the next attempt.',
  nextNotWanted: 'The client was reached, so there is no next attempt. Leave its time empty.',
  attemptAhead: 'That is still to come. Give the time at which the call was made.',
  attemptBefore: 'That is before the call-back was asked for. Give the time at which the call was made.',
  wrongResult: 'Choose one of the results in the list.',
  outcomeWanted: 'Choose an outcome: it completes the call-back.',
  outcomeNotWanted: 'Only an application has an outcome. Choose how it closes.',
  reachedFirst: 'Record the call in which the client was reached, then close it.',
  nothingSaid:
    'Say why more attempts would delay the case unreasonably: the decision is kept in the history.',
  notDuringDowntime:
    'Only an application taken during system downtime goes on until somebody decides so. Record the call instead.',
  tryFirst: 'Nobody has rung yet. Record a call first, then decide.',
  givenMeanwhile: (by: string, owner: string, at: Date) =>
    `<@${by}> gave it to <@${owner}> on ${dateAndTime(at)}. Nothing was changed by you; open the form again to give it to somebody else.`,
  feesNotDue: (until: Date) =>
    `The client has until the end of ${dateInWords(until)} to pay. Record it once that is over.`,
  moveInstead: 'A call has been made already, so it is no longer allocated. Press Move instead.',
  tooLateToTakeBack: (at: Date) => `It stands since ${dateAndTime(at)}, and can no longer be taken back.`,
  notYoursToTakeBack: 'Only whoever did it can take it back.',
  stepUnknown: 'That step is not on the list of this call-back. Open the list again.',
  noSteps: 'Nothing has to be entered in CMS2012 for this call-back as it stands.',
  tickOne: 'Tick what you have done, or press Cancel.',
  allConfirmed: "Every step has been confirmed. 'Show and copy' says by whom, and when.",
  notToBeSent: 'Nothing of this call-back waits to be sent there. There is nothing to confirm.',
  notToMoveBack: 'This call-back was not moved for the time being. There is nothing to move back.',
  alreadyBooked: 'This form has already been sent from another window. Close it: the call-back is booked.',
  noSuchReference:
    'There is no call-back of that reference that you can see. Check it, or ask who booked it.',
  noTeam: "Only a team leader has a team's list. '/call-back mine' lists your own.",
  missing: 'Fill in what is still empty:',
  receivedAhead: (when: string) =>
    `${when} is still to come. Say when the client rang, or leave it empty for just now.`,
  receivedLongAgo: (when: string, hours: number) =>
    `${when} is more than ${hours} hours ago, so the call is late already. Ring the client now, or ask your team leader.`,
  agreedPassed: (when: string) => `${when} has passed. Type a time that is still to come.`,
  passedMeanwhile: (when: string) =>
    `${when} has passed meanwhile. Agree another time with the client; where none is asked here, press Back.`,
  ownerNotWanted: 'You ring back yourself, so leave this empty; or choose another caseworker above.',
  ownerAllocated:
    'Nobody is chosen here: the team that it goes to gives it to one of its own. Leave this empty.',
  ownerIsYou: 'That is you. Choose somebody else here, or that you ring back yourself.',
  ownerGone: 'Their account is not active. Choose somebody else, or ask their team leader.',
  ownerOutside: 'They are not of this organisation. Choose somebody who is.',
  triedAll: 'Tick all three: only then is a call-back arranged.',
  choose: 'Choose one of the two.',
  confirmEach: 'Tick everything that is so, or type another time.',
  doubleWhyWanted: 'Say why another is needed beside the one that is open.',
  messageWords: 'Say what a message may say, or choose that none is left.',
  interpreterWanted: 'Say for which language, and who arranges the interpreter.',
} as const;

/** What each decision says that somebody did. */
export const did: Record<string, string> = {
  book: 'booked it',
  allocate: 'allocated it',
  take: 'took it',
  move: 'moved it to somebody else',
  'hand-over': 'handed it over',
  'confirm-moved-back': 'confirmed that the case was moved back',
  'pass-details': 'passed the details to somebody, to view',
  'name-answerable': 'named who sees to it',
  snooze: 'snoozed the reminder',
  'remind-again': 'changed the time of the reminder',
  reschedule: 'changed the time',
  'calling-now': 'started the call',
  'record-attempt': 'recorded a call',
  'report-wrong-number': 'reported that the number is wrong',
  'give-number': 'gave another number',
  close: 'closed it',
  'client-rang-first': 'noted that the client rang first',
  'decide-delay': 'decided that more attempts would delay the case unreasonably',
  'confirm-letters': 'confirmed that the letters CMSL0077 and CMSL0080 were issued',
  'record-fees': 'recorded whether the fees were paid',
  'confirm-steps': 'confirmed steps in CMS2012',
  'confirm-sent': 'confirmed that it was sent',
  'tell-cover': 'told cover',
  'offer-to-team-leader': 'offered it to the team leader',
  'lead-anew': 'noted who leads its owner now',
  'take-back': 'took it back',
};

/** What has already been done, by whom and when: told to whoever comes second. */
export function alreadyDone(it: CallBack, actor: Actor): string {
  const so = `This call-back is now ${statusInWords(it)}.`;
  const last = lastDecision(it);
  const what = last && did[last.what];
  const nothing = 'Nothing was changed by your press.';
  if (!what) return `${so} ${nothing}`;
  const when = `${what} on ${dateAndTime(last.at)}`;
  if (last.by === actor.id) return `${so} You ${when}: that stands.`;
  return `${so} ${last.by === 'casedesk' ? 'CaseDesk' : `<@${last.by}>`} ${when}. ${nothing}`;
}

/** Its status as people read it, with how it ended. */
export const statusInWords = ({ status, closedAs }: Pick<CallBack, 'status' | 'closedAs'>): string =>
  status === 'closed' && closedAs ? `closed, ${closedAs}` : callBackStatuses[status];
