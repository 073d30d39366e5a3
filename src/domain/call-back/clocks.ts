import { cancelReminder, type Reminders, setReminder } from '../reminder.ts';
import { isoDate, plusHours, plusMinutes } from '../times.ts';
import { atLondonTime, dayPlus } from '../working-time.ts';
import { lastCall } from './attempts.ts';
import { type CallBack, isApplication } from './call-back.ts';
import { isToMoveBack } from './guards.ts';
import { leaderOf } from './leaders.ts';

/** The name of a reminder, and so the start of its key. */
export type Clock =
  | Nudge
  | 'late'
  | 'late-team-leader'
  | 'allocation'
  | 'letters'
  | 'fees'
  | 'move-back'
  | 'settle';

/** Those that tell the owner to make the call. */
export type Nudge = 'start' | 'agreed' | 'attempt' | 'anytime' | 'alarm' | 'again';

export const nudges: readonly Nudge[] = ['start', 'agreed', 'attempt', 'anytime', 'alarm', 'again'];
/** A new reminder time takes the place of these; the one before the agreed time stays (CB-38). */
const movable: readonly Nudge[] = ['start', 'attempt', 'anytime', 'alarm', 'again'];
const promises: readonly Clock[] = [
  ...nudges,
  'late',
  'late-team-leader',
  'allocation',
  'letters',
  'fees',
  'move-back',
];

type Timed = Pick<CallBack, 'kind' | 'agreedAt' | 'window' | 'serviceLevels' | 'history'>;

/** Q1's three clocks: half an hour before, then 5 minutes; 15 before an attempt; 5 before an informal one. */
export function nudgesOf(it: Timed): [Nudge, Date][] {
  const { agreedAt, window, serviceLevels: levels } = it;
  const before = (at: Date, minutes: number) => plusMinutes(at, -minutes);
  const { startAt, endAt = startAt } = window;
  if (it.kind === 'informal') return [['alarm', before(startAt, levels.remindBeforeInformalMinutes)]];
  if (agreedAt && (isApplication(it) || lastCall(it)))
    return [['attempt', before(agreedAt, levels.remindBeforeAttemptMinutes)]];
  if (isApplication(it)) return [['anytime', before(endAt, levels.remindBeforeAnytimeEndsMinutes)]];
  return [
    ['start', before(startAt, levels.remindBeforeStartMinutes)],
    ['agreed', before(agreedAt ?? endAt, levels.remindBeforeAgreedMinutes)],
  ];
}

function lateClocks({ window: { endAt }, serviceLevels }: CallBack): [Clock, Date][] {
  if (!endAt) return [];
  return [
    ['late', endAt],
    ['late-team-leader', plusMinutes(endAt, serviceLevels.overdueToTeamLeaderMinutes)],
  ];
}

function clocksOf(it: CallBack, at: Date): [Clock, Date][] {
  const { allocationReminderHours, moveBackReminderHours } = it.serviceLevels;
  switch (it.status) {
    case 'awaiting-call':
      // After a call without a next one nobody is to ring again; it is late all the same until somebody closes it.
      return [...(isLastAttempt(it) ? [] : nudgesOf(it)), ...lateClocks(it)];
    case 'awaiting-allocation':
      return [['allocation', plusHours(at, allocationReminderHours)], ...lateClocks(it)];
    case 'with-specialist-team':
    case 'number-wanted':
      return lateClocks(it);
    case 'letters-wanted':
      return [['letters', plusHours(at, allocationReminderHours)]];
    case 'fees-awaited':
      return it.feesDueAt ? [['fees', theMorningAfter(it.feesDueAt)]] : [];
    case 'closed':
      return isToMoveBack(it) ? [['move-back', plusHours(at, moveBackReminderHours)]] : [];
  }
}

/** Whoever pays on the last day is not asked for before it is over; the hour is ours. */
const theMorningAfter = (at: Date): Date => atLondonTime(dayPlus(isoDate(at), 1), '09:00');

const isNudge = (name: Clock): boolean => nudges.some((nudge) => nudge === name);

