import type { Actor, Who } from '../transition.ts';
import { type CallBack, isApplication } from './call-back.ts';
import { lastMover, leadersOf, movesBack } from './leaders.ts';
import { refusals } from './refusals.ts';

export const leads = (actor: Actor): boolean =>
  actor.roles.includes('team-leader') || actor.roles.includes('new-applications-team-leader');

/**
 * Whether it is theirs to see to as a leader: who leads the owner, or stands in; where nobody is known to lead the owner,
 * any team leader, or an administrator (Q25); before it has an owner, those who allocate it.
 */
export function isLeaderOf(actor: Actor, it: CallBack): boolean {
  if (it.owner === undefined) return allocator.allows(actor, it);
  const isNamed = actor.id === it.teamLeader || actor.id === it.cover;
  if (leads(actor)) return isNamed || it.teamLeader === undefined;
  return actor.roles.includes('administrator') && leadersOf(it).length === 0;
}

/** Whose call it is: the owner's, or whom the team leader named once it was late. */
const isCaller = ({ id }: Actor, { owner, answerable }: CallBack): boolean =>
  id === owner || id === answerable;

/** The owner, whom the team leader named, or who leads them. Who was only passed the details views (CB-43). */
export const callerOrLeader: Who<CallBack> = {
  allows: (actor, it) => isCaller(actor, it) || isLeaderOf(actor, it),
  otherwise: ({ id }, it) => (it.viewers.includes(id) ? refusals.onlyToView : refusals.notTheOwner),
};

/** While an owner who has left still has it, who leads them is reminded in their place (WA-07). */
export const owner: Who<CallBack> = {
  allows: (actor, it) => isCaller(actor, it) || (it.ownerHasLeft === true && isLeaderOf(actor, it)),
  otherwise: callerOrLeader.otherwise,
};

/** CB-42: a team leader moves it. */
export const leader: Who<CallBack> = { allows: isLeaderOf, otherwise: () => refusals.notTheLeader };

/** CB-42: who moved it for the time being moves it back, whoever leads its owner now. */
export const mover: Who<CallBack> = {
  allows: (actor, it) => actor.id === movesBack(it) || isLeaderOf(actor, it),
  otherwise: () => refusals.notTheLeader,
};

export const ownerOrLeader: Who<CallBack> = {
  allows: (actor, it) => actor.id === it.owner || isLeaderOf(actor, it),
  otherwise: () => refusals.notTheLeader,
};

/** CB-23. */
export const allocator: Who<CallBack> = {
  allows: ({ roles }, it) => isApplication(it) && roles.includes('new-applications-team-leader'),
  otherwise: () => refusals.notAnAllocator,
};

export const specialist: Who<CallBack> = {
  allows: ({ roles }) => roles.includes('specialist'),
  otherwise: () => refusals.notASpecialist,
};

/** Whoever answers the phone. */
export const anyone: Who<CallBack> = { allows: () => true, otherwise: () => refusals.notTheOwner };

/** Who has to do with it: booked it, makes it, leads it, moved it, allocates it, or works in the team that has it. */
export const involved: Who<CallBack> = {
  allows: (actor, it) =>
    callerOrLeader.allows(actor, it) ||
    actor.id === it.booker ||
    actor.id === lastMover(it) ||
    (it.movedFrom !== undefined && actor.id === movesBack(it)) ||
    it.allocators.includes(actor.id) ||
    (it.specialistTeam !== undefined && actor.roles.includes('specialist')),
  otherwise: callerOrLeader.otherwise,
};

export const casedesk: Who<CallBack> = {
  allows: ({ id }) => id === 'casedesk',
  otherwise: () => refusals.notTheOwner,
};

/** CaseDesk's own hand. */
export const itself: Actor = { id: 'casedesk', roles: [] };
