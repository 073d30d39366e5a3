import { checked } from './checker.ts';
import { collect } from './collect.ts';
import type { Fault } from './faults/fault.ts';
import type { Findings, Happened } from './history.ts';
import { random } from './random.ts';
import { type Scene, scene } from './scene.ts';
import { comesTrue, leaseMs, names, type Stage, tickMs } from './stage.ts';

export interface Scenario {
  /** Fixes all that is chosen. */
  seed: number;
  /** What is broken, all of it at the same time. */
  faults: readonly Fault[];
}

export interface Outcome extends Findings {
  seed: number;
  faults: string[];
  history: Happened[];
}

/** Slack's own waits (Retry-After), and a busy machine. */
const patienceMs = 10_000;

/** Plays one scenario on a stage whose workers run, and looks at what it has left. Afterwards the stage is whole again. */
export async function play(stage: Stage, { seed, faults }: Scenario): Promise<Outcome> {
  const tag = `s${seed}x${Math.round(performance.now())}`;
  const scenes = faults.map(({ name }) => scene(name, stage, random(seed).of(name), tag));
  stage.workspace.forgiveProblems();
  await strike(faults, scenes).finally(() => heal(stage));
  const settled = await settles(stage, scenes);
  // Whoever still says something now says it once too often.
  await comesTrue(() => false, tickMs);
  const history = [...(await collect(stage, scenes)), settled];
  return { seed, faults: faults.map(({ name }) => name), history, ...checked(history) };
}

/** All to their end, even where one could not strike: none may reach into the next scenario. */
async function strike(faults: readonly Fault[], scenes: readonly Scene[]): Promise<void> {
  const ends = await Promise.allSettled(faults.map(({ strikes }, index) => strikes(at(scenes, index))));
  const why = ends.flatMap((end, index) =>
    end.status === 'rejected' ? [`${faults[index]?.name}: ${wordsOf(end.reason)}`] : [],
  );
  if (why.length) throw new Error(why.join('\n'));
}

const wordsOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

function at(scenes: readonly Scene[], index: number): Scene {
  const found = scenes[index];
  if (!found) throw new RangeError(`There is no scene ${index}.`);
  return found;
}

/** Everything that was broken is whole, and everybody is there. */
async function heal(stage: Stage): Promise<void> {
  stage.proxy.heal();
  stage.stepUp();
  stage.workspace.faults.clear();
  for (const worker of stage.workers.values()) {
    worker.told({ order: 'live' });
    worker.signal('SIGCONT');
  }
  for (const name of names) if (!stage.workers.has(name)) await stage.start(name);
  await stage.revive();
}

async function settles({ system, now }: Stage, scenes: readonly Scene[]): Promise<Happened> {
  const healedAt = performance.now();
  const asked = scenes.map((it) => it.asked);
  let left: string[] = [];
  const isOver = await comesTrue(
    async () => {
      left = await system.left(asked, new Date(now()));
      return left.length === 0;
    },
    leaseMs + 3 * tickMs + patienceMs,
  );
  return isOver
    ? { what: 'settled', afterMs: Math.round(performance.now() - healedAt) }
    : { what: 'not settled', due: left };
}
