import { saysNotApplicable } from '../field-rules.ts';
import { dateAndTime, timeForCms2012 } from '../times.ts';
import type { CallBack } from './call-back.ts';
import { timeOfCall } from './window.ts';

/** What is entered in CMS2012's Call Back activity, and what of it does not fit there. */
export interface Description {
  text: string;
  /** The whole of why it was requested, for the notes that the text ends with (CB-09). */
  overflow: string | undefined;
  /** As CMS2012 takes it; an informal one is its alarm's date and time (CB-45). */
  start: string;
  /** An informal one has none (Q5). */
  end: string | undefined;
}

/** Where the rest is to be found: the closing words of a text that is cut short (CB-09). */
export const notesAreIn = ({ fields: { notesIn } }: Pick<CallBack, 'fields'>): string =>
  notesIn ?? 'contact notes';

/** Applications are entered in the small system, and for a functionally unique one there is a proforma (CB-17, CB-29). */
export const hasDescription = ({ kind }: Pick<CallBack, 'kind'>): boolean =>
  kind === 'own' || kind === 'for-another' || kind === 'informal';

/**
 * CB-08's reminder text: a line a detail, then why it was requested. What does not fit in CMS2012's field goes to the
 * notes, and the text ends with where (CB-09). An informal one has the whole case number and the client's role (CB-45).
 */
export function descriptionText(it: CallBack): Description {
  const { why } = it.fields;
  const most = it.serviceLevels.descriptionCharacters;
  const { startAt, endAt } = it.window;
  const when = dateAndTime(timeOfCall(it));
  const details = [
    ...(it.fields.contactNumber ? [`Contact number: ${it.fields.contactNumber}`] : []),
    `Call back: ${when}`,
    ...whose(it),
  ].join('\n');
  const times = { start: timeForCms2012(startAt), end: endAt && timeForCms2012(endAt) };
  const whole = `${details}\nReason: ${why}`;
  if (whole.length <= most) return { text: whole, overflow: undefined, ...times };
  const where = `Further call back notes stored in ${notesAreIn(it)}`;
  const room = Math.max(0, most - details.length - where.length - '\nReason: …\n'.length);
  const cut = why.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return {
    text: `${details}\nReason: ${cut}…\n${where}`,
    overflow: `Further call back notes, ${when}:\n${why}`,
    ...times,
  };
}

function whose({ kind, fields: { scin, caseNumber, ern, clientRole } }: CallBack): string[] {
  const isInformal = kind === 'informal';
  return [
    ...(scin ? [`SCIN: ${unlessNone(scin)}`] : []),
    ...(caseNumber && isInformal ? [`Case number: ${unlessNone(caseNumber)}`] : []),
    ...(caseNumber && !isInformal ? [`Case: ${lastFour(caseNumber)}`] : []),
    ...(ern ? [`ERN: ${ern}`] : []),
    ...(clientRole && isInformal ? [`Client role: ${clientRole}`] : []),
  ];
}

/** Why there is none would take the room of why to call. */
const unlessNone = (text: string): string => (saysNotApplicable(text) ? 'not applicable' : text);

/** CB-08: the last four digits of the case number; of one that is not applicable, that. */
export function lastFour(caseNumber: string | undefined): string {
  if (!caseNumber || saysNotApplicable(caseNumber)) return 'not applicable';
  const digits = caseNumber.replace(/\D/g, '');
  return digits.length > 4 ? `ends ${digits.slice(-4)}` : 'see the details';
}
