import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { decideIncident } from '../../src/domain/incident/states.ts';
import { type Actor, isRefusal, type Refusal } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';

interface Asked {
  actor: Actor;
  key: string;
  at: Date;
}

/** Decides, saves and has it told: the way of every answer to an incident. */
export async function changeIncident(
  { incidents, nudge }: Deps,
  id: string,
  { actor, key, at }: Asked,
  commands: (it: Incident) => readonly IncidentCommand[],
): Promise<Refusal | undefined> {
  const outcome = await saved(() =>
    incidents.change(id, key, (it) => decideIncident(it, commands(it), actor, { at, key })),
  );
  nudge('incident', id, isRefusal(outcome) ? undefined : outcome.record);
  return isRefusal(outcome) ? outcome : undefined;
}
