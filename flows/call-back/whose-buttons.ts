import { attempts, callingSince } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, isApplication, mpHotline } from '../../src/domain/call-back/call-back.ts';
import { type StepsOf, unconfirmedOf } from '../../src/domain/call-back/checklist.ts';
import { isLate, isPaymentOver, isSettling } from '../../src/domain/call-back/clocks.ts';
import { isToMoveBack, snoozeTimes, unsent } from '../../src/domain/call-back/guards.ts';
import { lastMover, movesBack } from '../../src/domain/call-back/leaders.ts';
import { promised } from '../../src/domain/call-back/promised.ts';
import { isLeaderOf } from '../../src/domain/call-back/who.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Button, Entry, Face } from '../../src/slack/face.ts';
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
  notReachedButton,
  passDetailsButton,
  rangFirstButton,
  reallocateButton,
  remindAgainButton,
  rescheduleButton,
  sentButton,
  sentToHotlineButton,
  showButton,
  snoozeButton,
  snoozeLongerButton,
  stepsButton,
  takeBackButton,
  takeButton,
  wrongNumberButton,
} from './buttons.ts';

const steps = (it: CallBack, ...whose: readonly StepsOf[]): readonly Button[] =>
  whose.some((one) => unconfirmedOf(it, one).length) ? [stepsButton] : [];

const ownersSteps = (it: CallBack): readonly Button[] =>
  steps(it, 'owner', ...(it.booker === it.owner ? (['booker'] as const) : []));

/** The buttons of a card, and its menu. */
export type Offered = Required<Pick<Face, 'buttons' | 'more'>>;

/** What can be looked at stands last, after what can be done. */
export const withDetails = ({ buttons, more }: Offered): Offered => ({
  buttons: [...buttons, showButton],
  more,
});

/** For as long as it may be taken back, by whoever did it. */
export const undo = (it: CallBack, person: string | undefined): readonly Button[] =>
  isSettling(it) && person !== undefined && it.undo?.by === person ? [takeBackButton] : [];

/** What whoever makes the call can press now: what is done often takes one press, the rest is in the menu. */
export function forOwner(it: CallBack, person = it.owner): Offered {
  const first = [...undo(it, person), ...(it.booker === it.owner ? toMailboxes(it) : [])];
  switch (it.status) {
    case 'awaiting-call':
      return { buttons: [...first, ...whileOnThePhone(it), ...ownersSteps(it)], more: lessOften };
    case 'number-wanted':
      return {
        buttons: [...first, giveNumberButton],
        more: [...delay(it), rescheduleButton, rangFirstButton, closeButton],
      };
    case 'letters-wanted':
      return { buttons: [...first, lettersButton], more: [] };
    case 'fees-awaited':
      return { buttons: [feesPaidButton, ...(isPaymentOver(it) ? [feesUnpaidButton] : [])], more: [] };
    default:
      return { buttons: [...first, ...ownersSteps(it)], more: [] };
  }
}

function whileOnThePhone(it: CallBack): readonly Button[] {
  const results = isApplication(it)
    ? [attemptButton, ...(attempts(it).length ? delay(it) : [])]
    : [doneButton, notReachedButton];
  return callingSince(it) ? results : [callingButton, ...results];
}

/** After a call during downtime somebody may decide that there were enough (CB-34, Q9). */
const delay = ({ kind }: CallBack): readonly Entry[] =>
  kind === 'downtime-application' ? [delayButton] : [];

const lessOften: readonly Entry[] = [
  remindAgainButton,
  rescheduleButton,
  wrongNumberButton,
  rangFirstButton,
  closeButton,
];

/** On a reminder there is snoozing as well, as long as it ends in time (Q5), and nothing that can wait. */
export function onReminder(it: CallBack, remindedAt: Date, person: string | undefined): Offered {
  const { buttons, more } = forOwner(it, person);
  const now = buttons.filter(({ action }) => action !== stepsButton.action);
  const fitting = snoozeTimes(it, remindedAt).length;
  if (it.status !== 'awaiting-call' || callingSince(it) || !fitting) return { buttons: now, more };
  return {
    buttons: [...now, snoozeButton],
    more: [
      ...(fitting > 1 ? [snoozeLongerButton] : []),
      ...more.filter(({ action }) => action !== rangFirstButton.action),
    ],
  };
}

/** Who booked it for somebody else answers the phone when the client rings first, or writes to a team's mailbox. */
export function forBooker(it: CallBack): readonly Button[] {
  return [
    ...undo(it, it.booker),
    ...(it.booker === it.owner ? [] : toMailboxes(it)),
    ...(it.status === 'number-wanted' ? [giveNumberButton] : []),
    ...(it.status === 'with-specialist-team' ? [closeButton] : []),
    ...(promised.includes(it.status) ? [rangFirstButton, rescheduleButton] : []),
    ...(it.booker === it.owner ? [] : steps(it, 'booker')),
  ];
}

/** A button for each mailbox that still has to be written to (Q15). */
const toMailboxes = (it: CallBack): readonly Button[] =>
  unsent(it).map(({ team }) => (team === mpHotline ? sentToHotlineButton : sentButton));

/** Until the first call it can go to somebody else (CB-23). */
export function forAllocator(it: CallBack): readonly Button[] {
  if (it.status === 'awaiting-allocation') return [allocateButton, rescheduleButton, rangFirstButton];
  return it.status === 'awaiting-call' && isApplication(it) && !attempts(it).length ? [reallocateButton] : [];
}

export const forSpecialists = ({ status }: CallBack): readonly Button[] =>
  status === 'with-specialist-team' ? [takeButton, rangFirstButton] : [];

/** Whoever leads the owner (CB-42, CB-43). */
export function forLeader(it: CallBack): readonly Button[] {
  if (isToMoveBack(it)) return [movedBackButton];
  if (it.owner === undefined || it.status === 'closed') return [];
  return [moveButton, passDetailsButton, ...(isLate(it) ? [nameButton] : []), ...steps(it, 'leader')];
}

/** Who moved it to somebody whom they do not lead, and still has to move the case, or back (CB-42). */
function forMover(it: CallBack, person: string): readonly Button[] {
  if (isToMoveBack(it)) return movesBack(it) === person ? [movedBackButton] : [];
  return lastMover(it) === person ? steps(it, 'leader') : [];
}

/** For someone in each of their parts, each button once. */
export function forPerson(it: CallBack, actor: Actor): Offered {
  const { id, roles } = actor;
  const own = id === it.owner || id === it.answerable ? forOwner(it, id) : undefined;
  const all = [
    ...(own ? own.buttons : undo(it, id)),
    ...(id === it.booker ? forBooker(it) : []),
    ...(roles.includes('new-applications-team-leader') ? forAllocator(it) : []),
    ...(roles.includes('specialist') ? forSpecialists(it) : []),
    ...(isLeaderOf(actor, it) ? forLeader(it) : forMover(it, id)),
  ];
  const buttons = all.filter(
    (button, index) => all.findIndex(({ action }) => action === button.action) === index,
  );
  const more = own?.more ?? (isLeaderOf(actor, it) ? lessOftenForLeader(it) : []);
  return { buttons, more: more.filter((entry) => !buttons.some(({ action }) => action === entry.action)) };
}

/** Who leads the owner may do it in their place, but is not reminded. */
export const lessOftenForLeader = ({ status }: CallBack): readonly Entry[] =>
  status === 'awaiting-call' || status === 'number-wanted'
    ? [rescheduleButton, rangFirstButton, closeButton]
    : [];
