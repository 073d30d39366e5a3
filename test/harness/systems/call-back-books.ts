import { standing } from '../../../src/domain/call-back/attempts.ts';
import { book } from '../../../src/domain/call-back/book.ts';
import { type CallBack, isApplication } from '../../../src/domain/call-back/call-back.ts';
import { nudges } from '../../../src/domain/call-back/clocks.ts';
import { plusMinutes } from '../../../src/domain/times.ts';
import { accepted } from '../../support/builders.ts';
import { aBooking } from '../../support/call-backs.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import type { Happened } from '../history.ts';
import { leaseMs } from '../stage.ts';
import { due, effects, stored } from './case-desk-books.ts';
import type { Booking } from './system.ts';

const organisation = sampleOrganisation();
/** What can be taken back, and what others hear of it, waits no longer than a fault lasts. */
const serviceLevels = { ...organisation.callBacks, undoSeconds: 2 };

/** Who leads somebody, as every process of CaseDesk knows it. */
function whoseIs(owner: string) {
  const team = organisation.teams.find(({ members }) => members.includes(owner));
  return { owner, teamLeader: team?.leader, cover: team?.cover, ownersTeam: team?.name };
}

/**
 * A call-back whose reminder falls due at the one instant: an informal one, an application by the time of its attempt. With
 * several instants it is one's own, and late at the last of them (Q1, Q30).
 */
export function callBackOf({ id, owner, dueAt, ...booking }: Booking, at: Date): CallBack {
  const [first = at] = dueAt;
  const kind = booking.kind ?? (dueAt.length > 1 ? 'own' : 'informal');
  const before = isApplication({ kind })
    ? serviceLevels.remindBeforeAttemptMinutes
    : serviceLevels.remindBeforeInformalMinutes;
  const agreedAt = dueAt.length > 1 ? dueAt.at(-1) : plusMinutes(first, before);
  const asked = aBooking({
    id,
    kind,
    booker: booking.booker ?? owner,
    receivedAt: at,
    agreedAt,
    serviceLevels,
  });
  const whose = isApplication({ kind }) ? {} : { whose: whoseIs(owner) };
  const allocators = isApplication({ kind }) ? ['U0NIA'] : [];
  const booked = accepted(book({ ...asked, ...whose, allocators, key: `book/${id}` }, at));
  return { ...booked, reference: id };
}

/** What a call-back's record says, beside what was booked. */
export function callBackInBooks(
  booking: Booking,
  it: CallBack | undefined,
  { fault, said, now }: { fault: string; said: readonly string[]; now: number },
): Happened[] {
  const name = (key: string) => `call-back/${booking.id}/${key}`;
  const { owner = booking.owner, teamLeader } = it ?? whoseIs(booking.owner);
  if (booking.dueAt.length > 1) {
    const end = booking.dueAt.at(-1) ?? new Date(now);
    const late = [name(`late-1-${owner}`), name(`late-team-leader-1-${teamLeader}`)];
    const toLeader = plusMinutes(end, serviceLevels.overdueToTeamLeaderMinutes);
    const asked = late.map((key, index) => due(key, index ? toLeader : end, fault));
    return [...asked, ...(it ? [...others(it, new Set(late), fault), ...booked(it, said)] : [])];
  }
  const reminders = Object.entries(it?.reminders ?? {}).filter(
    ([, { name: clock, dueAt }]) => nudges.some((nudge) => nudge === clock) && dueAt.getTime() <= now,
  );
  const key = (reminder: string) => name(`${reminder}-${owner}`);
  const asked = it
    ? reminders.map(([reminder, { dueAt }]) => due(key(reminder), dueAt, fault))
    : booking.dueAt.map((dueAt) => due(key('alarm-1'), dueAt, fault));
  const stopped = reminders.filter(([, { state }]) => state === 'cancelled');
  return [
    ...asked,
    ...stopped.map(([one]): Happened => ({ what: 'withdrawn', key: key(one), answer: 'cancelled' })),
    ...(it ? [...others(it, new Set(reminders.map(([one]) => key(one))), fault), ...withdrawn(it)] : []),
    ...(it ? booked(it, said) : []),
  ];
}

const booked = (it: CallBack, said: readonly string[]): Happened[] => [
  ...stored('call-back', it, said),
  ...effects(it, new Set(standing(it.history))),
];

/** Whatever else it has to say was asked for by what somebody did. */
const others = (it: CallBack, known: ReadonlySet<string>, fault: string): Happened[] =>
  Object.entries(it.messages)
    .map(([key, entry]) => ({ key: `call-back/${it._id}/${key}`, ...entry }))
    .filter(({ key, form }) => form !== 'errand' && !known.has(key))
    .map(({ key, dueAt }) => due(key, dueAt, fault));

/**
 * What was stopped on its way because it was done, or taken back. Of what is done nothing is said any more: a sender that
 * had claimed it has a third of LEASE.
 */
function withdrawn(it: CallBack): Happened[] {
  const isClosed = it.status === 'closed';
  const isMoved = standing(it.history).some(({ what }) => what === 'reschedule');
  const takenBack = it.history.filter((entry) => !standing(it.history).includes(entry));
  return Object.entries(it.messages).flatMap(([name, { state, causedBy, form, posted }]): Happened[] => {
    const key = `call-back/${it._id}/${name}`;
    const isNudge = nudges.some((nudge) => name.startsWith(`${nudge}-`));
    const isTakenBack = takenBack.some(({ version }) => version !== undefined && version === causedBy);
    if (state === 'cancelled' && form !== 'errand' && (isClosed || (isNudge ? isMoved : isTakenBack)))
      return [{ what: 'withdrawn', key, answer: 'being sent' }];
    const isAfter = isNudge && isClosed && Number(posted?.ts ?? 0) * 1_000 > it.since.getTime() + leaseMs;
    return isAfter ? [{ what: 'withdrawn', key, answer: 'cancelled' }] : [];
  });
}
