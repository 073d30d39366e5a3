import { refuse } from '../transition.ts';
import type { CallBack, CallBackStatus } from './call-back.ts';
import { isLate } from './clocks.ts';
import type { CallBackCommand, Led, Whose } from './commands.ts';
import {
  unlessAllocatable,
  unlessMovable,
  unlessStepsKnown,
  unlessToBeSent,
  unlessToMoveBack,
} from './guards.ts';
import { promised } from './promised.ts';
import { refusals } from './refusals.ts';
import type { Row } from './row.ts';
import { allocator, casedesk, involved, leader, mover, ownerOrLeader, specialist } from './who.ts';

const open: readonly CallBackStatus[] = [...promised, 'letters-wanted', 'fees-awaited'];
const owned: readonly CallBackStatus[] = ['awaiting-call', 'number-wanted', 'letters-wanted', 'fees-awaited'];

function belongingTo(it: CallBack, whose: Whose): CallBack {
  const { owner: _o, teamLeader: _t, cover: _c, ownersTeam: _team, answerable: _a, ...others } = it;
  const { ownerHasLeft: _left, ...rest } = others;
  const { owner, teamLeader, cover, ownersTeam } = whose;
  return {
    ...rest,
    owner,
    ...(teamLeader !== undefined && { teamLeader }),
    ...(cover !== undefined && { cover }),
    ...(ownersTeam !== undefined && { ownersTeam }),
  };
}

/**
 * The first owner has the case again, however often it went on meanwhile, unless the last move says that it stays (CB-42).
 * Who is given a late one sees to it (Q30).
 */
const moved: Row['sets'] = (it, command) => {
  if (!('whose' in command)) return it;
  const { movedFrom: first = command.comesBack ? it.owner : undefined, ...rest } = it;
  const next = belongingTo(rest, command.whose);
  const goesBack = command.comesBack !== false && first !== undefined && first !== next.owner;
  return {
    ...next,
    ...(goesBack && { movedFrom: first }),
    ...(isLate(it) && { answerable: command.whose.owner }),
  };
};

/** A late one has somebody named who sees to it; one in time is its owner's, or is moved (Q30). */
const unlessLate: Row['unless'] = (it) => (isLate(it) ? undefined : refuse(refusals.notLate));

const led = (it: CallBack, { teamLeader, cover }: Led): CallBack => {
  const { teamLeader: _t, cover: _c, ...rest } = it;
  return {
    ...rest,
    ...(teamLeader !== undefined && { teamLeader }),
    ...(cover !== undefined && { cover }),
  };
};

/** Who has left is reminded no more; who is back, or never left, is. */
function ledAnew(it: CallBack, command: CallBackCommand): CallBack {
  if (command.on === 'offer-to-team-leader') {
    const next = led(it, command.led);
    return command.facts.cause === 'left' ? { ...next, ownerHasLeft: true } : next;
  }
  if (command.on !== 'lead-anew') return it;
  const { answerable: _a, ownerHasLeft: _left, ...rest } = led(it, command.led);
  return {
    ...rest,
    ...(command.answerable !== undefined && { answerable: command.answerable }),
    ...(command.ownerHasLeft && { ownerHasLeft: true as const }),
  };
}

/** Who has it, who may see it, and what has to be confirmed: CB-15, CB-23, CB-30, CB-42, CB-43, CB-47, WA-07. */
export const whoseItIs: readonly Row[] = [
  {
    from: ['awaiting-allocation', 'awaiting-call'],
    on: 'allocate',
    to: 'awaiting-call',
    who: allocator,
    unless: unlessAllocatable,
    sets: moved,
    causes: ['restart-clocks', 'show-owner', 'pass-template', 'tell-former-owner', 'tell-booker'],
  },
  {
    from: 'with-specialist-team',
    on: 'take',
    to: 'awaiting-call',
    who: specialist,
    unless: unlessMovable,
    sets: moved,
    causes: ['restart-clocks', 'show-owner', 'tell-booker'],
  },
  {
    from: owned,
    on: 'move',
    who: leader,
    unless: unlessMovable,
    sets: moved,
    causes: ['show-owner', 'pass-template', 'tell-former-owner', 'tell-booker'],
  },
  {
    from: owned,
    on: 'hand-over',
    who: ownerOrLeader,
    unless: unlessMovable,
    sets: moved,
    causes: ['show-owner', 'pass-template', 'tell-team-leader', 'tell-booker'],
  },
  {
    from: 'closed',
    on: 'confirm-moved-back',
    who: mover,
    unless: unlessToMoveBack,
    causes: ['restart-clocks', 'tell-former-owner'],
  },
  {
    from: owned,
    on: 'pass-details',
    who: ownerOrLeader,
    sets: (it, command) =>
      command.on === 'pass-details'
        ? { ...it, viewers: [...it.viewers.filter((one) => one !== command.to), command.to] }
        : it,
    causes: ['show-viewer'],
  },
  {
    from: owned,
    on: 'name-answerable',
    who: leader,
    unless: unlessLate,
    sets: (it, command) => (command.on === 'name-answerable' ? { ...it, answerable: command.to } : it),
    causes: ['show-answerable', 'tell-owner'],
  },
  {
    from: open,
    on: 'tell-cover',
    who: casedesk,
    causes: ['show-cover'],
  },
  {
    from: owned,
    on: 'offer-to-team-leader',
    who: casedesk,
    sets: ledAnew,
    causes: ['offer-to-team-leader'],
  },
  {
    from: owned,
    on: 'lead-anew',
    who: casedesk,
    sets: ledAnew,
    causes: ['show-who-answers'],
  },
  {
    from: [...open, 'closed'],
    on: 'confirm-steps',
    who: involved,
    unless: unlessStepsKnown,
    causes: [],
  },
  {
    from: [...open, 'closed'],
    on: 'confirm-sent',
    who: involved,
    unless: unlessToBeSent,
    causes: [],
  },
];
