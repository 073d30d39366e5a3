import { type Actor, type Refusal, refuse } from '../transition.ts';
import { type CallBack, isOpen, mpHotline } from './call-back.ts';
import { unconfirmedOf } from './checklist.ts';
import { unsent } from './guards.ts';
import { refusals } from './refusals.ts';
import { callerOrLeader, involved } from './who.ts';

/**
 * How much of a call-back somebody is shown. `whole`: what it takes to make the call, contact number and SCIN among it.
 * `to-enter`: the texts to be entered in CMS2012, or sent by hand. `outcome`: what came of it.
 */
export type Sight = 'whole' | 'to-enter' | 'outcome';

/**
 * What someone's role and relation let them see of its details (Q26). All of it: whoever makes the call or leads them, who
 * was passed the details (CB-43), the specialist team until one of it has taken it, and MP Hotline. Who booked it: the texts, while
 * they have something to enter or to send. Whoever else has to do with it, and whose case it is again: what came of it.
 */
export function sightOf(it: CallBack, actor: Actor): Sight | undefined {
  const isViewer = it.viewers.includes(actor.id) && isOpen(it);
  const isSpecialists = it.status === 'with-specialist-team' || (isOpen(it) && isTold(it, mpHotline));
  const isOfTheTeam = isSpecialists && actor.roles.includes('specialist');
  if (callerOrLeader.allows(actor, it) || isViewer || isOfTheTeam) return 'whole';
  const hasToEnter = isOpen(it) && unconfirmedOf(it, 'booker').length > 0;
  if (actor.id === it.booker && (hasToEnter || unsent(it).length > 0)) return 'to-enter';
  return involved.allows(actor, it) || it.viewers.includes(actor.id) || it.movedFrom === actor.id
    ? 'outcome'
    : undefined;
}

/** CB-22: the details of an MP call go to MP Hotline, which in a channel of its own has them here. */
const isTold = ({ messages }: CallBack, team: string): boolean =>
  Object.values(messages).some(({ to }) => 'team' in to && to.team === team);

export const mayLook = (it: CallBack, actor: Actor): boolean => sightOf(it, actor) !== undefined;

/**
 * Opens the details, and writes into the history who looked and how much they saw. A look is no decision: `version` stays.
 */
export function look(it: CallBack, actor: Actor, { at, key }: { at: Date; key: string }): CallBack | Refusal {
  const sight = sightOf(it, actor);
  if (!sight) return refuse(refusals.notForYou);
  return { ...it, history: [...it.history, { at, by: actor.id, what: 'look', facts: { sight }, key }] };
}
