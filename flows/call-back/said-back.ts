import { workingTimeOf } from '../../src/config/organisation.ts';
import { attempts } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, isApplication } from '../../src/domain/call-back/call-back.ts';
import type { Field } from '../../src/domain/fields.ts';
import { promiseWarnings } from '../../src/domain/promise-warnings.ts';
import { dateAndTime, dateInWords, plusHours, timeOfDay } from '../../src/domain/times.ts';
import type { Deps } from '../deps.ts';

/** What is to be known of another time for a promise that stands (CB-42, CB-43, Q3); of an informal one, only when it falls. */
export function warningsOf(
  { organisation }: Pick<Deps, 'organisation'>,
  it: CallBack,
  at: Date,
  now: Date,
  { isTried = attempts(it).length > 0 } = {},
): string[] {
  const { owner, receivedAt, serviceLevels } = it;
  if (owner === undefined) return [];
  const { completeWithinHours } = serviceLevels;
  const booking = { now, receivedAt, completeWithinHours, ...workingTimeOf(organisation, owner) };
  return promiseWarnings(at, booking)
    .filter(({ kind: what }) => what !== 'perhaps-informal')
    .filter(({ kind: what }) => what !== 'later-than-allowed' || hasToBeInTime(it, isTried))
    .map(({ said }) => said);
}

/** Not a further attempt for an application (Q30), nor what the client was promised for later than that (Q3). */
function hasToBeInTime(it: CallBack, isTried: boolean): boolean {
  const { kind, agreedAt, receivedAt, serviceLevels } = it;
  if (kind === 'informal' || (isTried && isApplication(it))) return false;
  return !agreedAt || agreedAt <= plusHours(receivedAt, serviceLevels.completeWithinHours);
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
