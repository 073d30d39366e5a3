import type { Message } from '../../local/slack/index.ts';
import { raise } from '../../src/domain/incident/raise.ts';
import { afterUnableToResolve, decideIncident } from '../../src/domain/incident/states.ts';
import type { CaseDesk } from '../../src/main.ts';
import { accepted, aRaising } from './builders.ts';
import type { World } from './world.ts';

/** Ana's incident for Tom, as her form would raise it; delivered by `desk` unless nobody is told. */
export async function raised(
  world: World,
  id: string,
  desk: CaseDesk | 'nobody' = world.desk,
): Promise<void> {
  const raising = aRaising({
    id,
    requester: 'U0ANA',
    teamLeader: 'U0TOM',
    cover: 'U0TESS',
    key: `view/${id}`,
  });
  await world.desk.store.incidents.add(accepted(raise(raising, world.clock.now())));
  if (desk === 'nobody') return;
  desk.deliverer.nudge('incident', id);
  await world.settle();
}

/** Tom's press of Authorise. */
export async function authorised(world: World, id: string, desk: CaseDesk = world.desk): Promise<void> {
  const when = { at: world.clock.now(), key: `U0TOM/${id}` };
  const tom = { id: 'U0TOM', roles: ['team-leader' as const] };
  await desk.store.incidents.change(id, when.key, (it) =>
    decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when),
  );
  desk.deliverer.nudge('incident', id);
  await world.settle();
}

/** What a tick does about deliveries. */
export async function sweeps(world: World, desk: CaseDesk = world.desk): Promise<void> {
  await desk.ticker.tick('deliver-messages');
  await world.settle();
}

/** Each tick a lease apart: one sees who holds what, the next takes it over. */
export async function leasesEnd(world: World, desk: CaseDesk = world.desk, seconds = 61): Promise<void> {
  await sweeps(world, desk);
  world.clock.advance(seconds * 1_000);
  await sweeps(world, desk);
}

/** Everything that the app has posted and that still stands. */
export function standing({ workspace }: World): Message[] {
  const channels = new Set(
    workspace.calls.flatMap(({ method, args }) =>
      method === 'chat.postMessage' && typeof args.channel === 'string' ? args.channel : [],
    ),
  );
  return [...channels].flatMap((channel) => workspace.messages(channel));
}

export function keyOf({ metadata }: Message): string | undefined {
  const payload: unknown = metadata?.event_payload;
  return typeof payload === 'object' && payload && 'key' in payload ? String(payload.key) : undefined;
}

/** Keys of what stands, in order of their names; a key that stands twice is there twice. */
export const keysStanding = (world: World): string[] =>
  standing(world)
    .flatMap((message) => keyOf(message) ?? [])
    .sort();

/** How an incident's messages stand in the store, by key. */
export async function states({ desk }: World, id: string): Promise<Record<string, string>> {
  const it = await desk.store.incidents.find(id);
  return Object.fromEntries(Object.entries(it?.messages ?? {}).map(([key, { state }]) => [key, state]));
}
