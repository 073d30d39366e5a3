import { standing } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { dateAndTime, dateInWords } from '../../src/domain/times.ts';
import type { Line } from '../../src/slack/text.ts';

/** What cards say of an application besides: its template, its outcome, its letters and its fees (CB-26, CB-31, CB-35). */
export function applicationLines(it: CallBack): Line[] {
  const { status, feesDueAt, serviceLevels, fields } = it;
  const done = standing(it.history);
  const outcome = done.findLast(({ what }) => what === 'close')?.facts?.outcome;
  const letters = done.findLast(({ what }) => what === 'confirm-letters');
  return [
    ...(fields.template ? [[`Offline template: ${fields.template}, attached.`]] : []),
    ...(status === 'closed' && outcome ? [[`Call back Outcome: ${outcome}`]] : []),
    ...(status === 'letters-wanted'
      ? [['Letters to be issued: ', { bold: 'CMSL0077 and CMSL0080' }, '.']]
      : []),
    ...(letters
      ? [
          [
            'CMSL0077 and CMSL0080 issued: confirmed by ',
            { person: letters.by },
            ` on ${dateAndTime(letters.at)}.`,
          ],
        ]
      : []),
    ...(feesDueAt && status === 'fees-awaited'
      ? [
          [
            `The client has ${serviceLevels.feeDays} days to pay the application fees: until `,
            { bold: dateInWords(feesDueAt) },
            '.',
          ],
        ]
      : []),
  ];
}
