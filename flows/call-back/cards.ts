import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { showButton } from './buttons.ts';
import { forAllocator, forBooker, forOwner, forPerson, forSpecialists } from './whose-buttons.ts';

/** To whoever makes the call; who has had it before reads where it is now. */
export function ownerCard(it: CallBack, { to }: Message): Face {
  const isTheirs = 'person' in to && to.person === it.owner;
  if (!isTheirs)
    return {
      title: `Call-back ${called(it)} passed on`,
      lines: [...about(it), ['There is nothing for you to do.']],
    };
  return {
    title: `Your call-back ${called(it)}`,
    lines: about(it),
    buttons: [...forOwner(it), showButton],
  };
}

export const bookerCard = (it: CallBack): Face => ({
  title: `Call-back ${called(it)}, which you booked`,
  lines: about(it),
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
});

/** CB-43: to view, and not to act. */
export const viewerCard = (it: CallBack): Face => ({
  title: `Call-back ${called(it)}, for you to view`,
  lines: [...about(it), ['The details were passed to you. Its owner records what comes of it.']],
  buttons: [showButton],
});

/** For someone who looks it up, or finds it in their Home. */
export const cardForPerson = (it: CallBack, actor: Actor): Face => ({
  title: `Call-back ${called(it)}`,
  lines: about(it),
  buttons: [...forPerson(it, actor), showButton],
});
