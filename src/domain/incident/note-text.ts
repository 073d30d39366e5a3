import { fieldsOf } from '../fields.ts';
import { dateAndTime, dateInWords } from '../times.ts';
import { clientFields, incidentFields, isSpecialClientRecords } from './fields.ts';
import type { Incident } from './incident.ts';

/** S1.4 and Q18: what stands for a client's name and NINO where Special Client Records are concerned. */
export const minimumClientData = 'Minimum Client Data';

const inTheNote = fieldsOf(incidentFields).filter(({ as }) => as !== 'choice' && as !== 'choices');

/**
 * The note for CMS2012, as far as the incident has come: INC-17's details, the approval (INC-21) and the number (INC-18).
 * Plain text with a line a detail. `nameOf` turns a Slack id into a name.
 */
export function noteText(it: Incident, nameOf: (person: string) => string): string {
  const given = new Map(Object.entries(it.fields));
  const hidden: readonly string[] = isSpecialClientRecords(it.fields) ? clientFields : [];
  const details = inTheNote.map(({ name, label, as }) => {
    if (hidden.includes(name)) return `${label}: ${minimumClientData}`;
    const value = String(given.get(name) ?? '');
    return `${label}: ${as === 'date' ? dateInWords(new Date(`${value}T12:00:00Z`)) : value}`;
  });
  const approval = it.history.findLast(({ what }) => what === 'authorise');
  if (approval) details.push(`Authorised by: ${nameOf(approval.by)}, ${dateAndTime(approval.at)}`);
  if (it.reference) details.push(`AAC incident number: ${it.reference}`);
  return details.join('\n');
}
