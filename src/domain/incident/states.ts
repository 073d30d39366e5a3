import { clientDataIn } from '../field-rules.ts';
import { fieldsOf } from '../fields.ts';
import type { Actor, Machine, Refusal, Transition, Who } from '../transition.ts';
import { decideBy, decideInTurn, refuse } from '../transition.ts';
import { effects, type IncidentCause } from './effects.ts';
import { clientFields, incidentFields, isSpecialClientRecords } from './fields.ts';
import { coverOf, type Incident, type IncidentStatus } from './incident.ts';
import { alreadyDone, refusals } from './refusals.ts';

export type IncidentCommand =
  | { on: 'ask-for-information' | 'give-information' | 'name-local-action'; said: string }
  | { on: 'report-local-action' | 'report-resolved'; said: string }
  | { on: 'find-unable-to-resolve'; said?: string }
  | { on: 'authorise'; said?: string }
  | { on: 'change-team-leader'; said?: string; teamLeader: string; cover: string | undefined };

const wasAsked = (actor: Actor, it: Incident): boolean =>
  actor.id !== it.requester && (actor.id === it.teamLeader || actor.id === it.cover);

const teamLeader: Who<Incident> = {
  allows: (actor, it) => wasAsked(actor, it) && actor.roles.includes('team-leader'),
  otherwise(actor, it) {
    if (actor.id === it.requester) return refusals.ownRequest;
    return wasAsked(actor, it) ? refusals.noLongerALeader : refusals.notTheTeamLeader;
  },
};

const requester: Who<Incident> = {
  allows: (actor, it) => actor.id === it.requester,
  otherwise: () => refusals.notTheRequester,
};

/** INC-17's details, less the client's where Special Client Records are concerned (Q18). */
export function missingDetails(fields: { specialClientRecords?: readonly string[] | undefined }): string[] {
  const notAsked: readonly string[] = isSpecialClientRecords(fields) ? clientFields : [];
  const asked = fieldsOf(incidentFields).filter(
    ({ name, as }) => as !== 'choices' && !notAsked.includes(name),
  );
  const given = new Map(Object.entries(fields));
  return asked.filter(({ name }) => !given.get(name)).map(({ label }) => label);
}

function unlessDocumented({ fields }: Incident): Refusal | undefined {
  const missing = missingDetails(fields);
  return missing.length ? refuse(`${refusals.missing} ${missing.join(', ')}.`) : undefined;
}

function unlessAnother(it: Incident, command: IncidentCommand): Refusal | undefined {
  if (command.on !== 'change-team-leader') return undefined;
  if (command.teamLeader === it.requester) return refuse(refusals.ownLeader, 'teamLeader');
  return command.teamLeader === it.teamLeader ? refuse(refusals.sameLeader, 'teamLeader') : undefined;
}

/** Q18 holds for what is said later, too. */
function unlessClientData({ fields }: Incident, { said = '' }: IncidentCommand): Refusal | undefined {
  const what = isSpecialClientRecords(fields) ? clientDataIn(said) : undefined;
  return what ? refuse(`${refusals.clientData} ${what}.`, 'said') : undefined;
}

const passOn = (it: Incident, command: IncidentCommand): Incident => {
  if (command.on !== 'change-team-leader') return it;
  const { cover: _cover, ...rest } = it;
  return { ...rest, teamLeader: command.teamLeader, ...coverOf(it.requester, command.cover) };
};

/** What may happen to an incident, by whom, and what follows: INC-12, INC-19, INC-20 and Q21. */
export const transitions: readonly Transition<Incident, IncidentStatus, IncidentCommand, IncidentCause>[] = [
  {
    from: 'with-team-leader',
    on: 'ask-for-information',
    to: 'information-wanted',
    who: teamLeader,
    unless: unlessClientData,
    causes: ['stop-clock', 'tell-requester'],
  },
  {
    from: 'information-wanted',
    on: 'give-information',
    to: 'with-team-leader',
    who: requester,
    unless: unlessClientData,
    causes: ['start-clock', 'tell-team-leader'],
  },
  {
    from: 'with-team-leader',
    on: 'find-unable-to-resolve',
    to: 'unable-to-resolve',
    who: teamLeader,
    causes: [],
  },
  {
    from: 'unable-to-resolve',
    on: 'authorise',
    to: 'with-aac',
    who: teamLeader,
    unless: unlessDocumented,
    causes: ['stop-clock', 'tell-requester', 'hand-to-aac'],
  },
  {
    from: 'unable-to-resolve',
    on: 'name-local-action',
    to: 'local-action-wanted',
    who: teamLeader,
    unless: unlessClientData,
    causes: ['stop-clock', 'tell-requester'],
  },
  {
    from: 'local-action-wanted',
    on: 'report-local-action',
    to: 'with-team-leader',
    who: requester,
    unless: unlessClientData,
    causes: ['start-clock', 'tell-team-leader'],
  },
  {
    from: 'local-action-wanted',
    on: 'report-resolved',
    to: 'resolved-locally',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'with-team-leader',
    on: 'change-team-leader',
    to: 'with-team-leader',
    who: requester,
    unless: unlessAnother,
    sets: passOn,
    causes: ['start-clock', 'ask-team-leader'],
  },
];

const machine: Machine<Incident, IncidentStatus, IncidentCommand, IncidentCause> = {
  transitions,
  effects,
  notNow: alreadyDone,
};

/** Decides one or more commands at one sitting: the incident as it is to be, or a refusal. */
export const decideIncident = (
  it: Incident,
  commands: readonly IncidentCommand[],
  actor: Actor,
  when: { at: Date; key: string },
): Incident | Refusal =>
  decideInTurn(it, commands, (record, command) => decideBy(machine, record, command, actor, when));

/**
 * Both of Q21's points at one sitting: what a decision at the second point asks of an incident still at the first.
 * Only who authorises has confirmed that Advice & Guidance is not suitable.
 */
export function afterUnableToResolve(it: Incident, decision: IncidentCommand): IncidentCommand[] {
  if (it.status === 'unable-to-resolve') return [decision];
  const finding = { on: 'find-unable-to-resolve' } as const;
  return decision.on === 'authorise'
    ? [{ ...finding, said: 'Advice & Guidance is not suitable.' }, decision]
    : [finding, decision];
}
