import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Fault } from './faults/fault.ts';
import { faults } from './faults/index.ts';
import { bundled } from './processes/bundle.ts';
import { run } from './run.ts';
import type { Outcome } from './scenario.ts';
import { control } from './systems/control.ts';
import { beside, isClean, table } from './table.ts';

const help = `npm run faults -- [--seeds 20] [--from 1] [--fault WORDS]… [--pairs 3] [--at-once 2] [--control]

Breaks whole processes on purpose and reads from their history whether any message was lost, doubled or early.
  --seeds    how many rows of chances are drawn (1)
  --from     the first of them (1); a failure names its own
  --fault    only the faults whose name has these words
  --pairs    how many pairs of faults strike at the same time, for each seed (0)
  --at-once  how many seeds run side by side
  --control  has the same faults strike Agenda with a WebClient, too, which must not come through`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    fault: { type: 'string', multiple: true, default: [] },
    pairs: { type: 'string', default: '0' },
    'at-once': { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    control: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const say = (words: string) => void process.stdout.write(`${words}\n`);

async function main(): Promise<number> {
  const chosen = faults.filter(
    ({ name }) => !values.fault.length || values.fault.some((words) => name.includes(words)),
  );
  const numbers = [values.seeds, values.from, values.pairs, values['at-once']].map(Number);
  const [seeds = 1, from = 1, pairs = 0, atOnce = 1] = numbers;
  if (values.help || !chosen.length || numbers.some((it) => !Number.isInteger(it) || it < 0)) {
    say(
      chosen.length ? help : `No fault is called that. There are:\n${faults.map((it) => it.name).join('\n')}`,
    );
    return values.help ? 0 : 1;
  }
  const file = await bundled('worker');
  const outcomes: Outcome[] = [];
  const left = Array.from({ length: seeds }, (_, index) => from + index).values();
  const told = (outcome: Outcome) => {
    outcomes.push(outcome);
    if (isClean(outcome)) return;
    const { seed, faults: struck, tallies, wrong } = outcome;
    say(`seed ${seed}, ${struck.join(' + ')}: ${JSON.stringify({ wrong, tallies })}`);
  };
  const runSeeds = async () => {
    for (const seed of left) {
      const startedAt = performance.now();
      await run({ seed, file, faults: chosen, pairs, told });
      say(`seed ${seed}: ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runSeeds));
  say(table(outcomes));
  const isHeld = outcomes.every(isClean);
  if (!values.control) return isHeld ? 0 : 1;
  const controls = await controlled(chosen, seeds, from);
  say(`\n${beside(outcomes, controls)}`);
  return isHeld && !controls.every(isClean) ? 0 : 1;
}

/** The control through all that takes no button, one seed after the other. */
async function controlled(chosen: readonly Fault[], seeds: number, from: number): Promise<Outcome[]> {
  const file = await bundled('control');
  const met = chosen.filter(({ onlyCaseDesk }) => !onlyCaseDesk);
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + seeds; seed++)
    outcomes.push(...(await run({ seed, file, system: control, faults: met })));
  return outcomes;
}

process.exit(await main());
