import { type Actor, type Refusal, refuse } from '../transition.ts';
import type { CallBack } from './call-back.ts';
import { refusals } from './refusals.ts';
import { involved } from './who.ts';

/** Whether someone's role and relation let them see its details; one passed on to view is one relation (CB-43). */
export const mayLook = (it: CallBack, actor: Actor): boolean =>
  it.viewers.includes(actor.id) || involved.allows(actor, it);

/** Opens the details and writes the look into the history. A look is no decision: `version` stays. */
export function look(it: CallBack, actor: Actor, { at, key }: { at: Date; key: string }): CallBack | Refusal {
  if (!mayLook(it, actor)) return refuse(refusals.notForYou);
  return { ...it, history: [...it.history, { at, by: actor.id, what: 'look', key }] };
}
