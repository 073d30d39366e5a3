import type { CallBack, CallBackStatus } from './call-back.ts';
import type { Whose } from './commands.ts';
import { unlessMovable, unlessStepsKnown, unlessToBeSent, unlessToMoveBack } from './guards.ts';
import { promised } from './promised.ts';
import type { Row } from './row.ts';
import { allocator, casedesk, involved, leader, ownerOrLeader, specialist } from './who.ts';

const open: readonly CallBackStatus[] = [...promised, 'letters-wanted', 'fees-awaited'];
const owned: readonly CallBackStatus[] = ['awaiting-call', 'number-wanted', 'letters-wanted', 'fees-awaited'];

function belongingTo(it: CallBack, whose: Whose): CallBack {
  const { owner: _o, teamLeader: _t, cover: _c, ownersTeam: _team, answerable: _a, ...rest } = it;
  const { owner, teamLeader, cover, ownersTeam } = whose;
  return {
    ...rest,
    owner,
    ...(teamLeader !== undefined && { teamLeader }),
    ...(cover !== undefined && { cover }),
    ...(ownersTeam !== undefined && { ownersTeam }),
  };
}

/** The first owner has the case again, however often it went on meanwhile (CB-42). */
const moved: Row['sets'] = (it, command) => {
  if (!('whose' in command)) return it;
  const { movedFrom: first = it.owner, ...rest } = it;
  const next = belongingTo(rest, command.whose);
  return command.comesBack && first !== undefined && first !== next.owner
    ? { ...next, movedFrom: first }
    : next;
};

/** Who has it, who may see it, and what has to be confirmed: CB-15, CB-23, CB-30, CB-42, CB-43, CB-47, WA-07. */
export const whoseItIs: readonly Row[] = [
  {
    from: ['awaiting-allocation', 'awaiting-call'],
    on: 'allocate',
    to: 'awaiting-call',
    who: allocator,
    unless: unlessMovable,
    sets: moved,
    causes: ['restart-clocks', 'show-owner', 'tell-booker'],
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
    causes: ['show-owner', 'tell-former-owner', 'tell-booker'],
  },
  {
    from: owned,
    on: 'hand-over',
    who: ownerOrLeader,
    unless: unlessMovable,
    sets: moved,
    causes: ['show-owner', 'tell-team-leader', 'tell-booker'],
  },
  {
    from: 'closed',
    on: 'confirm-moved-back',
    who: leader,
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
    sets: (it, command) =>
      command.on === 'offer-to-team-leader' && command.teamLeader !== undefined
        ? { ...it, teamLeader: command.teamLeader }
        : it,
    causes: ['offer-to-team-leader'],
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
