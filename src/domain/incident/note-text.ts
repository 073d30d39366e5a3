import { fieldsOf } from '../fields.ts';
import type { HistoryEntry } from '../record.ts';
import { dateAndTime, dateInWords } from '../times.ts';
import { asEnquiry, enquiries, expectationInWords } from './advice-and-guidance.ts';
import { clientFields, incidentFields, isSpecialClientRecords } from './fields.ts';
import type { Incident } from './incident.ts';
import { asResolution } from './resolution.ts';

/** S1.4 and Q18: what stands for a client's name and NINO where Special Client Records are concerned. */
export const minimumClientData = 'Minimum Client Data';

const inTheNote = fieldsOf(incidentFields).filter(({ as }) => as !== 'choice' && as !== 'choices');

type NameOf = (person: string) => string;

/**
 * The note for CMS2012, as far as the incident has come: INC-17's details, then a dated line for each step, appended and
 * never overwritten: the approval (INC-21), the number (INC-18), what was done and whether it worked (INC-28, INC-29).
 * Plain text with a line a detail. `nameOf` turns a Slack id into a name.
 */
export const noteText = (it: Incident, nameOf: NameOf): string =>
  [...details(it), ...steps(it, nameOf).flatMap(({ lines }) => lines)].join('\n');

/** What the latest sitting adds to a note that has the rest already; undefined before the first. */
export function latestLines(it: Incident, nameOf: NameOf): string | undefined {
  const all = steps(it, nameOf);
  const latest = all.filter(({ key }) => key === all.at(-1)?.key);
  return latest.length ? latest.flatMap(({ lines }) => lines).join('\n') : undefined;
}

function details(it: Incident): string[] {
  const given = new Map(Object.entries(it.fields));
  const hidden: readonly string[] = isSpecialClientRecords(it.fields) ? clientFields : [];
  return inTheNote.map(({ name, label, as }) => {
    if (hidden.includes(name)) return `${label}: ${minimumClientData}`;
    const value = String(given.get(name) ?? '');
    return `${label}: ${as === 'date' ? dateInWords(new Date(`${value}T12:00:00Z`)) : value}`;
  });
}

function steps(it: Incident, nameOf: NameOf): { key: string | undefined; lines: string[] }[] {
  return it.history.flatMap((entry) => {
    const lines = stepLines[entry.what]?.(entry, { it, by: `${nameOf(entry.by)}, ${dateAndTime(entry.at)}` });
    return lines ? [{ key: entry.key, lines }] : [];
  });
}

type Lines = (entry: HistoryEntry, about: { it: Incident; by: string }) => string[];

const said =
  (words: string): Lines =>
  ({ said: own }, { by }) =>
    own ? [`${words} (${by}): ${own}`] : [`${words}: ${by}`];

/** What each decision adds; one that is not here adds nothing. */
const stepLines: Record<string, Lines> = {
  advise: said('Team leader advised'),
  'confirm-advice': said('Advice carried out, problem resolved'),
  'report-advice-failed': said('Advice carried out, problem remains'),
  'check-back': said('Team leader checked that the advice was carried out'),
  'refer-to-advice-and-guidance': ({ facts }, { by }) => {
    const asked = asEnquiry(facts);
    const kind = asked ? ` (${enquiries[asked.enquiry].toLowerCase()})` : '';
    return [`Referred to Advice & Guidance${kind}: ${by}`];
  },
  'send-to-advice-and-guidance': ({ said: number, facts }, { by }) => {
    const asked = asEnquiry(facts);
    const expected = asked && expectationInWords(asked);
    return [
      `Sent to Advice & Guidance (${by}): SR ${number ?? ''}`,
      ...(expected ? [`Answer expected ${expected}`] : []),
    ];
  },
  'report-advice-and-guidance-resolved': said('Resolved by Advice & Guidance'),
  'report-advice-and-guidance-failed': said('Advice & Guidance could not resolve it'),
  'name-local-action': said('Team leader named local action'),
  'report-local-action': said('Local action taken, problem remains'),
  'report-resolved': said('Local action taken, problem resolved'),
  authorise: (_entry, { it, by }) => [
    `Authorised by: ${by}`,
    ...(it.reference ? [`AAC incident number: ${it.reference}`] : []),
  ],
  'confirm-lock-assign-set': said('Lock assign flag set'),
  'confirm-lock-assign-removed': said('Lock assign flag removed'),
  'confirm-lock-assign-kept': said('Lock assign flag stays on the case, as directed'),
  resolve(entry, { by }) {
    const { how, reason, source, route } = asResolution(entry);
    return [`Resolution from AAC (${by}): ${how}`, `${reason}. Source: ${source}. ${route}.`];
  },
  'confirm-worked': said('Resolution carried out, it worked'),
  'confirm-worked-in-call': said('Resolution carried out in the call, it worked'),
  'report-not-worked': said('Resolution carried out, it did not work'),
  'report-failed-in-call': said('Resolution carried out in the call, it did not work; escalated by AAC'),
};
