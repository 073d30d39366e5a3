import type { Fault } from './faults/fault.ts';
import { faults as all } from './faults/index.ts';
import { random } from './random.ts';
import { type Outcome, play } from './scenario.ts';
import { names, type Stage, setUp } from './stage.ts';
import { caseDesk } from './systems/case-desk.ts';
import type { OpenSystem } from './systems/system.ts';

export interface RunOptions {
  seed: number;
  /** The file that workers run. */
  file: string;
  /** What they are of. */
  system?: OpenSystem;
  faults?: readonly Fault[];
  /** How many pairs of faults come at the end, two of a pair at the same time. */
  pairs?: number;
  /** Told of each outcome as it comes. */
  told?(outcome: Outcome): void;
}

/** One set of workers through all the faults of one seed. */
export async function run({
  seed,
  file,
  system = caseDesk,
  faults = all,
  pairs = 0,
  told = () => {},
}: RunOptions): Promise<Outcome[]> {
  const stage = await setUp(file, system);
  const outcomes: Outcome[] = [];
  try {
    await Promise.all(names.map((name) => stage.start(name)));
    for (const together of [...inPairs(faults, seed, pairs), ...inTurn(faults)]) {
      const outcome = await played(stage, seed, together);
      outcomes.push(outcome);
      told(outcome);
    }
  } finally {
    await stage.stop();
  }
  return outcomes;
}

/** A scenario that cannot be played to its end is one that failed, with what its workers wrote. */
const played = (stage: Stage, seed: number, faults: readonly Fault[]): Promise<Outcome> =>
  play(stage, { seed, faults }).catch(async (error: unknown) => {
    const wrong = `It could not be played: ${error instanceof Error ? error.message : error}`;
    await stage.revive();
    return {
      seed,
      faults: faults.map(({ name }) => name),
      history: [],
      tallies: [],
      wrong: [wrong],
      settledMs: undefined,
    };
  });

/** Those that keep to themselves share one moment; the others have each their own. */
function inTurn(faults: readonly Fault[]): Fault[][] {
  const together = faults.filter(({ keepsToItself }) => keepsToItself);
  const alone = faults.filter(({ keepsToItself }) => !keepsToItself);
  return [...(together.length ? [together] : []), ...alone.map((fault) => [fault])];
}

/** Each of two that may strike at once: one in some people's conversations, and one in everybody's way. */
function inPairs(faults: readonly Fault[], seed: number, count: number): Fault[][] {
  const drawn = random(seed).of('pairs');
  const some = drawn.shuffled(faults.filter(({ keepsToItself }) => keepsToItself));
  const others = drawn.shuffled(faults.filter(({ meets }) => meets === 'processes'));
  return some.slice(0, count).flatMap((one, index) => {
    const other = others[index % Math.max(1, others.length)];
    return other ? [[one, other]] : [];
  });
}
