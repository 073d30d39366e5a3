import { type Actor, type Refusal, refuse } from '../transition.ts';
import type { Incident } from './incident.ts';
import { refusals } from './refusals.ts';

/** Whether someone's role and relation let them see an incident: its card, and its details in an audited look. */
export function mayLook(it: Incident, actor: Actor): boolean {
  const decides = [it.teamLeader, it.cover].includes(actor.id) && actor.roles.includes('team-leader');
  const aac = it.reference !== undefined && actor.roles.includes('aac-adviser');
  return actor.id === it.requester || decides || aac;
}

/** Opens the details and writes the look into the history. A look is no decision: `version` stays. */
export function look(it: Incident, actor: Actor, { at, key }: { at: Date; key: string }): Incident | Refusal {
  if (!mayLook(it, actor)) return refuse(refusals.notForYou);
  return { ...it, history: [...it.history, { at, by: actor.id, what: 'look', key }] };
}
