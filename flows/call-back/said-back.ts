import { workingTimeOf } from '../../src/config/organisation.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { Field } from '../../src/domain/fields.ts';
import { promiseWarnings } from '../../src/domain/promise-warnings.ts';
import { dateAndTime, dateInWords, timeOfDay } from '../../src/domain/times.ts';
import type { Deps } from '../deps.ts';

/** What is to be known of another time for a promise that stands (CB-42, CB-43, Q3); of an informal one, only when it falls. */
export function warningsOf(
  { organisation }: Pick<Deps, 'organisation'>,
  it: CallBack,
  at: Date,
  now: Date,
): string[] {
  const { owner, receivedAt, serviceLevels, kind } = it;
  if (owner === undefined) return [];
  const { completeWithinHours } = serviceLevels;
  const booking = { now, receivedAt, completeWithinHours, ...workingTimeOf(organisation, owner) };
  return promiseWarnings(at, booking)
    .filter(({ kind: what }) => what !== 'perhaps-informal')
    .filter(({ kind: what }) => kind !== 'informal' || what !== 'later-than-allowed')
    .map(({ said }) => said);
}

/** A time as it may be typed again, for what stands in a field already. */
export const asTyped = (at: Date): string => `${dateInWords(at)} ${timeOfDay(at)}`;

export const saidBack = (what: string, at: Date): string => `${what} ${dateAndTime(at)}.`;

/** A field for a time as people say it. */
export const timeField = (name: string, label: string, hint: string, required = true): Field => ({
  name,
  label,
  hint,
  as: 'line',
  privacy: 'open',
  max: 60,
  required,
});
