import type { World } from '../support/world.ts';
import type { Faults } from './fault-plan.ts';
import { type Step, ticks } from './steps.ts';

const tries = 4;
const anAnswer =
  /CaseDesk could not|Not confirmed yet|failed with the error|trouble connecting|last press did not go|Nothing was changed/;

/**
 * Plays a story as people would: they look, act, act again where they were told to or where nothing came of it. Whoever
 * supervises CaseDesk starts it again where it died. Gives what went against the promise, in sentences.
 */
export async function play(world: World, story: readonly Step[], faults: Faults): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, step] of story.entries()) {
    faults.enter(world, index);
    const came = await plays(world, step, wrong);
    // The next step finds everything said, as it would have without the fault.
    if (faults.hasStruck) await matures(world);
    faults.rest();
    if (!came) return [...wrong, `It did not go on at: ${step.words}.\n${step.who.screen()}`];
  }
  return wrong;
}

async function plays(
  world: World,
  { words, who, does, again, done }: Step,
  wrong: string[],
): Promise<boolean> {
  for (let tried = 0; tried < tries; tried++) {
    who.reloads();
    if (tried === 0 || again) await does?.();
    const died = await settled(world);
    if (done()) return true;
    const told = anAnswer.test(who.screen());
    await matures(world);
    if (done()) return true;
    if (again && !told && !died) wrong.push(`Nobody was told anything at: ${words}.`);
  }
  return false;
}

/** Lets everything finish, and starts CaseDesk again where it died. True where it did. */
async function settled(world: World): Promise<boolean> {
  await world.settle();
  if (!world.isDead) return false;
  await restarted(world);
  await world.settle();
  return true;
}

/** A start may fail as well, where the machine is busy: whoever supervises CaseDesk tries again. */
const restarted = (world: World, attempts = 3): Promise<void> =>
  world.restart().catch((error: unknown) => {
    if (attempts === 0) throw error;
    return restarted(world, attempts - 1);
  });

/** Time enough for a lease to end, for every refusal to wait for, and for an event to come again; ticks come in between. */
export async function matures(world: World): Promise<void> {
  for (const seconds of [31, 4, 31, 4]) {
    if (!(await isOwed(world))) return;
    await passes(world, seconds * 1_000);
    await ticks(world.desk);
    await settled(world);
  }
}

/** Timer by timer, for what Slack sends on the way is to be answered within three seconds. */
async function passes(world: World, ms: number): Promise<void> {
  for (let left = ms; left > 0; ) {
    const step = Math.min(left, world.clock.untilNext ?? left);
    world.clock.advance(step);
    left -= step;
    await settled(world);
  }
}

/** Whether CaseDesk has anything due to say or to remind of, or Slack an event that nobody has answered. */
async function isOwed({ desk, workspace, clock }: World): Promise<boolean> {
  const answered = new Set(
    workspace.deliveries.filter(({ outcome }) => outcome === 'acknowledged').map(({ payload }) => payload),
  );
  if (workspace.deliveries.some(({ kind, payload }) => kind === 'events_api' && !answered.has(payload)))
    return true;
  const due = { $or: [{ nextDeliveryAt: { $type: 'date' } }, { nextReminderAt: { $lte: clock.now() } }] };
  return (await desk.store.connection.collection('incidents').countDocuments(due)) > 0;
}
