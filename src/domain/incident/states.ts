import type { Actor, Machine, Refusal } from '../transition.ts';
import { decideBy, decideInTurn } from '../transition.ts';
import { startClocks } from './clocks.ts';
import type { IncidentCommand } from './commands.ts';
import { effects, type IncidentCause } from './effects.ts';
import type { Incident, IncidentStatus } from './incident.ts';
import { locally } from './locally.ts';
import { alreadyDone } from './refusals.ts';
import type { Row } from './row.ts';
import { withTheAac } from './with-the-aac.ts';

/** What may happen to an incident, by whom, and what follows. */
export const transitions: readonly Row[] = [...locally, ...withTheAac];

const machine: Machine<Incident, IncidentStatus, IncidentCommand, IncidentCause> = {
  transitions,
  effects,
  entered: startClocks,
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
