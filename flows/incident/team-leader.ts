import type { Organisation } from '../../src/config/organisation.ts';
import { refusals } from '../../src/domain/incident/refusals.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';

/** Who stands in for a team leader, as the organisation file names them (Q25). */
export const coverFor = (organisation: Organisation, leader: string): string | undefined =>
  organisation.teams.find((team) => team.leader === leader)?.cover;

/** Who leads a person, where that is known and they can decide; otherwise the person is asked to choose. */
export async function knownLeader(
  { directory }: Pick<Deps, 'directory'>,
  person: string,
): Promise<string | undefined> {
  const leader = (await directory.person(person))?.leader;
  if (!leader || leader === person) return undefined;
  const known = await directory.person(leader);
  return known && !known.deactivated && known.roles.includes('team-leader') ? leader : undefined;
}

/** Why the team leader whom a person chose cannot decide, if so. */
export async function unfit(
  { directory }: Pick<Deps, 'directory'>,
  chosen: string,
  person: string,
): Promise<Refusal | undefined> {
  if (chosen === person) return refuse(refusals.ownLeader, 'teamLeader');
  return (await directory.holds(chosen, 'team-leader'))
    ? undefined
    : refuse(refusals.notALeader, 'teamLeader');
}