const isLastAttempt = (it: CallBack): boolean => {
  const last = lastCall(it);
  return last !== undefined && !last.nextAt;
};

/**
 * Stops every clock, and starts those of how it stands now. Nudges whose moment is past go at once, once (Q1), unless they
 * were sent and another is still ahead; nobody is told again that the same end is over.
 */
export function restartClocks(it: CallBack, at: Date): CallBack {
  const before = it.reminders;
  let reminders = promises.reduce<Reminders>(cancelReminder, before);
  const wanted = clocksOf(it, at);
  const isPast = ([name, dueAt]: [Clock, Date]) => isNudge(name) && dueAt <= at;
  const isSent = ([name, dueAt]: [Clock, Date]) => hasFired(before, name, dueAt);
  const ahead = wanted.filter((clock) => !isPast(clock) && !isSent(clock));
  const hasNudgeAhead = ahead.some(([name]) => isNudge(name));
  const past = wanted
    .filter((clock) => isPast(clock) && !(hasNudgeAhead && isSent(clock)))
    .slice(-1)
    .map(([name]): [Clock, Date] => [name, at]);
  for (const [name, dueAt] of [...ahead, ...past]) reminders = setReminder(reminders, name, dueAt);
  return { ...it, reminders };
}

/** What went at once, or waited for a call to end, has fired later than its moment. */
export const hasFired = (reminders: Reminders, name: string, dueAt: Date): boolean =>
  Object.values(reminders).some((one) => one.name === name && one.state === 'fired' && one.dueAt >= dueAt);

/** CB-37, CB-38, CB-41: a new reminder time; the promise, and the reminder before it, stay. */
export const remindAgainAt = (it: CallBack, remindAt: Date): CallBack => ({
  ...it,
  reminders: setReminder(movable.reduce<Reminders>(cancelReminder, it.reminders), 'again', remindAt),
});

/** A call that began in time is not late while it lasts. */
export function whileCalling(it: CallBack, at: Date): CallBack {
  const { endAt } = it.window;
  const over = plusMinutes(at, it.serviceLevels.minutesEach);
  if (!endAt || at >= endAt || over <= endAt) return it;
  const toLeader = plusMinutes(over, it.serviceLevels.overdueToTeamLeaderMinutes);
  const reminders = setReminder(setReminder(it.reminders, 'late', over), 'late-team-leader', toLeader);
  return { ...it, reminders };
}

const latest = ({ reminders }: Pick<CallBack, 'reminders'>, name: Clock) =>
  Object.values(reminders)
    .filter((one) => one.name === name)
    .sort((a, b) => b.generation - a.generation)[0];

/** Whether its time is over, and that has been told (Q30): until it is done, or has another time. */
export const isLate = (it: CallBack): boolean => it.status !== 'closed' && isTold(it, 'late');

/** A clock of the end as it is now: one of an earlier end fell due before it. */
const isTold = ({ reminders, window: { endAt } }: CallBack, name: Clock): boolean =>
  endAt !== undefined && hasFired(reminders, name, endAt);

/**
 * Who sees to it: its owner, or who leads them where they have left (WA-07). A late one is whose the team leader named, or
 * the team leader's once it was passed up to them (Q30).
 */
export function whoAnswers(it: CallBack): string | undefined {
  const late = isLate(it);
  if (late && it.answerable !== undefined) return it.answerable;
  const isPassedUp = late && isTold(it, 'late-team-leader');
  return it.ownerHasLeft || isPassedUp ? (leaderOf(it) ?? it.owner) : it.owner;
}

/** Whether a sitting may still be taken back. */
export const isSettling = (it: CallBack): boolean => latest(it, 'settle')?.state === 'waiting';

/** Whether the days to pay the application fees are over, and it has been asked whether they were paid (CB-35). */
export const isPaymentOver = ({ reminders }: Pick<CallBack, 'reminders'>): boolean =>
  Object.values(reminders).some(({ name, state }) => name === 'fees' && state === 'fired');
