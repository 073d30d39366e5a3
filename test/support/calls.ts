import type { Person } from '../../local/slack/index.ts';
import type { Booking } from '../../src/domain/call-back/book.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { aCallBack } from './call-backs.ts';
import { cast } from './incidents.ts';
import { aWorld, type World, type WorldOptions } from './world.ts';

/** Ana's, in the local workspace. */
export const whoseAna = { owner: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', ownersTeam: 'Team 3' };

/** A call-back in the store, as if it had been booked at the world's time: Ana's own, unless `over` says otherwise. */
export async function booked(world: World, over: Partial<Booking> = {}): Promise<CallBack> {
  const at = world.clock.now();
  const { id = 'c1' } = over;
  const given = {
    id,
    booker: 'U0ANA',
    whose: whoseAna,
    allocators: [],
    receivedAt: at,
    key: `view/${id}`,
    ...over,
  };
  return (await world.desk.store.callBacks.add(aCallBack(given, at))).record;
}

/** What is due is looked for, and said. */
export async function ticks(world: World): Promise<void> {
  for (const job of ['send-due-reminders', 'deliver-messages']) await world.desk.ticker.tick(job);
  await world.settle();
}

/** Ana's call-back CB00001, booked at the world's time; `over` says what is otherwise. */
export async function aCallBackOfAnas(over: Partial<Booking> = {}, options: WorldOptions = {}) {
  const world = await aWorld(options);
  await booked(world, over);
  await ticks(world);
  const { ana, ben, tom } = cast(world);
  return { world, ana, ben, tom, gina: world.person('gina') };
}

/** Time goes by, with a tick that sees what has been set since the last. */
export async function goesBy(world: World, time: Parameters<World['passes']>[0]): Promise<void> {
  await world.desk.ticker.tick('send-due-reminders');
  await world.passes(time);
}

export async function theCallBack({ desk }: World, id = 'c1'): Promise<CallBack> {
  const it = await desk.store.callBacks.find(id);
  if (!it) throw new Error('There is no such call-back.');
  return it;
}

/** What has been decided, in order. */
export const decided = async (world: World): Promise<string[]> =>
  (await theCallBack(world)).history.filter(({ version }) => version).map(({ what }) => what);

/** How the title of a reminder that is to be answered now begins. */
export const reminder = 'Make call-back';

export const buttonsOn = async (person: Person, title: string): Promise<string> =>
  (await person.sees(title, { only: 'message' })).lines.filter((line) => line.startsWith('[')).join(' ');
