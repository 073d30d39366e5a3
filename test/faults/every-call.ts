import { expect } from '@jest/globals';
import { isNetworkError } from '../../src/store/records.ts';
import { differences, notAs } from './checks.ts';
import { type Call, type Kind, kindsOf, type Plan, type Side } from './fault-plan.ts';
import { type Run, run } from './run.ts';
import type { Story } from './stories.ts';

// At once, for a run that is cut off mostly waits.
const lanes = 3;

/**
 * Plays a story again and again, each time with another fault at each of its steps, prints what came of it, and expects
 * that every time all of it ends as it does undisturbed. Of a step with more calls than there are `plays` every few are
 * struck, and the kinds take turns. `FAULTS=all` strikes every call in every kind, `FAULTS=50` plays fifty times.
 */
export async function everyCall(name: string, story: Story, side: Side, plays: number): Promise<void> {
  const clean = await run(story, side);
  expect([...clean.wrong, ...notAs(clean.picture, story.ends.stands, story.ends.gone)]).toEqual([]);
  const left = oneAStep(clean.calls, kindsOf[side], howOften(plays));

  const runs: Run[] = [];
  const failures: object[] = [];
  const lane = async () => {
    for (let plans = left.shift(); plans; plans = left.shift()) {
      const planned = plans;
      const one = await onABusyMachine(() => run(story, side, planned));
      runs.push(one);
      const wrong = [...one.wrong, ...differences(clean.picture, one.picture)];
      if (wrong.length) failures.push({ wrong, struck: one.struck.map(inWords) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));

  process.stdout.write(table(`${name}, ${side}`, clean.calls, runs, failures.length));
  expect(failures).toEqual([]);
}

function howOften(plays: number): number {
  const { FAULTS } = process.env;
  return FAULTS === 'all' ? Number.POSITIVE_INFINITY : Number(FAULTS ?? plays);
}

/** The faults of each run: no more than one at a step, which the step after finds healed. */
function oneAStep(calls: readonly Call[], kinds: readonly Kind[], plays: number): Plan[][] {
  const runs: Plan[][] = [];
  for (const step of new Set(calls.map((call) => call.step))) {
    const own = calls.filter((call) => call.step === step);
    for (const [turn, plan] of spread(own, kinds, plays).entries()) {
      const planned = runs[turn] ?? [];
      planned.push(plan);
      runs[turn] = planned;
    }
  }
  return runs;
}

/** Each Node that the suites run on strikes other calls, in other kinds, so that two together see more. */
const nodeTurn = Math.trunc(Number.parseInt(process.versions.node, 10) / 2);

/** As many of a step's calls as there are plays, from its first to its last; and all of them in other kinds, too. */
function spread(calls: readonly Call[], kinds: readonly Kind[], plays: number): Plan[] {
  const apart = Math.max(1, calls.length / plays);
  const from = (nodeTurn % 2) * (apart / 2);
  const some = calls.filter(
    (_, index) => Math.floor((index + from) / apart) !== Math.floor((index - 1 + from) / apart),
  );
  const rounds = kinds.map((_, round) =>
    some.flatMap((call, turn) => {
      const kind = kinds[(call.step + turn + round + nodeTurn) % kinds.length];
      return kind ? [{ ...call, kind }] : [];
    }),
  );
  return rounds.flat().slice(0, plays);
}

/** A world may not start in time where the machine is busy, which says nothing of the fault: it is made anew. */
const onABusyMachine = (play: () => Promise<Run>): Promise<Run> =>
  play().catch((error: unknown) => {
    if (!isNetworkError(error)) throw error;
    return play();
  });

const inWords = ({ step, call, time, kind }: Plan): string => `step ${step}, ${call} ${time}: ${kind}`;

function table(what: string, calls: readonly Call[], runs: readonly Run[], wrong: number): string {
  const planned = runs.flatMap(({ plans }) => plans);
  const struck = runs.flatMap((one) => one.struck);
  const rows = [...new Set(planned.map(({ kind }) => kind))].map((kind) => {
    const count = (plans: readonly Plan[]) => plans.filter((plan) => plan.kind === kind).length;
    return `  ${kind.padEnd(14)} ${count(planned)} faults, ${count(struck)} struck`;
  });
  const total = (of: (one: Run) => number) => runs.reduce((sum, one) => sum + of(one), 0);
  const which = new Set(struck.map(({ step, call, time }) => `${step} ${call} ${time}`));
  return [
    `${what}: ${which.size} of ${calls.length} calls struck in ${runs.length} runs`,
    ...rows,
    `  ${total(({ lost }) => lost)} lost, ${total(({ doubled }) => doubled)} doubled, ${wrong} runs wrong`,
    '',
  ].join('\n');
}
