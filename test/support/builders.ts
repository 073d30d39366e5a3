import type { Values } from '../../src/domain/fields.ts';
import type { IncidentFields } from '../../src/domain/incident/fields.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { type Raising, raise } from '../../src/domain/incident/raise.ts';
import { type Message, toSay } from '../../src/domain/message.ts';
import type { Role } from '../../src/domain/roles.ts';
import { type Actor, isRefusal, type Refusal } from '../../src/domain/transition.ts';

export const start = new Date('2026-11-23T10:00:00Z');
export const minutesAfter = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

const actor = (id: string, ...roles: Role[]): Actor => ({ id, roles });

/** Everyone who may come near an incident. Ana raised it, Tom decides it, Tess is Tom's cover. */
export const people = {
  ana: actor('UANA', 'caseworker'),
  tom: actor('UTOM', 'team-leader'),
  tess: actor('UTESS', 'team-leader'),
  otherLeader: actor('ULEE', 'team-leader'),
  ben: actor('UBEN', 'caseworker'),
  adviser: actor('UAMIR', 'aac-adviser'),
  administrator: actor('UADA', 'administrator'),
};

export const details: IncidentFields = {
  area: 'PLY',
  caseOrSrNumber: '1-23456789',
  clientName: 'Jo Bloggs',
  scin: '123456789012',
  nino: 'AB123456C',
  dateRaised: '2026-11-23',
  procedurePath: 'Procedures>Pages>Client-Contact>Statement - Step 4',
  description: 'The assessment does not calculate.',
  actionsTaken: 'Read the procedure and asked Ben.',
};

export const aRaising = (over: Partial<Raising> = {}, fields: Values = {}): Raising => ({
  id: 'i1',
  requester: people.ana.id,
  teamLeader: people.tom.id,
  cover: people.tess.id,
  serviceLevels: {
    teamLeaderAnswerHours: 4,
    caseworkerReplyHours: 24,
    caseworkerReplyReminderHours: 20,
    adviceCheckBackHours: 24,
    lockAssignReminderHours: 1,
  },
  key: 'view/V1',
  fields: { ...details, ...fields },
  ...over,
});

export const anIncident = (over: Partial<Incident> = {}, fields: Partial<IncidentFields> = {}): Incident => ({
  ...accepted(raise(aRaising(), start)),
  fields: { ...details, ...fields },
  ...over,
});

export const aMessage = (over: Partial<Message> = {}): Message => ({
  ...toSay({ name: 'requester-news', form: 'announcement', to: { person: people.ana.id }, dueAt: start }),
  ...over,
});

export const aCard = (over: Partial<Message> = {}): Message =>
  aMessage({ name: 'requester-card', form: 'card', ...over });

/** A card that stands as it was drawn from `version`. */
export const aStandingCard = (over: Partial<Message> = {}): Message =>
  aCard({
    state: 'sent',
    posted: { channel: 'D1', ts: '1.1' },
    shown: 'hash',
    shownVersion: 1,
    settledAt: start,
    ...over,
  });

/** The record that a decision comes to. Throws where it was refused: then the test is wrong about what it tests. */
export function accepted<R extends object>(outcome: R | Refusal): R {
  if (isRefusal(outcome)) throw new Error(`Refused: ${outcome.refused}`);
  return outcome;
}

export const refusal = (outcome: object): Refusal => {
  if (!isRefusal(outcome)) throw new Error('This was not refused.');
  return outcome;
};
