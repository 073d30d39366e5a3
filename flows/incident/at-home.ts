import type { Incident } from '../../src/domain/incident/incident.ts';
import { namesFor, standingFor } from '../../src/domain/incident/whose.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import type { AtHome, HomeSource } from '../home-source.ts';
import { incidentCards } from './cards.ts';

/** Every open incident that concerns somebody, longest waiting first. */
export async function concerning(
  { incidents, organisation }: Pick<Deps, 'incidents' | 'organisation'>,
  actor: Actor,
): Promise<Incident[]> {
  const areas = organisation.areas.map(({ code }) => code);
  const lists = await Promise.all(namesFor(actor, areas).map((name) => incidents.foundBy(name)));
  const byId = new Map(lists.flat().map((it) => [it._id, it]));
  return [...byId.values()].sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** The incidents in a person's Home, with what they can press. */
export function incidentsAtHome(deps: Pick<Deps, 'incidents' | 'organisation'>): HomeSource {
  const cards = incidentCards(deps.organisation);
  return async (actor) => {
    const all = await concerning(deps, actor);
    const parts = (wanted: ReturnType<typeof standingFor>): AtHome[] =>
      all
        .filter((it) => standingFor(it, actor) === wanted)
        .map((it) => ({
          since: it.since,
          face: cards.forPerson(it, actor),
          target: { kind: 'incident', id: it._id },
        }));
    return { toDo: parts('to do'), waitedFor: parts('waited for') };
  };
}
