import { z } from 'zod';
import { record } from '../record.ts';
import { callBackFields } from './fields.ts';

/** How a call-back came about: S2's scenarios, and the small system's two (CB-04, CB-17, CB-31, CB-28, CB-44). */
export const callBackKind = z.enum([
  'own',
  'for-another',
  'new-application',
  'downtime-application',
  'functionally-unique',
  'informal',
]);
export type CallBackKind = z.infer<typeof callBackKind>;

export const callBackKinds: Record<CallBackKind, string> = {
  own: 'Call-back of your own',
  'for-another': 'Call-back for another caseworker',
  'new-application': 'New application call-back',
  'downtime-application': 'Application during system downtime',
  'functionally-unique': 'Functionally unique call-back',
  informal: 'Informal call-back',
};

export const callBackStatus = z.enum([
  'awaiting-call',
  'awaiting-allocation',
  'with-specialist-team',
  'number-wanted',
  'letters-wanted',
  'fees-awaited',
  'closed',
]);
export type CallBackStatus = z.infer<typeof callBackStatus>;

/** Each status in the words that people see. */
export const callBackStatuses: Record<CallBackStatus, string> = {
  'awaiting-call': 'awaiting call',
  'awaiting-allocation': 'awaiting allocation',
  'with-specialist-team': 'with the specialist team',
  'number-wanted': 'waiting for another number',
  'letters-wanted': 'letters to be issued',
  'fees-awaited': 'waiting for the application fees',
  closed: 'closed',
};

/** CB-39's closing values, word for word. */
export const closingStatus = z.enum([
  'cancelled',
  'not required',
  'done',
  'suppressed',
  'send for translation',
  'unsuccessful',
]);
export type ClosingStatus = z.infer<typeof closingStatus>;

const minutes = z.number().positive();

/** Every clock of a call-back, as configured when it was booked. */
const callBackServiceLevels = z.object({
  startsBeforeAgreedMinutes: minutes,
  remindBeforeStartMinutes: minutes,
  remindBeforeAgreedMinutes: minutes,
  remindBeforeAttemptMinutes: minutes,
  remindBeforeAnytimeEndsMinutes: minutes,
  remindBeforeInformalMinutes: minutes,
  completeWithinHours: minutes,
  attempts: z.int().positive(),
  attemptGapMinutes: minutes,
  feeDays: minutes,
  overdueToTeamLeaderMinutes: minutes,
  moveBackReminderHours: minutes,
  undoSeconds: minutes,
  allocationReminderHours: minutes,
  descriptionCharacters: z.int().positive(),
  minutesEach: minutes,
});

/** From when until when a promise is to be kept (CB-10); an informal one has no end (Q5). */
const promiseWindow = z.object({ startAt: z.date(), endAt: z.date().optional() });
export type PromiseWindow = z.infer<typeof promiseWindow>;

/** A team without a channel here, and its mailbox's name when the call-back was booked. */
const toWriteTo = z.object({ team: z.string(), mailbox: z.string() });
export type ToWriteTo = z.infer<typeof toWriteTo>;

/** How it stood before a sitting that may be taken back for a moment, and which decisions that sitting made. */
const undo = z.object({
  from: z.int(),
  to: z.int(),
  by: z.string(),
  status: callBackStatus,
  since: z.date(),
  agreedAt: z.date().optional(),
  answerable: z.string().optional(),
  window: promiseWindow,
  /** The names of the reminders that waited, and for when. */
  reminders: z.record(z.string(), z.date()),
});
export type Undo = z.infer<typeof undo>;

/** A call-back as it is kept. The promise's window stands apart from the time agreed with the client. */
export const callBack = record.extend({
  status: callBackStatus,
  kind: callBackKind,
  booker: z.string(),
  /** Who makes the call; nobody until it is allocated or taken. */
  owner: z.string().optional(),
  /** Who leads the owner, who stands in, and the team they were in when they were given it. */
  teamLeader: z.string().optional(),
  cover: z.string().optional(),
  ownersTeam: z.string().optional(),
  /** Their account is deactivated: what would remind them goes to whoever leads them (WA-07). */
  ownerHasLeft: z.literal(true).optional(),
  /** Who may allocate it (CB-22, CB-23). */
  allocators: z.array(z.string()).default([]),
  /** The functionally unique team (CB-30). */
  specialistTeam: z.string().optional(),
  receivedAt: z.date(),
  agreedAt: z.date().optional(),
  window: promiseWindow,
  serviceLevels: callBackServiceLevels,
  fields: callBackFields,
  /** How it ended (CB-39). */
  closedAs: closingStatus.optional(),
  /** Whose case it is again once it is done (CB-42). */
  movedFrom: z.string().optional(),
  /** Who was passed the details, to view and not to act (CB-43). */
  viewers: z.array(z.string()).default([]),
  /** Whom the team leader named for an overdue one. */
  answerable: z.string().optional(),
  /** Teams whose mailbox somebody has to write to, since they have no channel here (Q15). */
  byHand: z.array(toWriteTo).default([]),
  feesDueAt: z.date().optional(),
  undo: undo.optional(),
});
export type CallBack = z.infer<typeof callBack>;

export const callBackSchema = 1;

/** Those of the small system, with its own attempts, results and outcomes (CB-17 to CB-27, CB-31 to CB-35). */
export const isApplication = ({ kind }: Pick<CallBack, 'kind'>): boolean =>
  kind === 'new-application' || kind === 'downtime-application';

/** The team that hears of every MP call, whatever its kind (CB-22, Q11). */
export const mpHotline = 'MP Hotline';

export const isOpen = ({ status }: Pick<CallBack, 'status'>): boolean => status !== 'closed';

/** What one call-back may be about at a time for a client: a second of the same purpose is offered the first. */
export function purposeOf({ kind, specialistTeam }: Pick<CallBack, 'kind' | 'specialistTeam'>): string {
  switch (kind) {
    case 'own':
    case 'for-another':
      return 'call-back';
    case 'new-application':
    case 'downtime-application':
      return 'application';
    case 'functionally-unique':
      return `functionally unique, ${specialistTeam ?? ''}`;
    case 'informal':
      return 'informal';
  }
}
