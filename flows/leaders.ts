import type { Deps } from './deps.ts';

/** Who leads a person, who stands in for their leader, and the team they are in, as the organisation file has it. */
export async function whoLeads(
  { directory }: Pick<Deps, 'directory'>,
  person: string,
): Promise<{ teamLeader?: string; cover?: string; ownersTeam?: string }> {
  const known = await directory.person(person);
  return {
    ...(known?.leader !== undefined && known.leader !== person && { teamLeader: known.leader }),
    ...(known?.cover !== undefined && known.cover !== person && { cover: known.cover }),
    ...(known?.team !== undefined && { ownersTeam: known.team }),
  };
}
