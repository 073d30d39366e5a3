import type { Actor } from '../transition.ts';
import { type Incident, isReplyLate, waitsFor } from './incident.ts';
import { lockAssign } from './lock-assign.ts';

const byPerson = (id: string): string => `person/${id}`;
const byArea = (code: string): string => `aac/${code}`;

/** The names under which everything that may concern someone is found; advisers find every area's. */
export const namesFor = (actor: Actor, areas: readonly string[]): string[] => [
  byPerson(actor.id),
  ...(actor.roles.includes('aac-adviser') ? areas.map(byArea) : []),
];

/** An incident is found by those whom it concerns for as long as somebody has something to do about it. */
export function foundBy(it: Incident): string[] {
  const whom = waitsFor(it);
  if (!whom) return lockAssign(it)?.asks ? [byPerson(it.requester)] : [];
  return [
    ...new Set([
      ...[it.requester, it.teamLeader, ...(it.cover ? [it.cover] : [])].map(byPerson),
      ...('aac' in whom ? [byArea(whom.aac)] : []),
    ]),
  ];
}

/** What an incident is to a person: theirs to act on, something they wait for, or neither. */
export function standingFor(it: Incident, actor: Actor): 'to do' | 'waited for' | undefined {
  const whom = waitsFor(it);
  const isRequester = actor.id === it.requester;
  const standsIn = actor.id === it.cover && hasCard(it, actor.id);
  if (isRequester && lockAssign(it)?.asks) return 'to do';
  if (!whom) return undefined;
  if ('aac' in whom && actor.roles.includes('aac-adviser') && !isRequester) return 'to do';
  if ('team' in whom && isRequester) return 'waited for';
  const leads = actor.id === it.teamLeader || standsIn;
  if (leads && isReplyLate(it)) return 'to do';
  if ('person' in whom && (whom.person === actor.id || (standsIn && whom.person === it.teamLeader)))
    return 'to do';
  return isRequester || leads ? 'waited for' : undefined;
}

const hasCard = ({ messages }: Incident, person: string): boolean =>
  Object.values(messages).some(
    ({ name, to }) => name === 'team-leader-card' && 'person' in to && to.person === person,
  );
