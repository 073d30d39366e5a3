import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isToMoveBack } from '../../src/domain/call-back/guards.ts';
import { leadersOf } from '../../src/domain/call-back/leaders.ts';
import type { Message } from '../../src/domain/message.ts';
import { causeOf, type HistoryEntry } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import { about, called } from './about.ts';
import { allocateButton, moveAllButton, movedBackButton, showButton } from './buttons.ts';
import { forLeader } from './whose-buttons.ts';

/** Where nobody is known to lead its owner, administrators were told (Q25). */
const isToLead = (it: CallBack, person: string): boolean =>
  leadersOf(it).length === 0 || leadersOf(it).includes(person);

const nothingToDo: Line = ['There is nothing more to do here.'];

/** CB-42: the owner cannot see a reminder, and the promise has not lapsed yet; or nobody is known to lead them (Q25). */
export function coverCard(it: CallBack, entry: Message): Face {
  const cause = causeOf(it, entry);
  if (it.status === 'awaiting-allocation') return unallocatedCard(it, cause);
  const isTheirs = 'person' in entry.to && isToLead(it, entry.to.person);
  if (!isTheirs || (it.status !== 'awaiting-call' && it.status !== 'number-wanted'))
    return { title: `Call-back ${called(it)}`, lines: [...about(it), nothingToDo] };
  return {
    title: `Call-back ${called(it)} needs you`,
    lines: [
      ...(cause?.facts?.why ? [[cause.facts.why, ` That was on ${dateAndTime(cause.at)}.`]] : []),
      ['Reach them, move it, or have somebody make the call.'],
      ...about(it),
    ],
    buttons: [...forLeader(it), showButton],
  };
}

/** CB-23: an administrator sees to it that New Applications has a team leader, who then finds it. */
const unallocatedCard = (it: CallBack, cause: HistoryEntry | undefined): Face => ({
  title: `Call-back ${called(it)} needs somebody who allocates it`,
  lines: [
    ...(cause?.facts?.why ? [[cause.facts.why]] : []),
    ["Whoever leads New Applications finds it by '/call-back team', and allocates it."],
    ...about(it),
  ],
  buttons: [allocateButton],
});

/** WA-07, CB-47: its owner has left, or changed team. One card tells of all that they still have. */
export function offerCard(it: CallBack, entry: Message): Face {
  const { cause, owner, others = '0' } = causeOf(it, entry)?.facts ?? {};
  if (it.status === 'closed' || it.owner !== owner || owner === undefined)
    return {
      title: `Call-back ${called(it)}`,
      lines: [...about(it), nothingToDo],
      buttons: Number(others) > 0 && owner !== undefined ? [moveAllButton] : [],
    };
  const isLeft = cause === 'left';
  return {
    title: `Call-back ${called(it)} needs another owner`,
    lines: [
      [{ person: owner }, isLeft ? ' has left: their account is not active.' : ' has changed team.'],
      ...(Number(others) > 0 ? [[{ bold: `${others} more open call-backs` }, ' are theirs.']] : []),
      [
        isLeft
          ? 'Until you move it, you are reminded in their place.'
          : 'Move it; where the case goes with them, move it to them again.',
      ],
      ['If nobody can see its case in CMS2012, it is orphaned: ask the local IT Team to recover it.'],
      ...about(it),
    ],
    buttons: [...forLeader(it), ...(Number(others) > 0 ? [moveAllButton] : []), showButton],
  };
}

/** CB-42: once it is done the case goes back. */
export const moveBackCard = (it: CallBack): Face => ({
  title: isToMoveBack(it) ? `Move the case of ${called(it)} back` : `Call-back ${called(it)}`,
  lines: [
    ...about(it),
    ...(it.movedFrom === undefined ? [] : [['The case belongs to ', { person: it.movedFrom }, '.']]),
    isToMoveBack(it)
      ? ['Finish the relevant items, move the case and its activity in CMS2012, then confirm it here.']
      : nothingToDo,
  ],
  buttons: isToMoveBack(it) ? [movedBackButton, showButton] : [],
});
