import { standing } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, isOpen } from '../../src/domain/call-back/call-back.ts';
import { did } from '../../src/domain/call-back/refusals.ts';
import type { Message } from '../../src/domain/message.ts';
import { causeOf } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { showButton } from './buttons.ts';
import { mailboxLines } from './for-teams.ts';
import {
  forAllocator,
  forBooker,
  forOwner,
  forPerson,
  forSpecialists,
  undo,
  withDetails,
} from './whose-buttons.ts';

/** To whoever makes the call; who has had it before reads where it is now. */
export function ownerCard(it: CallBack, { to }: Message): Face {
  const isTheirs = 'person' in to && to.person === it.owner;
  if (!isTheirs)
    return {
      title: `Call-back ${called(it)} passed on`,
      lines: [...about(it), ['There is nothing for you to do.']],
    };
  return {
    title: `Your call-back ${called(it)}${ended(it)}`,
    lines: [...about(it, it.owner), ...(it.booker === it.owner ? mailboxLines(it) : [])],
    ...withDetails(forOwner(it)),
  };
}

/** What is finished says so where one looks first. */
const ended = ({ status, closedAs }: CallBack): string =>
  status === 'closed' ? `: ${closedAs ?? 'closed'}` : '';

export const bookerCard = (it: CallBack): Face => ({
  title: `Call-back ${called(it)}, which you booked${ended(it)}`,
  lines: [...about(it), ...mailboxLines(it)],
  buttons: [...forBooker(it), showButton],
});

export const allocationCard = (it: CallBack): Face => ({
  title:
    it.status === 'awaiting-allocation' ? `Call-back ${called(it)} to allocate` : `Call-back ${called(it)}`,
  lines: about(it),
  buttons: [...forAllocator(it), showButton],
});

export const teamCard = (it: CallBack): Face => ({
  title: `Call-back ${called(it)} for ${it.specialistTeam ?? 'your team'}`,
  lines: about(it),
  buttons: [...forSpecialists(it), showButton],
});

/** CB-22: the hotline is told, and has nothing to do here. */
export const mpHotlineCard = (it: CallBack): Face => ({
  title: `MP call: call-back ${called(it)}`,
  lines: about(it),
  ...(isOpen(it) && { buttons: [showButton] }),
});

/** To whoever did something in another's place, for as long as it may be taken back. */
export const takeBackCard = (it: CallBack, { to, causedBy }: Message): Face => {
  const entry = causeOf(it, { causedBy });
  const isTaken = !standing(it.history).some(({ version }) => version === causedBy);
  const what = entry ? `You ${did[entry.what] ?? 'changed it'} on ${dateAndTime(entry.at)}.` : '';
  return {
    title: `What you did to call-back ${called(it)}`,
    lines: [[isTaken ? `${what} You took it back.` : what], ...about(it)],
    buttons: 'person' in to ? undo(it, to.person) : [],
  };
};

/** CB-43: to view, and not to act. */
export const viewerCard = (it: CallBack): Face => ({
  title: `Call-back ${called(it)}, for you to view`,
  lines: [...about(it), ['The details were passed to you. Its owner records what comes of it.']],
  buttons: [showButton],
});

/** For someone who looks it up, or finds it in their Home. */
export const cardForPerson = (it: CallBack, actor: Actor): Face => ({
  title: `Call-back ${called(it)}`,
  lines: about(it, actor.id),
  ...withDetails(forPerson(it, actor)),
});
