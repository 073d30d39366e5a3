import type { HistoryEntry } from '../record.ts';
import { dateAndTime } from '../times.ts';
import { attempts, standing } from './attempts.ts';
import { type CallBack, callBackKinds } from './call-back.ts';

type NameOf = (person: string) => string;
type Lines = (entry: HistoryEntry, about: { it: CallBack; by: string; nameOf: NameOf }) => string[];

/**
 * What came of a call-back, for the contact notes or the SR notes: how it was booked, each call, and how it ended, with who
 * and when (CB-24, CB-39). Without people's own words where `words` is not asked for. What was taken back is left out.
 */
export function noteText(it: CallBack, nameOf: NameOf, { words }: { words: boolean }): string {
  const lines = standing(it.history).flatMap((entry) =>
    (
      noted[entry.what]?.(entry, { it, by: `${nameOf(entry.by)}, ${dateAndTime(entry.at)}`, nameOf }) ?? []
    ).concat(words && entry.said && noted[entry.what] ? [entry.said] : []),
  );
  return lines.join('\n');
}

const plain =
  (what: string): Lines =>
  (_entry, { by }) => [`${what} (${by}).`];

const passing =
  (what: string): Lines =>
  ({ facts }, { by, nameOf }) => [`${what}${facts?.to ? ` ${nameOf(facts.to)}` : ''} (${by}).`];

/** What each decision adds; reminders that were moved about add nothing. */
const noted: Record<string, Lines> = {
  book: (_entry, { it, by }) => [
    `${callBackKinds[it.kind]}${it.reference ? ` ${it.reference}` : ''} booked (${by}).`,
    ...(it.fields.reason ? [`Reason: ${it.fields.reason}`] : []),
  ],
  allocate: passing('Allocated to'),
  take: plain('Taken by the specialist team'),
  move: passing('Moved to'),
  'hand-over': passing('Handed over to'),
  'pass-details': passing('Details passed, to view, to'),
  'confirm-moved-back': plain('Case moved back'),
  reschedule: ({ facts }, { by }) => {
    const at = new Date(facts?.at ?? '');
    const when = Number.isNaN(at.getTime()) ? 'to no agreed time' : `to ${dateAndTime(at)}`;
    return [`Time changed ${when} (${by}).`];
  },
  'record-attempt': (entry, { it, by }) => {
    const own = attempts({ history: [entry] })[0];
    const number =
      standing(it.history)
        .filter(({ what }) => what === 'record-attempt')
        .indexOf(entry) + 1;
    return [
      `Call ${number} on ${dateAndTime(own?.madeAt ?? entry.at)}: ${own?.result ?? ''} (${by}).`,
      ...(own?.nextAt ? [`Next attempt: ${dateAndTime(own.nextAt)}.`] : []),
    ];
  },
  'report-wrong-number': plain('The number given is wrong'),
  'give-number': plain('Another number was given'),
  'client-rang-first': plain('The client rang first; closed with status not required'),
  close: ({ facts }, { by }) => [
    `Closed with status ${facts?.as ?? ''} (${by}).`,
    ...(facts?.outcome ? [`Call back Outcome: ${facts.outcome}`] : []),
  ],
  'decide-delay': plain('Decided that more attempts would delay the case unreasonably'),
  'confirm-letters': plain('Letters CMSL0077 and CMSL0080 issued'),
  'record-fees': ({ facts }, { by }) => [
    `Application fees ${facts?.paid === 'yes' ? 'paid' : 'not paid'} (${by}).`,
  ],
  'confirm-sent': ({ facts }, { by }) => [`Sent to ${facts?.team ?? 'the team'} (${by}).`],
};
