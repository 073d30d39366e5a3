import { dateAndTime, plusMinutes } from '../times.ts';
import { type Refusal, refuse } from '../transition.ts';
import { attempts, callingSince, mostAttempts, resultsOf } from './attempts.ts';
import { type CallBack, isApplication, type ToWriteTo } from './call-back.ts';
import { checklist } from './checklist.ts';
import type { CallBackCommand } from './commands.ts';
import { notReached } from './fields.ts';
import { isMove } from './leaders.ts';
import { refusals } from './refusals.ts';
import { windowOf } from './window.ts';

type Of<On extends CallBackCommand['on']> = Extract<CallBackCommand, { on: On }>;
type Guard = (it: CallBack, command: CallBackCommand, at: Date) => Refusal | undefined;

/** A guard for one command; the table asks it of no other. */
const of =
  <On extends CallBackCommand['on']>(
    on: On,
    guard: (it: CallBack, command: Of<On>, at: Date) => Refusal | undefined,
  ): Guard =>
  (it, command, at) =>
    isOf(command, on) ? guard(it, command, at) : undefined;

const isOf = <On extends CallBackCommand['on']>(command: CallBackCommand, on: On): command is Of<On> =>
  command.on === on;

/** Q5: 15 to 120 minutes in 15s, never past the end; once that is over it is rescheduled. */
export const unlessSnoozable = of('snooze', (it, { minutes }, at) => {
  if (!Number.isInteger(minutes / 15) || minutes < 15 || minutes > 120)
    return refuse(refusals.snoozeInSteps, 'minutes');
  const until = plusMinutes(at, minutes);
  const waiting = Object.values(it.reminders).find(
    ({ name, state }) => name === 'again' && state === 'waiting',
  );
  if (waiting && dateAndTime(waiting.dueAt) === dateAndTime(until))
    return refuse(refusals.snoozedAlready(until), 'minutes');
  return unlessInTime(it, until, at, 'minutes');
});

/** The snoozes that fit before the end, with when each ends. */
export const snoozeTimes = ({ window: { endAt } }: CallBack, at: Date): { minutes: number; until: Date }[] =>
  [1, 2, 3, 4, 5, 6, 7, 8]
    .map((quarters) => ({ minutes: quarters * 15, until: plusMinutes(at, quarters * 15) }))
    .filter(({ until }) => !endAt || until <= endAt);

export const unlessRemindable = of('remind-again', (it, { remindAt }, at) =>
  remindAt <= at ? refuse(refusals.inThePast, 'at') : unlessInTime(it, remindAt, at, 'at'),
);

function unlessInTime(it: CallBack, remindAt: Date, at: Date, field: string): Refusal | undefined {
  const { endAt } = it.window;
  if (!endAt) return undefined;
  if (at >= endAt) return refuse(refusals.nowOver, field);
  return remindAt > endAt ? refuse(refusals.pastTheEnd(endAt), field) : undefined;
}

/** Q6: the end moves only so, and with a reason. */
export const unlessReschedulable = of('reschedule', (it, { agreedAt, said }, at) => {
  if (!said) return refuse(refusals.sayWhy, 'said');
  if (agreedAt ? agreedAt <= at : it.kind === 'informal')
    return refuse(agreedAt ? refusals.inThePast : refusals.ownTime, 'at');
  const { endAt } = windowOf({ ...it, agreedAt }, it.serviceLevels);
  return endAt && endAt <= at ? refuse(refusals.noTimeLeft, 'at') : undefined;
});

/** CB-24 to CB-27, CB-34: with the last attempt a new application ends; any other may go on. */
export const unlessAttemptable = of('record-attempt', (it, { nextAt, facts }, at) => {
  const { result, madeAt } = facts;
  if (!resultsOf(it).includes(result)) return refuse(refusals.wrongResult, 'result');
  if (new Date(madeAt) > at) return refuse(refusals.attemptAhead, 'madeAt');
  if (new Date(madeAt) < it.receivedAt) return refuse(refusals.attemptBefore, 'madeAt');
  const made = attempts(it).length + 1;
  const most = mostAttempts(it);
  if (made > most && isApplication(it)) return refuse(refusals.noMoreAttempts(most), 'result');
  if (!notReached.has(result)) return nextAt ? refuse(refusals.nextNotWanted, 'nextAt') : undefined;
  if (nextAt && nextAt <= at) return refuse(refusals.inThePast, 'nextAt');
  return !nextAt && made < most ? refuse(refusals.nextWanted, 'nextAt') : undefined;
});

