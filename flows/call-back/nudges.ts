import { standing } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isLate, whoAnswers } from '../../src/domain/call-back/clocks.ts';
import { leadersOf } from '../../src/domain/call-back/leaders.ts';
import { stillToRemind } from '../../src/domain/call-back/next-call.ts';
import { latestNudge } from '../../src/domain/call-back/reminders.ts';
import type { Message } from '../../src/domain/message.ts';
import { dateAndTime, isoDate, timeOfDay } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, aboutTheCall, called } from './about.ts';
import {
  forAllocator,
  forBooker,
  forLeader,
  forOwner,
  lessOftenForLeader,
  type Offered,
  onReminder,
  undo,
  withDetails,
} from './whose-buttons.ts';

/**
 * To the owner: make the call now (CB-36). Dismissing is not offered (CB-38). Whatever has become of it since stands here,
 * with its buttons, until a later reminder takes its place.
 */
export function nudge(it: CallBack, entry: Message): Face {
  const key = latestNudge(it);
  const person = 'person' in entry.to ? entry.to.person : undefined;
  const title = `Call-back ${called(it)}`;
  if (key === undefined || it.messages[key]?.dueAt.getTime() !== entry.dueAt.getTime())
    return { title, lines: [['A later reminder has taken its place.']] };
  if (isLate(it) && wasToldLate(it, person, entry.dueAt))
    return { title, lines: [['The message that it is late has taken its place.']] };
  if (person !== it.owner && person !== it.answerable && person !== whoAnswers(it))
    return { title, lines: [...about(it), ['Somebody else makes it now. There is nothing for you to do.']] };
  if (it.status === 'closed')
    return {
      title: `${title}: ${it.closedAs ?? 'closed'}`,
      lines: about(it, person),
      buttons: undo(it, person),
    };
  const isToRing = it.status === 'awaiting-call' && !answered(it, entry);
  const [next] = isToRing ? [] : stillToRemind(it);
  return {
    title: isToRing ? `Make call-back ${called(it)} ${when(it, entry.dueAt)}` : title,
    lines: isToRing
      ? aboutTheCall(it, person)
      : about(it, person, next ? [[`The next reminder comes on ${dateAndTime(next)}.`]] : []),
    ...withDetails(isToRing ? onReminder(it, entry.dueAt, person) : forOwner(it, person)),
  };
}

/** In the title, and so in the notification: when to ring, for the reminder comes before that. */
function when({ agreedAt, window: { startAt, endAt } }: CallBack, remindedAt: Date): string {
  const due = agreedAt ?? endAt ?? startAt;
  if (due <= remindedAt) return 'now';
  if (isoDate(due) !== isoDate(remindedAt)) return `${agreedAt ? 'on' : 'by'} ${dateAndTime(due)}`;
  return `${agreedAt ? 'at' : 'by'} ${timeOfDay(due)}`;
}

/** Whether the notice that it is late came to them after this reminder. */
const wasToldLate = ({ messages }: CallBack, person: string | undefined, remindedAt: Date): boolean =>
  Object.values(messages).some(
    ({ name, to, dueAt }) =>
      name === 'late-card' && 'person' in to && to.person === person && dueAt >= remindedAt,
  );

const answers: ReadonlySet<string> = new Set(['snooze', 'remind-again', 'reschedule', 'record-attempt']);

/** Whether a later time has been set since it came. */
const answered = ({ history }: CallBack, { dueAt }: Message): boolean =>
  standing(history).some(({ what, at }) => answers.has(what) && at >= dueAt);

/** Q30: its time is over. To the owner, and to whoever leads them, once. */
export function lateCard(it: CallBack, { to }: Message): Face {
  const person = 'person' in to ? to.person : undefined;
  if (!isLate(it)) return noLongerLate(it, person);
  return {
    title: `Call-back ${called(it)} is late`,
    lines: [...about(it, person), ['It stays open until somebody makes it or closes it.']],
    ...(person !== undefined && whileLate(it, person)),
  };
}

/** What each who hears of a late one can press, for as long as it is theirs. */
function whileLate(it: CallBack, person: string): Partial<Offered> {
  if (person === it.owner || person === it.answerable) return withDetails(forOwner(it, person));
  if (leadersOf(it).includes(person))
    return withDetails({ buttons: forLeader(it), more: lessOftenForLeader(it) });
  if (it.owner !== undefined) return {};
  const isAllocator = it.allocators.includes(person);
  return withDetails({ buttons: isAllocator ? forAllocator(it) : forBooker(it), more: [] });
}

const noLongerLate = (it: CallBack, person: string | undefined): Face => ({
  title:
    it.status === 'closed'
      ? `Call-back ${called(it)}: ${it.closedAs ?? 'closed'}`
      : `Call-back ${called(it)} is no longer late`,
  lines: about(it),
  buttons: undo(it, person),
});

/** Once it has been late for a while, it is whoever leads the owner, or whom they named, who sees to it. */
export function lateLeaderReminder(it: CallBack, { to }: Message): Face {
  const person = 'person' in to ? to.person : undefined;
  if (!isLate(it)) return noLongerLate(it, person);
  return {
    title: `Call-back ${called(it)} is now yours to see to`,
    lines: about(it),
    ...(person !== undefined && whileLate(it, person)),
  };
}

/** To whom the team leader named. */
export function overdueCard(it: CallBack, { to }: Message): Face {
  const person = 'person' in to ? to.person : undefined;
  if (!isLate(it)) return noLongerLate(it, person);
  return {
    title: `Call-back ${called(it)}: your team leader named you`,
    lines: about(it),
    ...(person !== undefined && person === whoAnswers(it) && withDetails(forOwner(it, person))),
  };
}
