import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isLate, whoAnswers } from '../../src/domain/call-back/clocks.ts';
import { latestNudge } from '../../src/domain/call-back/reminders.ts';
import type { Message } from '../../src/domain/message.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { showButton, snoozeButton } from './buttons.ts';
import { forLeader, forOwner } from './whose-buttons.ts';

/** To the owner: make the call now (CB-36). Dismissing is not offered (CB-38); a later nudge takes its place. */
export function nudge(it: CallBack, entry: Message): Face {
  const key = latestNudge(it);
  const isLatest = key !== undefined && it.messages[key]?.dueAt.getTime() === entry.dueAt.getTime();
  if (it.status !== 'awaiting-call' || !isLatest)
    return {
      title: `Call-back ${called(it)}`,
      lines: [...about(it), ['There is nothing more to do here.']],
    };
  return {
    title: `Make call-back ${called(it)} now`,
    lines: about(it),
    buttons: [snoozeButton, ...forOwner(it), showButton],
  };
}

/** Q30: its time is over. To the owner, and to whoever leads them, once. */
export function lateCard(it: CallBack, { to }: Message): Face {
  if (!isLate(it)) return { title: `Call-back ${called(it)} is no longer late`, lines: about(it) };
  const isLeader = 'person' in to && to.person === it.teamLeader;
  return {
    title: `Call-back ${called(it)} is late`,
    lines: [...about(it), ['It stays open until somebody makes it or closes it.']],
    buttons: [...(isLeader ? forLeader(it) : forOwner(it)), showButton],
  };
}

/** Once it has been late for a while, it is whoever leads the owner, or whom they named, who sees to it. */
export const lateLeaderReminder = (it: CallBack): Face => ({
  title: `Call-back ${called(it)} is now yours to see to`,
  lines: [
    ...about(it),
    ...(it.window.endAt ? [[`It was to be done by ${dateAndTime(it.window.endAt)}.`]] : []),
  ],
  buttons: isLate(it) ? [...forLeader(it), showButton] : [],
});

/** To whom the team leader named. */
export const overdueCard = (it: CallBack, { to }: Message): Face => ({
  title: `Call-back ${called(it)}: your team leader named you`,
  lines: about(it),
  buttons: isLate(it) && 'person' in to && to.person === whoAnswers(it) ? [...forOwner(it), showButton] : [],
});
