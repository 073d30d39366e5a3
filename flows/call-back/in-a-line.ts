import { attempts } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, callBackKinds } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { isMpCall } from '../../src/domain/call-back/fields.ts';
import { firstPromise, nextCallAt, remindedAt, stillToRemind } from '../../src/domain/call-back/next-call.ts';
import { statusInWords } from '../../src/domain/call-back/refusals.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Line } from '../../src/slack/text.ts';
import { called } from './about.ts';

/** A call-back in a list of one's own: when the next call is, and what has come of it so far. */
export const inALine = (it: CallBack): Line => [
  ...whatItIs(it),
  ...(remindedAt(it) ? reminded(it) : []),
  ...(attempts(it).length ? [tried(it)] : []),
];

/** In a team leader's list: besides, whose it is, whether reminded, the attempts, and what was promised first. */
export function inATeamsLine(it: CallBack): Line {
  const promise = firstPromise(it);
  return [
    ...(it.owner === undefined ? [] : [{ person: it.owner }, ', ']),
    ...whatItIs(it),
    ...reminded(it),
    tried(it),
    ...(promise ? [` First promised by ${dateAndTime(promise)}.`] : []),
  ];
}

const whatItIs = (it: CallBack): Line => [
  { bold: called(it) },
  `: ${isLate(it) ? 'late, ' : ''}${statusInWords(it)}. ${callBackKinds[it.kind]}${isMpCall(it) ? ' (MP call)' : ''}.`,
  ...nextCall(it),
];

const nextCall = (it: CallBack): Line => {
  const at = nextCallAt(it);
  if (at) return [` Next call ${it.agreedAt ? 'on' : 'by'} ${dateAndTime(at)}.`];
  return it.feesDueAt ? [` Fees are due by ${dateAndTime(it.feesDueAt)}.`] : [];
};

function reminded(it: CallBack): Line {
  const [last, [next]] = [remindedAt(it), stillToRemind(it)];
  if (last) return [` Reminded on ${dateAndTime(last)}.`];
  return next ? [` Not reminded yet: that is on ${dateAndTime(next)}.`] : [];
}

function tried(it: CallBack): string {
  const made = attempts(it).length;
  if (!made) return ' No attempt yet.';
  return made === 1 ? ' 1 attempt.' : ` ${made} attempts.`;
}
