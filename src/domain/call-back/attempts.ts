import type { HistoryEntry } from '../record.ts';
import { type CallBack, isApplication } from './call-back.ts';
import { applicationResults, callResults, notReached } from './fields.ts';

/** A call that was made, and what it came to (CB-24, CB-25). */
export interface Attempt {
  by: string;
  madeAt: Date;
  result: string;
  reached: boolean;
  nextAt: Date | undefined;
}

type WithHistory = Pick<CallBack, 'history'>;

/** Every attempt that still counts, first first: one that was taken back is none. */
export const attempts = ({ history }: WithHistory): Attempt[] =>
  standing(history).flatMap(({ what, by, at, facts }) =>
    what === 'record-attempt'
      ? [
          {
            by,
            madeAt: instant(facts?.madeAt) ?? at,
            result: facts?.result ?? '',
            reached: !notReached.has(facts?.result ?? ''),
            nextAt: instant(facts?.nextAt),
          },
        ]
      : [],
  );

/** Decisions without those that were taken back. */
export function standing(history: readonly HistoryEntry[]): HistoryEntry[] {
  const ranges = history.flatMap(({ what, facts }) =>
    what === 'take-back' ? [{ from: Number(facts?.from), to: Number(facts?.to) }] : [],
  );
  return history.filter(
    ({ version = 0, what }) =>
      what !== 'take-back' && !ranges.some(({ from, to }) => version >= from && version <= to),
  );
}

/** How many attempts there may be: a downtime application goes on until the delay decision (CB-27, CB-34, Q9). */
export const mostAttempts = ({ kind, serviceLevels }: Pick<CallBack, 'kind' | 'serviceLevels'>): number =>
  kind === 'downtime-application' ? Number.POSITIVE_INFINITY : serviceLevels.attempts;

const times = ['', 'once', 'twice'];
export const howOften = (count: number): string => times[count] ?? `${count} times`;

/** How often the reminder was put off since it was first sent (Q5). */
export const snoozes = ({ history }: WithHistory): number =>
  standing(history).filter(({ what }) => what === 'snooze').length;

/** What the result of a call may be called. */
export const resultsOf = (it: Pick<CallBack, 'kind'>): readonly string[] =>
  isApplication(it) ? applicationResults : callResults;

/** The last call, unless another time was agreed since. */
export function lastCall(it: WithHistory): Attempt | undefined {
  const last = standing(it.history).findLast(
    ({ what }) => what === 'record-attempt' || what === 'reschedule',
  );
  return last?.what === 'record-attempt' ? attempts(it).at(-1) : undefined;
}

/** Since when somebody is on the phone, if they have said so and not yet what came of it. */
export function callingSince({ history }: WithHistory): Date | undefined {
  const last = standing(history).findLast(({ version }) => version !== undefined);
  return last?.what === 'calling-now' ? last.at : undefined;
}

const instant = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined);
