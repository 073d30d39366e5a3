import { type Actor, type Refusal, refuse } from '../transition.ts';
import type { Incident } from './incident.ts';
import { refusals } from './refusals.ts';

/**
 * Opens the details to someone whose role and relation allow it, and writes the look into the history.
 * A look is no decision: `version` stays.
 */
export function look(it: Incident, actor: Actor, { at, key }: { at: Date; key: string }): Incident | Refusal {
  const decides = [it.teamLeader, it.cover].includes(actor.id) && actor.roles.includes('team-leader');
  const aac = it.reference !== undefined && actor.roles.includes('aac-adviser');
  if (actor.id !== it.requester && !decides && !aac) return refuse(refusals.notForYou);
  return { ...it, history: [...it.history, { at, by: actor.id, what: 'look', key }] };
}
