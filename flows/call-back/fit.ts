import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { promisesNear } from '../../src/domain/free-slots.ts';
import { dateInWords, isoDate, timeOfDay } from '../../src/domain/times.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import { isOwnWeekday } from '../../src/domain/working-time.ts';
import type { Availability } from '../../src/slack/availability.ts';
import type { Deps } from '../deps.ts';
import { promisesOf } from './book-client.ts';
import { workingTimeOf } from './said-back.ts';

/** Why somebody cannot be given a call-back, nor its details, if so; under the field that named them. */
export async function unfit(
  { directory }: Pick<Deps, 'directory'>,
  person: string,
  field: string,
): Promise<Refusal | undefined> {
  const known = person === '' ? undefined : await directory.person(person);
  if (!known || known.outsider) return refuse(refusals.ownerOutside, field);
  return known.deactivated ? refuse(refusals.ownerGone, field) : undefined;
}

const unseen: Partial<Record<Availability, string>> = {
  away: 'Slack shows them as away now.',
  'do-not-disturb': 'They have notifications paused now.',
};

/** What is to be known of somebody before they are given a call-back: nothing is shifted, and the choice stays (CB-42, Q3). */
export async function toBeKnownOf(
  deps: Pick<Deps, 'availability' | 'callBacks' | 'organisation'>,
  person: string,
  it: CallBack,
  at: Date,
): Promise<string[]> {
  const [seen, promises] = await Promise.all([deps.availability(person), promisesOf(deps, person)]);
  const due = timeOf(it, at);
  const near = promisesNear(due, promises);
  return [
    offWork(deps, person, due),
    unseen[seen],
    near.length
      ? `They have promised other calls near that time: ${near.map(timeOfDay).join(', ')}.`
      : undefined,
  ].filter((words) => words !== undefined);
}

/** When the call is to be made: at once where that is over. */
export const timeOf = ({ agreedAt, window: { startAt, endAt } }: CallBack, at: Date): Date => {
  const due = agreedAt ?? endAt ?? startAt;
  return due > at ? due : at;
};

/** Why the time is not one at which they work, if so. */
export function offWork(deps: Pick<Deps, 'organisation'>, person: string, at: Date): string | undefined {
  const [day, time] = [isoDate(at), timeOfDay(at)];
  const { hours, holidays } = workingTimeOf(deps, person);
  if (holidays.includes(day)) return `${dateInWords(at)} is a bank holiday for them.`;
  if (!isOwnWeekday(day, hours)) return `They do not work on ${dateInWords(at)}.`;
  const isAtWork = time >= hours.from && time < hours.until;
  return isAtWork ? undefined : `${time} is outside their hours, ${hours.from} to ${hours.until}.`;
}
