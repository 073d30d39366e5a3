import { isoDate } from '../times.ts';
import { atLondonTime, dayPlus } from '../working-time.ts';
import type { CallBack, CallBackStatus } from './call-back.ts';
import { remindAgainAt, whileCalling } from './clocks.ts';
import { notReached } from './fields.ts';
import {
  unlessAttemptable,
  unlessCalling,
  unlessClosable,
  unlessDelayDecidable,
  unlessFeesKnown,
  unlessRemindable,
  unlessReschedulable,
  unlessSnoozable,
} from './guards.ts';
import type { Row } from './row.ts';
import { anyone, callerOrLeader, involved, owner } from './who.ts';
import { windowOf } from './window.ts';

const running: readonly CallBackStatus[] = ['awaiting-call', 'number-wanted'];
/** Those in which the client still waits for a call. */
export const promised: readonly CallBackStatus[] = [
  ...running,
  'awaiting-allocation',
  'with-specialist-team',
];

/** Whom the team leader named sees to it until it has another time (Q30). */
const timed: Row['sets'] = (it, command) => {
  if (command.on !== 'reschedule') return it;
  const { agreedAt: _old, answerable: _named, ...rest } = it;
  const next: CallBack = command.agreedAt ? { ...rest, agreedAt: command.agreedAt } : rest;
  return { ...next, window: windowOf(next, it.serviceLevels) };
};

/** The next attempt is at its own time, and the end never comes before it. */
const tried: Row['sets'] = (it, command) => {
  if (command.on !== 'record-attempt' || !command.nextAt) return it;
  const { answerable: _named, ...rest } = it;
  const { endAt } = it.window;
  const nextAt = command.nextAt;
  const window = { startAt: nextAt, ...(endAt && { endAt: latest(endAt, nextAt) }) };
  return { ...rest, agreedAt: nextAt, window };
};

const ended: Row['sets'] = (it, command) => (command.on === 'close' ? { ...it, closedAs: command.as } : it);

/** Whoever makes the call: CB-24 to CB-27, CB-36 to CB-41. */
export const makingTheCall: readonly Row[] = [
  {
    from: 'awaiting-call',
    on: 'snooze',
    who: owner,
    unless: unlessSnoozable,
    sets: (it, command, at) =>
      command.on === 'snooze' ? remindAgainAt(it, new Date(at.getTime() + command.minutes * 60_000)) : it,
    causes: [],
  },
  {
    from: 'awaiting-call',
    on: 'remind-again',
    who: owner,
    unless: unlessRemindable,
    sets: (it, command) => (command.on === 'remind-again' ? remindAgainAt(it, command.remindAt) : it),
    causes: [],
  },
  {
    from: promised,
    on: 'reschedule',
    who: involved,
    unless: unlessReschedulable,
    sets: timed,
    causes: ['restart-clocks', 'tell-owner', 'tell-booker'],
  },
  {
    from: 'awaiting-call',
    on: 'calling-now',
    who: callerOrLeader,
    unless: unlessCalling,
    sets: (it, _command, at) => whileCalling(it, at),
    causes: [],
  },
  {
    from: 'awaiting-call',
    on: 'record-attempt',
    who: callerOrLeader,
    unless: unlessAttemptable,
    sets: tried,
    causes: ['restart-clocks'],
  },
  {
    from: 'awaiting-call',
    on: 'report-wrong-number',
    to: 'number-wanted',
    who: callerOrLeader,
    causes: ['restart-clocks', 'tell-booker'],
  },
  {
    from: 'number-wanted',
    on: 'give-number',
    to: 'awaiting-call',
    who: involved,
    sets: (it, command) =>
      command.on === 'give-number' ? { ...it, fields: { ...it.fields, contactNumber: command.number } } : it,
    causes: ['restart-clocks', 'tell-owner'],
  },
  {
    from: running,
    on: 'close',
    to: 'closed',
    who: callerOrLeader,
    unless: unlessClosable,
    sets: ended,
    causes: ['restart-clocks', 'tell-owner', 'tell-booker', 'ask-to-move-back'],
  },
  {
    from: ['awaiting-allocation', 'with-specialist-team'],
    on: 'close',
    to: 'closed',
    who: involved,
    unless: unlessClosable,
    sets: ended,
    causes: ['restart-clocks', 'tell-booker'],
  },
  {
    from: promised,
    on: 'client-rang-first',
    to: 'closed',
    who: anyone,
    sets: (it) => ({ ...it, closedAs: 'not required' }),
    causes: ['restart-clocks', 'tell-owner', 'tell-booker', 'tell-allocators', 'ask-to-move-back'],
  },
  {
    from: running,
    on: 'decide-delay',
    to: 'letters-wanted',
    who: callerOrLeader,
    unless: unlessDelayDecidable,
    causes: ['restart-clocks', 'tell-team-leader', 'tell-owner'],
  },
  {
    from: 'letters-wanted',
    on: 'confirm-letters',
    to: 'fees-awaited',
    who: callerOrLeader,
    sets: (it, _command, at) => ({
      ...it,
      feesDueAt: atLondonTime(dayPlus(isoDate(at), it.serviceLevels.feeDays), '23:59'),
    }),
    causes: ['restart-clocks', 'tell-owner'],
  },
  {
    from: 'fees-awaited',
    on: 'record-fees',
    to: 'closed',
    who: callerOrLeader,
    unless: unlessFeesKnown,
    sets: (it, command) => ({
      ...it,
      closedAs: command.on === 'record-fees' && command.facts.paid === 'yes' ? 'done' : 'unsuccessful',
    }),
    causes: ['restart-clocks', 'tell-owner', 'tell-booker', 'ask-to-move-back'],
  },
];

const latest = (...instants: Date[]): Date => new Date(Math.max(...instants.map(Number)));

/** Whether a result ends the attempts of an application (CB-27), the one for which nothing more is tried. */
export const endsAttempts = (result: string, made: number, most: number): boolean =>
  notReached.has(result) && made >= most;
