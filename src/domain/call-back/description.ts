import { saysNotApplicable } from '../field-rules.ts';
import { dateAndTime } from '../times.ts';
import type { CallBack } from './call-back.ts';

/** The text for CMS2012's description field, and what does not fit there (CB-08, CB-09). */
export interface Description {
  text: string;
  overflow: string | undefined;
}

/** CB-08's reminder text: a line a detail; what does not fit goes to the contact notes, and the text ends with where. */
export function descriptionText(it: CallBack): Description {
  const { contactNumber, scin, caseNumber, ern, why, notesIn } = it.fields;
  const most = it.serviceLevels.descriptionCharacters;
  const when = it.agreedAt ?? it.window.endAt ?? it.window.startAt;
  const lines = [
    `Contact number: ${contactNumber}`,
    `Call back: ${dateAndTime(when)}`,
    ...(scin ? [`SCIN: ${scin}`] : []),
    ...(caseNumber ? [`Case: ${lastFour(caseNumber)}`] : []),
    ...(ern ? [`ERN: ${ern}`] : []),
  ].join('\n');
  const whole = `${lines}\nReason: ${why}`;
  if (whole.length <= most) return { text: whole, overflow: undefined };
  const where = `Further call back notes stored in ${notesIn ?? 'contact notes'}`;
  const room = Math.max(0, most - lines.length - where.length - '\nReason: …\n'.length);
  const cut = why.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return {
    text: `${lines}\nReason: ${cut}…\n${where}`,
    overflow: `Further call back notes, ${dateAndTime(when)}:\n${why}`,
  };
}

/** CB-08: the last four digits of the case number; of one that is not applicable, that. */
export function lastFour(caseNumber: string | undefined): string {
  if (!caseNumber || saysNotApplicable(caseNumber)) return 'not applicable';
  const digits = caseNumber.replace(/\D/g, '');
  return digits.length > 4 ? `ends ${digits.slice(-4)}` : 'see the details';
}
