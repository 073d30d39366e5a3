import { saysNotApplicable } from '../field-rules.ts';
import type { Actor } from '../transition.ts';
import { type CallBack, isOpen, purposeOf } from './call-back.ts';
import { isLate, whoAnswers } from './clocks.ts';
import { isToMoveBack, unsent } from './guards.ts';
import { isLeftAlone, movesBack } from './leaders.ts';
import { isLeaderOf, mover } from './who.ts';

const byPerson = (id: string): string => `person/${id}`;
/** The name under which the open ones of an owner are found, for when they are away or have left. */
export const byOwner = (id: string): string => `owner/${id}`;
const allocation = 'role/new-applications-team-leader';
const specialists = 'role/specialist';
const administrators = 'role/administrator';

/** The names under which everything that may concern someone is found. */
export const namesFor = ({ id, roles }: Actor): string[] => [
  byPerson(id),
  ...(roles.includes('new-applications-team-leader') ? [allocation] : []),
  ...(roles.includes('specialist') ? [specialists] : []),
  ...(roles.includes('administrator') ? [administrators] : []),
];

/** Found by those whom it concerns, for as long as somebody has something to do about it. */
export function foundBy(it: CallBack): string[] {
  const { owner, booker, teamLeader, cover, answerable, viewers, status } = it;
  const outstanding = unsent(it).length > 0;
  if (!isOpen(it)) {
    const leads = isToMoveBack(it) ? [movesBack(it), teamLeader, cover] : [];
    const names = [...leads, ...(outstanding ? [booker] : [])].flatMap((id) => (id ? [byPerson(id)] : []));
    return [...new Set(names)];
  }
  const people = [owner, booker, teamLeader, cover, answerable, ...viewers];
  return [
    ...new Set([
      ...(owner === undefined ? [] : [byOwner(owner)]),
      ...people.flatMap((id) => (id ? [byPerson(id)] : [])),
      ...(status === 'awaiting-allocation' ? [allocation] : []),
      ...(status === 'with-specialist-team' ? [specialists] : []),
      ...(isLeftAlone(it) ? [administrators] : []),
    ]),
  ];
}

/** What a call-back is to a person: theirs to do, something they wait for, theirs to know of, or neither. */
export function standingFor(it: CallBack, actor: Actor): 'to do' | 'waited for' | 'led' | undefined {
  const { id, roles } = actor;
  if (unsent(it).length && id === it.booker) return 'to do';
  if (!isOpen(it)) return isToMoveBack(it) && mover.allows(actor, it) ? 'to do' : undefined;
  if (it.status === 'awaiting-allocation' && roles.includes('new-applications-team-leader')) return 'to do';
  if (it.status === 'with-specialist-team' && roles.includes('specialist')) return 'to do';
  if (whoAnswers(it) === id || it.owner === id) return 'to do';
  if ((isLate(it) || isLeftAlone(it)) && isLeaderOf(actor, it)) return 'to do';
  if (it.booker === id) return 'waited for';
  return [it.teamLeader, it.cover].includes(id) ? 'led' : undefined;
}

/**
 * The references by which a client's call-backs are found again: SCIN and case number, or name and date of birth where the
 * client is new. Normalised, and hashed before they are kept. What is not applicable, or has no digit in it, names nobody.
 */
export function clientReferences({
  scin,
  caseNumber,
  ern,
  fullName,
  dateOfBirth,
}: Partial<CallBack['fields']>): string[] {
  const named = fullName && dateOfBirth ? `${letters(fullName)}/${dateOfBirth}` : '';
  return [
    reference('scin', digitsOf(scin)),
    reference('case', digitsOf(caseNumber)),
    reference('ern', ern && /\d/.test(ern) ? letters(ern) : ''),
    reference('client', named),
  ].flatMap((it) => it ?? []);
}

const reference = (what: string, value: string | undefined): string | undefined =>
  value ? `${what}/${value}` : undefined;
const digitsOf = (text = ''): string => (saysNotApplicable(text) ? '' : text.replace(/\D/g, ''));
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** Whether two are about the same thing for the same client. */
export const isSamePurpose = (it: CallBack, other: Pick<CallBack, 'kind' | 'specialistTeam'>): boolean =>
  isOpen(it) && purposeOf(it) === purposeOf(other);