/** A double press would let the time of the call begin again. */
export const unlessCalling: Guard = (it) => {
  const since = callingSince(it);
  return since ? refuse(refusals.callingAlready(since)) : undefined;
};

/** CB-26: an application is completed by its outcome. */
export const unlessClosable = of('close', (it, { facts }) => {
  if (!isApplication(it)) return facts.outcome ? refuse(refusals.outcomeNotWanted, 'outcome') : undefined;
  return facts.outcome ? undefined : refuse(refusals.outcomeWanted, 'outcome');
});

/** Q9: a new application has its attempts; only during downtime somebody decides that there were enough (CB-34). */
export const unlessDelayDecidable: Guard = (it, command, at) => {
  if (it.kind !== 'downtime-application') return refuse(refusals.notDuringDowntime);
  if (it.status === 'awaiting-call' && !attempts(it).length) return refuse(refusals.tryFirst);
  return unlessSaid(it, command, at);
};

/** CB-35: nobody has failed to pay before the last day is over. */
export const unlessFeesKnown = of('record-fees', ({ feesDueAt }, { facts }, at) =>
  facts.paid === 'no' && feesDueAt && at <= feesDueAt ? refuse(refusals.feesNotDue(feesDueAt)) : undefined,
);

/** CB-23: once a call was made it is no more allocated, but moved. */
export const unlessAllocatable: Guard = (it, command, at) =>
  attempts(it).length ? refuse(refusals.moveInstead) : unlessMovable(it, command, at);

export const unlessMovable: Guard = (it, command) => {
  if (!('whose' in command)) return undefined;
  const last = it.history.findLast(isMove);
  // Of two who move it at once the second is told of the first.
  if (last && command.insteadOf !== undefined && command.insteadOf !== (it.owner ?? ''))
    return refuse(refusals.givenMeanwhile(last.by, it.owner ?? last.by, last.at));
  if (!command.whose.owner) return refuse(refusals.ownerUnknown, 'owner');
  const { owner, ownersTeam } = command.whose;
  // An owner who has changed team may keep it, and is then led by another (WA-07).
  return owner === it.owner && ownersTeam === it.ownersTeam ? refuse(refusals.sameOwner, 'owner') : undefined;
};

export const unlessStepsKnown = of('confirm-steps', (it, { facts }) => {
  const known = new Set(checklist(it).map(({ key }) => key));
  return facts.steps.split(',').every((step) => known.has(step)) ? undefined : refuse(refusals.stepUnknown);
});

/** Teams that are still to be written to. */
export const unsent = ({ byHand, history }: Pick<CallBack, 'byHand' | 'history'>): ToWriteTo[] =>
  byHand.filter(
    ({ team }) => !history.some(({ what, facts }) => what === 'confirm-sent' && facts?.team === team),
  );

export const unlessToBeSent = of('confirm-sent', (it, { facts }) =>
  unsent(it).some(({ team }) => team === facts.team) ? undefined : refuse(refusals.notToBeSent),
);

/** Whether a case that was moved for the time being is still to go back (CB-42). */
export const isToMoveBack = ({ status, movedFrom, history }: CallBack): boolean =>
  status === 'closed' &&
  movedFrom !== undefined &&
  !history.some(({ what }) => what === 'confirm-moved-back');

export const unlessToMoveBack: Guard = (it) =>
  isToMoveBack(it) ? undefined : refuse(refusals.notToMoveBack);

const unlessSaid: Guard = (_it, { said }) => (said ? undefined : refuse(refusals.nothingSaid, 'said'));
