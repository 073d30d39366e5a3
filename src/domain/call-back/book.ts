import type { Values } from '../fields.ts';
import { type Refusal, refuse } from '../transition.ts';
import { missingFields } from './asked.ts';
import {
  type CallBack,
  type CallBackKind,
  callBackSchema,
  isApplication,
  type ToWriteTo,
} from './call-back.ts';
import type { Whose } from './commands.ts';
import { type CallBackCause, effects } from './effects.ts';
import { callBackFields, isMpCall } from './fields.ts';
import { refusals } from './refusals.ts';
import { windowOf } from './window.ts';

export interface Booking {
  /** Minted when the form opened, so that a form submitted twice books once. */
  id: string;
  kind: CallBackKind;
  booker: string;
  /** Absent where it is allocated or taken later. */
  whose?: Whose | undefined;
  allocators?: readonly string[] | undefined;
  specialistTeam?: string | undefined;
  /** Of the teams that have to hear of it, those without a channel here (Q15). */
  byHand?: readonly ToWriteTo[] | undefined;
  receivedAt: Date;
  agreedAt?: Date | undefined;
  serviceLevels: CallBack['serviceLevels'];
  fields: Values;
  /** What was said of it besides: how it came, what was kept all the same, and why there is another. */
  facts?: Record<string, string> | undefined;
  said?: string | undefined;
  key: string;
}

/** Books a call-back and tells whom it concerns; or says what has to be put right first. */
export function book(booking: Booking, at: Date): CallBack | Refusal {
  const { id, kind, booker, whose, receivedAt, agreedAt, serviceLevels, key, specialistTeam } = booking;
  const missing = missingFields(kind, booking.fields);
  if (missing.length) return refuse(`${refusals.missing} ${missing.join(', ')}.`);
  if (agreedAt && agreedAt <= at) return refuse(refusals.inThePast, 'when');
  if (!agreedAt && kind === 'informal') return refuse(refusals.ownTime, 'when');
  const isOwned = !isApplication({ kind }) && kind !== 'functionally-unique';
  if (isOwned && !whose) return refuse(refusals.ownerUnknown, 'owner');
  const fields = callBackFields.parse(booking.fields);
  const status = isApplication({ kind })
    ? 'awaiting-allocation'
    : kind === 'functionally-unique'
      ? 'with-specialist-team'
      : 'awaiting-call';
  const window = windowOf({ kind, receivedAt, agreedAt }, serviceLevels);
  if (window.endAt && window.endAt <= at) return refuse(refusals.inThePast, 'received');
  const promisedBy = (window.endAt ?? window.startAt).toISOString();
  const booked: CallBack = {
    _id: id,
    schema: callBackSchema,
    rev: 1,
    version: 1,
    status,
    since: at,
    kind,
    booker,
    ...(isOwned && whose && present(whose)),
    allocators: [...(booking.allocators ?? [])],
    ...(specialistTeam !== undefined && { specialistTeam }),
    receivedAt,
    ...(agreedAt && { agreedAt }),
    window,
    serviceLevels,
    fields,
    viewers: [],
    byHand: [...(booking.byHand ?? [])],
    history: [
      {
        at,
        by: booker,
        what: 'book',
        to: status,
        version: 1,
        key,
        facts: { promisedBy, ...booking.facts },
        ...(booking.said && { said: booking.said }),
      },
    ],
    reminders: {},
    messages: {},
  };
  const causes: CallBackCause[] = [
    'restart-clocks',
    'show-owner',
    'show-booker',
    'show-allocators',
    'show-team',
    ...(isMpCall(booked) ? (['show-mp-hotline'] as const) : []),
  ];
  const context = { at, version: 1, actor: { id: booker, roles: [] } };
  return causes.reduce((so, cause) => effects[cause](so, context), booked);
}

function present({ owner, teamLeader, cover, ownersTeam }: Whose) {
  return {
    owner,
    ...(teamLeader !== undefined && { teamLeader }),
    ...(cover !== undefined && { cover }),
    ...(ownersTeam !== undefined && { ownersTeam }),
  };
}
