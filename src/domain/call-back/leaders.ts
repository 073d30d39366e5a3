import type { HistoryEntry } from '../record.ts';
import type { CallBack } from './call-back.ts';

type Led = Pick<CallBack, 'owner' | 'teamLeader' | 'cover'>;

/** Who leads the owner, then who stands in for that leader; never the owner, who cannot be their own cover (Q25). */
export const leadersOf = ({ owner, teamLeader, cover }: Led): string[] =>
  [teamLeader, cover].flatMap((id) => (id !== undefined && id !== owner ? [id] : []));

/** The first who can act for the owner. */
export const leaderOf = (it: Led): string | undefined => leadersOf(it)[0];

/** Of an owner who has left and whom nobody leads: administrators see to it (Q25). */
export const isLeftAlone = (it: Led & Pick<CallBack, 'ownerHasLeft'>): boolean =>
  it.ownerHasLeft === true && leadersOf(it).length === 0;

/** Who hears of it where `person` cannot: the first other one who leads the owner. */
export const nextLeader = (it: Led, person: string | undefined): string | undefined =>
  leadersOf(it).find((id) => id !== person);

const moves: ReadonlySet<string> = new Set(['move', 'hand-over', 'allocate', 'take']);
export const isMove = ({ what }: Pick<HistoryEntry, 'what'>): boolean => moves.has(what);

/** Who gave it to whoever has it, and so moves its case in CMS2012. */
export const lastMover = ({ history }: Pick<CallBack, 'history'>): string | undefined =>
  history.findLast(isMove)?.by;

/** Who moved it for the time being, and so sees to it that the case goes back (CB-42). */
export const movesBack = (it: Led & Pick<CallBack, 'history'>): string | undefined =>
  it.history.findLast((entry) => isMove(entry) && entry.facts?.comesBack === 'yes')?.by ?? leaderOf(it);
