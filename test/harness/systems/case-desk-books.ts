import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { HistoryEntry, Recorded } from '../../../src/domain/record.ts';
import { type Appointment, whatWas } from '../appointment/appointment.ts';
import type { Happened } from '../history.ts';
import { type Booking, reminderKey } from './system.ts';

const decisions = new Set(['approve', 'cancel', 'authorise', 'close', 'client-rang-first']);

/** What a record says of an appointment, beside what was booked. */
export function appointmentInBooks(
  booking: Booking,
  it: Appointment | undefined,
  fault: string,
  said: readonly string[],
): Happened[] {
  const first = booking.dueAt.map((dueAt, index) => ({ key: reminderKey(booking.id, index), dueAt }));
  if (!it) return first.map(({ key, dueAt }) => due(key, dueAt, fault));
  return [...asked(it, first, fault), ...stored('appointment', it, said), ...effects(it)];
}

/** All that an incident has to say was asked for. */
export const incidentInBooks = (it: Incident, fault: string, said: readonly string[]): Happened[] => [
  ...Object.entries(it.messages)
    .filter(([, { form }]) => form !== 'errand')
    .map(([key, { dueAt }]) => due(`incident/${it._id}/${key}`, dueAt, fault)),
  ...stored('incident', it, said),
  ...effects(it),
];

export const due = (key: string, dueAt: Date, fault: string): Happened => ({
  what: 'due',
  key,
  dueAt: dueAt.getTime(),
  fault,
});

/** Each generation of each reminder was asked for; those too late for their use are one message. */
function asked(it: Appointment, first: readonly { key: string; dueAt: Date }[], fault: string): Happened[] {
  const name = (key: string) => `appointment/${it._id}/${key}`;
  const missed = Object.entries(it.reminders).filter(
    ([key, { state }]) => state === 'fired' && !it.messages[key] && it.messages.missed,
  );
  const isMissed = new Set(missed.map(([key]) => name(key)));
  // As it was booked, whatever has become of the record; and as it was moved to since.
  const reminders = new Map(first.map(({ key, dueAt }) => [key, dueAt]));
  for (const [key, { dueAt }] of Object.entries(it.reminders)) reminders.set(name(key), dueAt);
  const cards = Object.entries(it.messages).filter(([, { form }]) => form === 'card');
  const lateBy = missed.map(([, { dueAt }]) => dueAt.getTime() + it.usefulMs);
  return [
    ...[...reminders].filter(([key]) => !isMissed.has(key)).map(([key, dueAt]) => due(key, dueAt, fault)),
    ...cards.map(([key, { dueAt }]) => due(name(key), dueAt, fault)),
    // Said before their use was over, they would have been said too late too early.
    ...(lateBy.length ? [due(name('missed'), new Date(Math.min(...lateBy)), fault)] : []),
    ...withdrawn(it, name),
  ];
}

function withdrawn(it: Appointment, name: (key: string) => string): Happened[] {
  let generation = 1;
  return it.history.flatMap(({ what, facts }): Happened[] => {
    if (what !== 'move' && what !== 'cancel') return [];
    const key = name(`time-${generation}`);
    if (what === 'move') generation += 1;
    return [{ what: 'withdrawn', key, answer: whatWas.parse(facts?.was) }];
  });
}

/** One that is sent without a place stands nowhere, which is not where Slack has it. */
export const stored = (kind: string, it: Recorded, said: readonly string[]): Happened[] =>
  Object.entries(it.messages)
    .filter(([, { form }]) => form !== 'errand')
    .map(([key, entry]) => ({
      what: 'stored',
      key: `${kind}/${it._id}/${key}`,
      state: entry.state,
      channel: entry.posted?.channel ?? '',
      ts: entry.posted?.ts ?? '',
      ...fallbackOf(`${kind}/${it._id}/${key}`, entry, said),
    }));

/** Who hears of a message that failed: an administrator, in Slack. */
function fallbackOf(name: string, { state }: Message, said: readonly string[]): { fallback?: string } {
  const heard = state === 'failed' ? said.find((key) => key.startsWith(`notice/${name}/`)) : undefined;
  return heard === undefined ? {} : { fallback: heard };
}

/** `standing` has the decisions that nobody has taken back. */
export const effects = (it: Recorded, standing?: ReadonlySet<HistoryEntry>): Happened[] =>
  it.history.flatMap((entry): Happened[] => {
    const { key, by, what, version } = entry;
    if (key === undefined || version === undefined) return [];
    const final = decisions.has(what) && (standing?.has(entry) ?? true);
    return [{ what: 'effect', record: it._id, key: `${what}/${key}`, by, final }];
  });
