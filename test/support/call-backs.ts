import { randomUUID } from 'node:crypto';
import { type Booking, book } from '../../src/domain/call-back/book.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { decideCallBack } from '../../src/domain/call-back/states.ts';
import type { Values } from '../../src/domain/fields.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Actor, Refusal } from '../../src/domain/transition.ts';
import { accepted } from './builders.ts';
import { sampleOrganisation } from './sample-organisation.ts';

const actor = (id: string, ...roles: Role[]): Actor => ({ id, roles });

/** Ana makes the call, Tom leads her, Tess stands in for Tom; Gina is of GICH; Nia leads New Applications, where Ned works. */
export const callers = {
  ana: actor('UANA', 'caseworker'),
  ben: actor('UBEN', 'caseworker'),
  tom: actor('UTOM', 'team-leader'),
  tess: actor('UTESS', 'team-leader'),
  gina: actor('UGINA', 'gich'),
  nia: actor('UNIA', 'new-applications-team-leader'),
  ned: actor('UNED', 'caseworker'),
  sol: actor('USOL', 'specialist'),
  casedesk: actor('casedesk'),
};

export const whoseAna = { owner: 'UANA', teamLeader: 'UTOM', cover: 'UTESS', ownersTeam: 'Team 3' };

export const callBackDetails: Values = {
  contactNumber: '07700 900123',
  clientRole: 'Receiving parent',
  caseNumber: '1-23456789',
  scin: '123456789012',
  reason: 'Date or time inconvenient',
  why: 'Wants to know when the next payment comes.',
};

export const applicationDetails: Values = {
  fullName: 'Jo Bloggs',
  address: '1 High Street, Plymouth',
  dateOfBirth: '23/10/1984',
  contactNumber: '07700 900123',
  enquiry: 'New Application',
  why: 'Wishes to apply for child maintenance.',
};

const isApplied = (kind: Booking['kind']) => kind === 'new-application' || kind === 'downtime-application';

/** A booking of its kind, at 09:30 on Tuesday 1 April 2014 as in Examples 1 and 2 unless it says otherwise. */
export const aBooking = ({ fields = {}, ...over }: Partial<Booking> = {}): Booking => {
  const kind = over.kind ?? 'own';
  return {
    id: 'c1',
    kind,
    booker: kind === 'own' ? callers.ana.id : callers.gina.id,
    ...(!isApplied(kind) && kind !== 'functionally-unique' && { whose: whoseAna }),
    ...(isApplied(kind) && { allocators: [callers.nia.id] }),
    ...(kind === 'functionally-unique' && { specialistTeam: 'CPO' }),
    receivedAt: new Date('2014-04-01T08:30:00Z'),
    serviceLevels: sampleOrganisation().callBacks,
    key: 'view/V1',
    fields: {
      ...(isApplied(kind) ? applicationDetails : callBackDetails),
      ...(kind === 'downtime-application' && { template: 'RP Applies GB', templateFile: ['F0TEMPLATE'] }),
      ...fields,
    },
    ...over,
  };
};

export const aCallBack = (over: Partial<Booking> = {}, at = over.receivedAt): CallBack =>
  accepted(book(aBooking(over), at ?? aBooking(over).receivedAt));

/** One command by somebody at an instant. */
export const decides = (
  it: CallBack,
  who: Actor,
  at: Date,
  ...commands: CallBackCommand[]
): CallBack | Refusal => decideCallBack(it, commands, who, { at, key: randomUUID() });
