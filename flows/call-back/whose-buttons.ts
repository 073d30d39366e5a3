import { type CallBack, isApplication } from '../../src/domain/call-back/call-back.ts';
import { type StepsOf, unconfirmedOf } from '../../src/domain/call-back/checklist.ts';
import { isLate, isSettling } from '../../src/domain/call-back/clocks.ts';
import { isToMoveBack, unsent } from '../../src/domain/call-back/guards.ts';
import { isLeaderOf } from '../../src/domain/call-back/who.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Button } from '../../src/slack/face.ts';
import {
  allocateButton,
  attemptButton,
  callingButton,
  closeButton,
  delayButton,
  doneButton,
  feesPaidButton,
  feesUnpaidButton,
  giveNumberButton,
  lettersButton,
  moveButton,
  movedBackButton,
  nameButton,
  passDetailsButton,
  rangFirstButton,
  remindAgainButton,
  rescheduleButton,
  sentButton,
  stepsButton,
  takeBackButton,
  takeButton,
  wrongNumberButton,
} from './buttons.ts';

const steps = (it: CallBack, ...whose: readonly StepsOf[]): readonly Button[] =>
  whose.some((one) => unconfirmedOf(it, one).length) ? [stepsButton] : [];

const ownersSteps = (it: CallBack): readonly Button[] =>
  steps(it, 'owner', ...(it.booker === it.owner ? (['booker'] as const) : []));

/** What whoever makes the call can press now. */
export function forOwner(it: CallBack): readonly Button[] {
  const undo = isSettling(it) && it.undo?.by === it.owner ? [takeBackButton] : [];
  switch (it.status) {
    case 'awaiting-call':
      return [
        ...undo,
        callingButton,
        ...(isApplication(it) ? [] : [doneButton]),
        attemptButton,
        wrongNumberButton,
        remindAgainButton,
        rescheduleButton,
        closeButton,
        ...(it.kind === 'downtime-application' ? [delayButton] : []),
        rangFirstButton,
        ...ownersSteps(it),
      ];
    case 'number-wanted':
      return [giveNumberButton, closeButton, rangFirstButton];
    case 'letters-wanted':
      return [lettersButton];
    case 'fees-awaited':
      return [feesPaidButton, feesUnpaidButton];
    default:
      return [...undo, ...ownersSteps(it)];
  }
}

/** Who booked it for somebody else answers the phone when the client rings first, or writes to a team's mailbox. */
export function forBooker(it: CallBack): readonly Button[] {
  const isWaiting = it.status === 'awaiting-call' || it.status === 'awaiting-allocation';
  return [
    ...(unsent(it).length ? [sentButton] : []),
    ...(it.status === 'number-wanted' ? [giveNumberButton] : []),
    ...(it.status === 'with-specialist-team' ? [closeButton] : []),
    ...(isWaiting || it.status === 'with-specialist-team' ? [rangFirstButton] : []),
    ...(it.booker === it.owner ? [] : steps(it, 'booker')),
    ...(isSettling(it) && it.undo?.by === it.booker ? [takeBackButton] : []),
  ];
}

export const forAllocator = ({ status }: CallBack): readonly Button[] =>
  status === 'awaiting-allocation' ? [allocateButton, rescheduleButton, rangFirstButton] : [];

export const forSpecialists = ({ status }: CallBack): readonly Button[] =>
  status === 'with-specialist-team' ? [takeButton, rangFirstButton] : [];

/** Whoever leads the owner (CB-42, CB-43). */
export function forLeader(it: CallBack): readonly Button[] {
  if (isToMoveBack(it)) return [movedBackButton];
  if (it.owner === undefined || it.status === 'closed') return [];
  return [moveButton, passDetailsButton, ...(isLate(it) ? [nameButton] : []), ...steps(it, 'leader')];
}

/** For someone in each of their parts, each button once. */
export function forPerson(it: CallBack, actor: Actor): readonly Button[] {
  const { id, roles } = actor;
  const all = [
    ...(id === it.owner || id === it.answerable ? forOwner(it) : []),
    ...(id === it.booker ? forBooker(it) : []),
    ...(roles.includes('new-applications-team-leader') ? forAllocator(it) : []),
    ...(roles.includes('specialist') ? forSpecialists(it) : []),
    ...(isLeaderOf(actor, it) ? forLeader(it) : []),
  ];
  return all.filter((button, index) => all.findIndex(({ action }) => action === button.action) === index);
}
