import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isToMoveBack } from '../../src/domain/call-back/guards.ts';
import type { Message } from '../../src/domain/message.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { movedBackButton, showButton } from './buttons.ts';
import { forLeader } from './whose-buttons.ts';

const causeOf = ({ history }: CallBack, { causedBy }: Message): HistoryEntry | undefined =>
  history.find(({ version }) => version === causedBy);

/** CB-42: the owner cannot see a DM, and the promise has not lapsed yet. */
export const coverCard = (it: CallBack, entry: Message): Face => ({
  title: `Call-back ${called(it)}: its owner cannot see it`,
  lines: [...about(it), [`${causeOf(it, entry)?.facts?.why ?? 'The owner is away.'}`]],
  buttons: it.status === 'closed' ? [] : [...forLeader(it), showButton],
});

/** WA-07, CB-47: its owner has left, or changed team. */
export const offerCard = (it: CallBack, entry: Message): Face => ({
  title: `Call-back ${called(it)} needs another owner`,
  lines: [...about(it), [`${causeOf(it, entry)?.facts?.why ?? ''}`]],
  buttons: it.status === 'closed' ? [] : [...forLeader(it), showButton],
});

/** CB-42: once it is done the case goes back. */
export const moveBackCard = (it: CallBack): Face => ({
  title: isToMoveBack(it) ? `Move the case of ${called(it)} back` : `Call-back ${called(it)}`,
  lines: [
    ...about(it),
    ...(it.movedFrom === undefined ? [] : [['The case belongs to ', { person: it.movedFrom }, '.']]),
  ],
  buttons: isToMoveBack(it) ? [movedBackButton, showButton] : [],
});
