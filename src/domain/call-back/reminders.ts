import { lookAgain } from '../delivery.ts';
import { type Message, type Recipient, toSay } from '../message.ts';
import type { Reminder } from '../reminder.ts';
import { standing } from './attempts.ts';
import { type CallBack, isOpen } from './call-back.ts';
import { isLate, nudges, whoAnswers } from './clocks.ts';
import { leaderOf, movesBack } from './leaders.ts';

type Messages = CallBack['messages'];

/** The name of the errand that asks whether the owner can see a DM (CB-42). */
export const lookForOwner = 'look-for-owner';
/** The name of the errand that finds somebody to see to a late one (Q25). */
export const lookForLeader = 'look-for-leader';
/** The name of the errand that sets the next reminder, until somebody confirms that the case is back (CB-42). */
export const remindToMoveBack = 'remind-to-move-back';

/**
 * What a reminder that falls due says, and to whom. A nudge is a card with buttons, for the owner; what is past its end is
 * told once, as late, to its owner and their team leader (Q30), and half an hour later it is the team leader's; of one
 * that a specialist team has, whoever booked it is asked what became of it (CB-30). Nothing closes by itself.
 */
export function whatFires(it: CallBack, reminderKey: string, { name }: Reminder, at: Date): Messages {
  const entry = (message: string, to: Recipient, form: Message['form'] = 'card'): Message => ({
    ...toSay({ name: message, form, urgency: 'reminder', to, dueAt: at }),
    causedBy: it.version,
  });
  const to = (message: string, people: readonly (string | undefined)[]): Messages =>
    Object.fromEntries(
      [...new Set(people)].flatMap((person) =>
        person === undefined ? [] : [[`${reminderKey}-${person}`, entry(message, { person })]],
      ),
    );
  const redrawn = lookAgain(it).messages;
  /** Where nobody is known to lead the owner, or to allocate it, it is looked who can see to it (Q25). */
  const toLeaders = (message: string, leaders: readonly string[]): Messages =>
    leaders.length || it.status === 'with-specialist-team'
      ? to(message, leaders)
      : { [`${reminderKey}-look`]: entry(lookForLeader, { kind: 'call-back', id: it._id }, 'errand') };

  const isOver = it.window.endAt !== undefined && at >= it.window.endAt;
  if (nudges.some((nudge) => nudge === name)) {
    // What is late is told as late, and of two nudges in a minute one is enough.
    if (isOver || it.status !== 'awaiting-call' || hasNudgeNear(it, at)) return {};
    const look = entry(lookForOwner, { kind: 'call-back', id: it._id }, 'errand');
    return { ...redrawn, ...to('reminder', [whoAnswers(it)]), [`${reminderKey}-look`]: look };
  }
  switch (name) {
    case 'late':
      if (it.status === 'with-specialist-team') return { ...redrawn, ...to('what-became-card', [it.booker]) };
      return { ...redrawn, ...to('late-card', toldLate(it, at)) };
    case 'late-team-leader':
      return { ...redrawn, ...toLeaders('late-leader-reminder', toWhomPassedUp(it)) };
    case 'allocation':
      return isOver ? {} : toLeaders('allocation-reminder', it.allocators);
    case 'letters':
      return to('letters-reminder', [whoAnswers(it)]);
    case 'fees':
      return to('fees-card', [whoAnswers(it)]);
    case 'move-back':
      return {
        ...to('move-back-reminder', [movesBack(it)]),
        [`${reminderKey}-again`]: entry(remindToMoveBack, { kind: 'call-back', id: it._id }, 'errand'),
      };
    default:
      // A sitting can no longer be taken back: its button goes.
      return redrawn;
  }
}

const toWhomPassedUp = (it: CallBack): string[] =>
  it.owner === undefined ? it.allocators : [it.answerable ?? leaderOf(it)].flatMap((one) => one ?? []);

/** After hours in which nothing was looked at one notice is enough: whose it is by now hears that, and not this. */
function toldLate(it: CallBack, at: Date): (string | undefined)[] {
  const isPassedUp = Object.values(it.reminders).some(
    ({ name, state, dueAt }) => name === 'late-team-leader' && state === 'waiting' && dueAt <= at,
  );
  const passedUp = isPassedUp ? toWhomPassedUp(it) : [];
  return [...whoeverWaits(it), leaderOf(it)].filter((one) => one !== undefined && !passedUp.includes(one));
}

/** Whoever is to make the call, or sees to it that somebody does. */
const whoeverWaits = ({ status, owner, ownerHasLeft, allocators }: CallBack): (string | undefined)[] => {
  if (status === 'awaiting-allocation') return allocators;
  return [ownerHasLeft ? undefined : owner];
};

/** Whoever snoozed some seconds after a reminder is not reminded a second time some seconds after the next. */
const hasNudgeNear = ({ messages, version }: CallBack, at: Date): boolean =>
  Object.values(messages).some(
    ({ name, dueAt, causedBy }) =>
      name === 'reminder' && causedBy === version && at.getTime() - dueAt.getTime() < 60_000,
  );

/** The key of the nudge that can be answered: the latest; an older one says so. */
export function latestNudge(it: CallBack): string | undefined {
  const own = Object.entries(it.messages).filter(([, { name }]) => name === 'reminder');
  return own.sort(([, a], [, b]) => a.dueAt.getTime() - b.dueAt.getTime()).at(-1)?.[0];
}

/** Whether somebody is to make the call now: nobody is reminded of what is done. */
export const isToBeCalled = (it: CallBack): boolean => isOpen(it) && it.status === 'awaiting-call';

/** What gives the reminder, or the call, to another time or person. */
const supersedes: ReadonlySet<string> = new Set([
  'snooze',
  'remind-again',
  'reschedule',
  'record-attempt',
  'move',
  'hand-over',
  'allocate',
]);

/** Whether a nudge that was held up is still of use: what is late is told as late (Q30). */
export const isOfUse = (it: CallBack, { causedBy = 0 }: Message): boolean =>
  isToBeCalled(it) &&
  !isLate(it) &&
  !standing(it.history).some(({ what, version = 0 }) => version > causedBy && supersedes.has(what));
