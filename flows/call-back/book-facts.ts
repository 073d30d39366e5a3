import { workingTimeOf } from '../../src/config/organisation.ts';
import {
  type CallBack,
  type CallBackKind,
  callBackKind,
  isApplication,
  type PromiseWindow,
} from '../../src/domain/call-back/call-back.ts';
import { nudgesOf } from '../../src/domain/call-back/clocks.ts';
import { preferredAt } from '../../src/domain/call-back/told-times.ts';
import { isSamePurpose } from '../../src/domain/call-back/whose.ts';
import { windowOf } from '../../src/domain/call-back/window.ts';
import type { Values } from '../../src/domain/fields.ts';
import { nextFreeSlot, promisesNear } from '../../src/domain/free-slots.ts';
import { type PromiseWarning, promiseWarnings } from '../../src/domain/promise-warnings.ts';
import type { Deps } from '../deps.ts';
import { ofTheClient, promisesOf } from './book-client.ts';
import { textIn } from './given.ts';

/** What is known of a booking before it is saved. */
export interface BookingFacts {
  kind: CallBackKind;
  /** Who makes the call; nobody yet where it is allocated or taken. */
  owner: string | undefined;
  isBooker: boolean;
  team: string;
  receivedAt: Date;
  agreedAt: Date | undefined;
  window: PromiseWindow;
  nudges: readonly Date[];
  /** Whether a reminder's moment is past already, so that it comes at once (Q1). */
  isRemindedAtOnce: boolean;
  warnings: readonly PromiseWarning[];
  /** The owner's promises near that time, and when they are free. */
  near: readonly Date[];
  free: Date | undefined;
  preferred: { words: string; at: Date | undefined } | undefined;
  /** Those that are open for the same client and purpose, the latest first. */
  doubles: readonly CallBack[];
  completeWithinHours: number;
}

export const kindOf = (given: Values): CallBackKind => callBackKind.catch('own').parse(given.kind);

/** Nobody is chosen where a team gives it to one of its own. */
export const isOwnedAtOnce = (kind: CallBackKind): boolean =>
  !isApplication({ kind }) && kind !== 'functionally-unique';

/** Who books, and when. */
export interface Booker {
  person: string;
  at: Date;
}

/** As many as a person on the phone can tell apart. */
const mostDoubles = 5;

interface Times {
  receivedAt: Date;
  agreedAt: Date | undefined;
}

/** Everything that is to be said, or asked, of a booking as it has been given so far. */
export async function bookingFacts(
  deps: Pick<Deps, 'callBacks' | 'organisation'>,
  given: Values,
  { receivedAt, agreedAt }: Times,
  { person, at }: Booker,
): Promise<BookingFacts> {
  const { organisation } = deps;
  const levels = organisation.callBacks;
  const kind = kindOf(given);
  const owner = isOwnedAtOnce(kind) ? textIn(given, 'owner') || person : undefined;
  const [taken, ofClient] = await Promise.all([
    owner ? promisesOf(deps, owner) : [],
    ofTheClient(deps, given),
  ]);
  const window = windowOf({ kind, receivedAt, agreedAt }, levels);
  const planned = { kind, window, serviceLevels: levels, history: [], ...(agreedAt && { agreedAt }) };
  const nudges = kind === 'functionally-unique' ? [] : nudgesOf(planned).map(([, nudgeAt]) => nudgeAt);
  const working = workingTimeOf(organisation, owner ?? '');
  const near = promisesNear(agreedAt ?? window.startAt, taken);
  const words = agreedAt ? '' : textIn(given, 'preferredTime');
  const team = textIn(given, 'specialistTeam');
  return {
    kind,
    owner,
    isBooker: owner === person,
    team,
    receivedAt,
    agreedAt,
    window,
    // A team is not reminded: whoever takes it is.
    nudges: nudges.filter((nudgeAt) => nudgeAt > at),
    isRemindedAtOnce: nudges.some((nudgeAt) => nudgeAt <= at),
    warnings: promiseWarnings(agreedAt ?? window.startAt, {
      ...working,
      now: at,
      receivedAt,
      completeWithinHours: levels.completeWithinHours,
      isOwn: owner === person,
    }).filter((warning) => concerns(warning, { kind, isTimed: agreedAt !== undefined })),
    near,
    free: near.length
      ? nextFreeSlot(agreedAt ?? window.startAt, { ...working, taken, minutesEach: levels.minutesEach })
      : undefined,
    preferred: words === '' || kind === 'informal' ? undefined : { words, at: preferredAt(words, at) },
    doubles: ofClient
      .filter((it) => isSamePurpose(it, { kind, specialistTeam: team }))
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
      .slice(0, mostDoubles),
    completeWithinHours: levels.completeWithinHours,
  };
}

/**
 * An informal call-back has no 24 hours, and only a promise of one's own choosing may turn into one (Q4). Where neither a
 * time nor a caseworker is known yet, there are no hours to be outside of.
 */
function concerns(
  { kind: warned }: PromiseWarning,
  { kind, isTimed }: { kind: CallBackKind; isTimed: boolean },
): boolean {
  if (warned === 'has-passed' || (!isTimed && !isOwnedAtOnce(kind))) return false;
  if (warned === 'later-than-allowed') return kind !== 'informal';
  return warned !== 'perhaps-informal' || kind === 'own' || kind === 'for-another';
}
