import { type CallBack, callBackKinds, isApplication } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { lastFour } from '../../src/domain/call-back/description.ts';
import { isMpCall } from '../../src/domain/call-back/fields.ts';
import { statusInWords } from '../../src/domain/call-back/refusals.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Line } from '../../src/slack/text.ts';

/** How a call-back is called. */
export const called = ({ reference }: CallBack): string => reference ?? 'this call-back';

/** The lines that every card of a call-back has: what may stand on a card, and when it is to be made. */
export const about = (it: CallBack): Line[] => [
  [callBackKinds[it.kind], ...(isMpCall(it) ? [' (MP call)'] : [])],
  ...(it.fields.reason ? [[`Reason: ${it.fields.reason}`]] : []),
  ...(isApplication(it) ? [] : [[`Case number: ${lastFour(it.fields.caseNumber)}`]]),
  ...times(it),
  [{ bold: `Status: ${statusInWords(it)}${isLate(it) ? ', late' : ''}` }],
  ...whose(it),
];

/** The promise is said apart from the time agreed with the client (Q2). */
export function times({ kind, agreedAt, window: { startAt, endAt } }: CallBack): Line[] {
  const end: Line[] = endAt ? [['To be done by ', { bold: dateAndTime(endAt) }, '.']] : [];
  if (agreedAt) return [[`Agreed with the client: ${dateAndTime(agreedAt)}.`], ...end];
  if (kind === 'informal') return [[`On ${dateAndTime(startAt)}.`]];
  return [['Call back anytime.'], ...end];
}

const whose = ({ owner, specialistTeam }: CallBack): Line[] => {
  if (owner !== undefined) return [['To be made by ', { person: owner }, '.']];
  return [[specialistTeam ? `With ${specialistTeam}.` : 'Nobody has it yet.']];
};
