import { workingTimeOf } from '../../src/config/organisation.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { timeOfCall } from '../../src/domain/call-back/window.ts';
import { promisesNear } from '../../src/domain/free-slots.ts';
import { dateInWords, timeOfDay } from '../../src/domain/times.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import { whyOffWork } from '../../src/domain/working-time.ts';
import type { Availability } from '../../src/slack/availability.ts';
import type { Deps } from '../deps.ts';
import { promisesOf } from './book-client.ts';

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
export const timeOf = (it: CallBack, at: Date): Date => {
  const due = timeOfCall(it);
  return due > at ? due : at;
};

/** Why the time is not one at which they work, if so. */
export function offWork(
  { organisation }: Pick<Deps, 'organisation'>,
  person: string,
  at: Date,
): string | undefined {
  const working = workingTimeOf(organisation, person);
  const { from, until } = working.hours;
  switch (whyOffWork(at, working)) {
    case 'bank-holiday':
      return `${dateInWords(at)} is a bank holiday for them.`;
    case 'day-off':
      return `They do not work on ${dateInWords(at)}.`;
    case 'outside-hours':
      return `${timeOfDay(at)} is outside their hours, ${from} to ${until}.`;
    case undefined:
      return undefined;
  }
}
