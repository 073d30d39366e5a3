import { attempts, callingSince, howOften, snoozes } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, callBackKinds, isApplication, isOpen } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { lastFour } from '../../src/domain/call-back/description.ts';
import { isMpCall } from '../../src/domain/call-back/fields.ts';
import { stillToRemind } from '../../src/domain/call-back/next-call.ts';
import { promised } from '../../src/domain/call-back/promised.ts';
import { statusInWords } from '../../src/domain/call-back/refusals.ts';
import { timeOfCall } from '../../src/domain/call-back/window.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Line } from '../../src/slack/text.ts';
import { applicationLines } from './application-lines.ts';
import { remindersAt } from './reminders-in-words.ts';

/** How a call-back is called. */
export const called = ({ reference }: CallBack): string => reference ?? 'this call-back';

/** The lines that every card of a call-back has: what may stand on a card, and when it is to be made. Nobody is told that it is theirs. */
export const about = (it: CallBack, reader?: string, next: Line[] = reminders(it)): Line[] => [
  ...which(it),
  ...(promised.includes(it.status) ? times(it) : []),
  ...next,
  [{ bold: `Status: ${statusInWords(it)}${isLate(it) ? ', late' : ''}` }],
  ...whose(it, reader),
  ...applicationLines(it),
  ...progress(it),
];

/** For whoever is to ring now: what they need for it, and nothing that they know. */
export const aboutTheCall = (it: CallBack, caller: string | undefined): Line[] => [
  ...which(it),
  ...times(it),
  ...(it.booker === caller ? [] : [bookedBy(it)]),
  ...applicationLines(it),
  ...progress(it),
];

const which = (it: CallBack): Line[] => [
  [
    `${callBackKinds[it.kind]}${isMpCall(it) ? ' (MP call)' : ''}.`,
    ...(isApplication(it) ? [] : [` Case number: ${lastFour(it.fields.caseNumber)}.`]),
  ],
  ...(it.fields.reason ? [[`Reason: ${it.fields.reason}.`]] : []),
];

/** What has been tried, and whether somebody is on the phone: the result in the words in which it was recorded (CB-25). */
function progress(it: CallBack): Line[] {
  const made = attempts(it);
  const last = made.at(-1);
  const [calling, snoozed] = [callingSince(it), snoozes(it)];
  return [
    ...(last
      ? [[`Tried ${howOften(made.length)}, last on ${dateAndTime(last.madeAt)}: ${last.result}.`]]
      : []),
    ...(isOpen(it) && snoozed ? [[`Snoozed ${howOften(snoozed)}.`]] : []),
    ...(isOpen(it) && calling ? [[{ bold: `On the phone since ${dateAndTime(calling)}.` }]] : []),
  ];
}

/** The promise is said apart from the time agreed with the client (Q2). */
export function times(it: CallBack): Line[] {
  const { kind, agreedAt, window } = it;
  const { startAt, endAt } = window;
  const end: Line[] = endAt ? [['To be done by ', { bold: dateAndTime(endAt) }, '.']] : [];
  if (agreedAt) {
    const isNextAttempt = attempts(it).at(-1)?.nextAt?.getTime() === agreedAt.getTime();
    const what = isNextAttempt ? 'Next attempt' : 'Agreed with the client';
    return endAt?.getTime() === agreedAt.getTime()
      ? [[`${what}: `, { bold: dateAndTime(agreedAt) }, '. To be done by then.']]
      : [[`${what}: ${dateAndTime(agreedAt)}.`], ...end];
  }
  if (kind === 'informal') return [[`On ${dateAndTime(startAt)}.`]];
  return [['Call back anytime.'], ...end];
}

function reminders(it: CallBack): Line[] {
  const left = stillToRemind(it);
  return left.length ? [[`${remindersAt(left, timeOfCall(it))}.`]] : [];
}

const whose = (it: CallBack, reader: string | undefined): Line[] => {
  const { owner, booker, specialistTeam, status } = it;
  const booked = owner === booker ? [] : [bookedBy(it)];
  if (owner === undefined) return [...(specialistTeam ? [[`With ${specialistTeam}.`]] : []), ...booked];
  if (owner === reader) return booked;
  return [[status === 'closed' ? 'It was with ' : 'To be made by ', { person: owner }, '.'], ...booked];
};

const bookedBy = ({ booker }: CallBack): Line => ['Booked by ', { person: booker }, '.'];
