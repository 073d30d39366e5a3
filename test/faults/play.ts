import type { World } from '../support/world.ts';
import { type Act, conversation, type Wait } from './people.ts';

const tries = 4;
const anAnswer =
  /CaseDesk could not|Not confirmed yet|failed with the error|trouble connecting|last press did not go|Nothing was changed/;

/**
 * Plays the conversation as people would: they look, act, act again where they were told to or where nothing came of
 * it. Whoever supervises CaseDesk starts it again where it died. Gives what went against the promise, in sentences.
 */
export async function play(world: World): Promise<string[]> {
  const wrong: string[] = [];
  for (const step of conversation(world)) {
    const came = 'seen' in step ? await waits(world, step) : await acts(world, step, wrong);
    if (!came) return [...wrong, `It did not go on at: ${step.words}.\n${step.who.screen()}`];
  }
  await settled(world);
  return wrong;
}

async function waits(world: World, { seen }: Wait): Promise<boolean> {
  await settled(world);
  if (!seen()) await matures(world);
  return seen();
}

async function acts(world: World, { words, who, does, done }: Act, wrong: string[]): Promise<boolean> {
  for (let tried = 0; tried < tries; tried++) {
    who.reloads();
    await does();
    const died = await settled(world);
    if (done()) return true;
    const told = anAnswer.test(who.screen());
    await matures(world);
    if (done()) return true;
    if (!told && !died) wrong.push(`Nobody was told anything at: ${words}.`);
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

/** Time enough for a lease to end and for every refusal to wait for; ticks come in between. */
export async function matures(world: World): Promise<void> {
  for (const seconds of [31, 4, 31, 4]) {
    world.clock.advance(seconds * 1_000);
    if (await settled(world)) continue;
    for (const job of ['keep-time', 'send-due-reminders', 'deliver-messages'])
      await world.desk.ticker.tick(job);
    await settled(world);
  }
}
