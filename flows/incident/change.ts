import type { Incident } from '../../src/domain/incident/incident.ts';
import { decideIncident, type IncidentCommand } from '../../src/domain/incident/states.ts';
import { type Actor, isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Done } from '../../src/store/records.ts';
import { NotFound } from '../../src/store/records.ts';
import type { Deps } from '../deps.ts';

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
  nudge('incident', id);
  return isRefusal(outcome) ? outcome : undefined;
}

/** A change to a record that may be gone, which is told as a refusal. */
export const saved = <R>(change: () => Promise<Done<R> | Refusal>): Promise<Done<R> | Refusal> =>
  change().catch((error: unknown) => {
    if (error instanceof NotFound) return refuse(sentences.gone);
    throw error;
  });
