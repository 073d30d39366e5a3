import { hasSeen } from '../record.ts';
import type { Role } from '../roles.ts';
import { type CallBack, isOpen } from './call-back.ts';
import type { CallBackCommand, Led } from './commands.ts';
import { bySoonest } from './falls-due.ts';
import { leadersOf } from './leaders.ts';

/** Someone as the organisation file and Slack have them. */
export interface Placed {
  team?: string | undefined;
  leader?: string | undefined;
  cover?: string | undefined;
  roles: readonly Role[];
  deactivated: boolean;
  outsider: boolean;
}
export type Placings = ReadonlyMap<string, Placed>;

/** What CaseDesk decides of a call-back, and the key under which it does so once. */
export interface Change {
  id: string;
  key: string;
  command: CallBackCommand;
}

/** Of somebody of whom nothing is known it is not known that they have left. */
const isHere = (id: string, people: Placings): boolean => {
  const known = people.get(id);
  return !known || !(known.deactivated || known.outsider);
};

const canLead = (id: string, people: Placings): boolean =>
  isHere(id, people) &&
  (people.get(id)?.roles.some((role) => role === 'team-leader' || role === 'new-applications-team-leader') ??
    true);

/**
 * Who leads the owner: as the organisation file has it; while the case is still where the owner has left, whoever led
 * them there (CB-47). Where none of those is here, nobody is known (Q25).
 */
function ledNow(it: CallBack, owner: Placed, people: Placings): Led {
  const now = leadersOf({ owner: it.owner, teamLeader: owner.leader, cover: owner.cover });
  const isSameTeam = it.ownersTeam === undefined || owner.team === it.ownersTeam;
  const ways = isSameTeam ? [now, leadersOf(it)] : [leadersOf(it), now];
  const [teamLeader, cover] =
    ways.map((way) => [...new Set(way)].filter((id) => canLead(id, people))).find((way) => way.length > 0) ??
    [];
  return { teamLeader, cover };
}

const isSame = (it: CallBack, led: Led): boolean => {
  const [teamLeader, cover] = leadersOf(it);
  return teamLeader === led.teamLeader && cover === led.cover;
};

/** What has come apart between a call-back and the people it is kept with: its owner, their team, or their leaders. */
function apart(
  it: CallBack,
  people: Placings,
): { key: string; cause?: 'left' | 'changed-team'; led: Led } | undefined {
  const owner = it.owner === undefined ? undefined : people.get(it.owner);
  if (it.owner === undefined || !owner || !isOpen(it)) return undefined;
  const led = ledNow(it, owner, people);
  const hasLeft = !isHere(it.owner, people);
  if (hasLeft && !it.ownerHasLeft) return { key: `left/${it.owner}/${it.version}`, cause: 'left', led };
  const key = `changed-team/${it.owner}/${owner.team ?? ''}`;
  const isElsewhere = it.ownersTeam !== undefined && owner.team !== it.ownersTeam;
  if (!hasLeft && isElsewhere && !hasSeen(it, key)) return { key, cause: 'changed-team', led };
  const isNamedGone = it.answerable !== undefined && !isHere(it.answerable, people);
  const isBack = it.ownerHasLeft === true && !hasLeft;
  return isSame(it, led) && !isNamedGone && !isBack ? undefined : { key: `lead-anew/${it.version}`, led };
}

/**
 * What is to be decided of the open call-backs of one owner who has left, changed team or is led by somebody else
 * (WA-07, CB-47, Q25). Each is offered to whoever leads them; one card, on the most pressing, tells of all.
 */
export function orphansOf(callBacks: readonly CallBack[], people: Placings): Change[] {
  const told = new Set<string>();
  const found = callBacks.flatMap((it) => {
    const change = apart(it, people);
    return change ? [{ it, ...change, to: whomToTell(change.led, people) }] : [];
  });
  const offered = found.filter(({ cause }) => cause !== undefined);
  return [...found]
    .sort((a, b) => bySoonest(a.it, b.it))
    .map(({ it, key, cause, led, to }) => {
      if (!cause) return { id: it._id, key, command: leadAnew(it, led, people) };
      const others = offered.filter((one) => one.to === to).length - 1;
      const isFirst = !told.has(to);
      told.add(to);
      const facts = { cause, owner: it.owner ?? '', to: isFirst ? to : '', others: String(others) };
      return { id: it._id, key, command: { on: 'offer-to-team-leader', led, facts } };
    });
}

/** Whoever leads the owner; where nobody is known to, administrators (Q25). */
const whomToTell = ({ teamLeader }: Led, people: Placings): string =>
  teamLeader ?? withRole('administrator', people).join(',');

/** Everybody of a role who is here. */
export const withRole = (role: Role, people: Placings): string[] =>
  [...people].flatMap(([id, { roles }]) => (roles.includes(role) && isHere(id, people) ? [id] : []));

function leadAnew(it: CallBack, led: Led, people: Placings): CallBackCommand {
  const { owner, answerable } = it;
  return {
    on: 'lead-anew',
    led,
    answerable: answerable !== undefined && isHere(answerable, people) ? answerable : undefined,
    ownerHasLeft: owner !== undefined && !isHere(owner, people),
  };
}
