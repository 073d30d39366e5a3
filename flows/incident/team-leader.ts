import { refusals } from '../../src/domain/incident/refusals.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';

type Asking = Pick<Deps, 'directory' | 'organisation'>;

/** Who stands in for a team leader, as the organisation file names them (Q25), if they can decide. */
export async function coverFor(
  { directory, organisation }: Asking,
  leader: string,
): Promise<string | undefined> {
  const cover = organisation.teams.find((team) => team.leader === leader)?.cover;
  return cover && (await directory.holds(cover, 'team-leader')) ? cover : undefined;
}

/** Who leads a person, where that is known and they can decide; otherwise the person is asked to choose. */
export async function knownLeader(
  { directory }: Pick<Asking, 'directory'>,
  person: string,
): Promise<string | undefined> {
  const leader = (await directory.person(person))?.leader;
  if (!leader || leader === person) return undefined;
  return (await directory.holds(leader, 'team-leader')) ? leader : undefined;
}

/** Why the team leader whom a person chose cannot decide, if so. */
export async function unfit(
  { directory }: Pick<Asking, 'directory'>,
  chosen: string,
  person: string,
): Promise<Refusal | undefined> {
  if (chosen === person) return refuse(refusals.ownLeader, 'teamLeader');
  return (await directory.holds(chosen, 'team-leader'))
    ? undefined
    : refuse(refusals.notALeader, 'teamLeader');
}
