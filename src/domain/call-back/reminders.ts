import { drawAgain } from '../delivery.ts';
import { type Message, type Recipient, toSay } from '../message.ts';
import type { Reminder } from '../reminder.ts';
import { type CallBack, isOpen } from './call-back.ts';
import { nudges, whoAnswers } from './clocks.ts';
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
 * told once, as late, to its owner and their team leader (Q30), and half an hour later it is the team leader's. Nothing
 * closes by itself.
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
  const redrawn = drawAgain(it).messages;
  /** Where nobody is known to lead the owner, it is looked who can see to it (Q25). */
  const passedUp = ({ owner, allocators, answerable }: CallBack): Messages => {
    if (owner === undefined) return to('late-leader-reminder', allocators);
    const whom = answerable ?? leaderOf(it);
    return whom === undefined
      ? { [`${reminderKey}-look`]: entry(lookForLeader, { kind: 'call-back', id: it._id }, 'errand') }
      : to('late-leader-reminder', [whom]);
  };

  if (nudges.some((nudge) => nudge === name)) {
    // What is late is told as late, and of two nudges at once one is enough.
    const isOver = it.window.endAt !== undefined && at >= it.window.endAt;
    if (isOver || it.status !== 'awaiting-call' || hasNudgeAt(it, at)) return {};
    const look = entry(lookForOwner, { kind: 'call-back', id: it._id }, 'errand');
    return { ...redrawn, ...to('reminder', [whoAnswers(it)]), [`${reminderKey}-look`]: look };
  }
  switch (name) {
    case 'late':
      return { ...redrawn, ...to('late-card', [...whoeverWaits(it), leaderOf(it)]) };
    case 'late-team-leader':
      return { ...redrawn, ...passedUp(it) };
    case 'allocation':
      return to('allocation-reminder', it.allocators);
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

/** Whoever is to make the call, or sees to it that somebody does. */
const whoeverWaits = ({
  status,
  owner,
  ownerHasLeft,
  allocators,
  booker,
}: CallBack): (string | undefined)[] => {
  if (status === 'awaiting-allocation') return allocators;
  if (status === 'with-specialist-team') return [booker];
  return [ownerHasLeft ? undefined : owner];
};

const hasNudgeAt = ({ messages }: CallBack, at: Date): boolean =>
  Object.values(messages).some(({ name, dueAt }) => name === 'reminder' && dueAt.getTime() === at.getTime());

/** The key of the nudge that can be answered: the latest; an older one says so. */
export function latestNudge(it: CallBack): string | undefined {
  const own = Object.entries(it.messages).filter(([, { name }]) => name === 'reminder');
  return own.sort(([, a], [, b]) => a.dueAt.getTime() - b.dueAt.getTime()).at(-1)?.[0];
}

/** Whether a nudge still stands: nobody is reminded of what is done. */
export const isToBeCalled = (it: CallBack): boolean => isOpen(it) && it.status === 'awaiting-call';
