import { expect } from '@jest/globals';
import { isNetworkError } from '../../src/store/records.ts';
import type { FaultAt, Plan } from './fault-plan.ts';
import { type Run, run } from './run.ts';

// At once, for a run that is cut off mostly waits.
const lanes = 2;

/**
 * Plays the conversation once for each planned fault, prints what came of it, and expects nothing to be wrong.
 * `strides` says every how many calls one is failed, by kind of fault; `FAULTS=all` fails each of them, and
 * `FAULTS=3` every third of every kind.
 */
export async function everyCall(
  side: Plan['side'],
  plansAt: (n: number, takes: (kind: string, turn: number) => boolean) => Plan[],
  strides: Record<string, number>,
): Promise<void> {
  const clean = await run();
  expect(clean.wrong).toEqual([]);
  const { FAULTS } = process.env;
  const takes = (n: number) => (kind: string, turn: number) => {
    const stride = FAULTS === 'all' ? 1 : Number(FAULTS ?? strides[kind] ?? 1);
    return n % stride === turn % stride;
  };
  const left = Array.from({ length: clean.calls[side] }, (_, index) => index + 1).flatMap((n) =>
    plansAt(n, takes(n)),
  );

  const runs: Run[] = [];
  const lane = async () => {
    for (let plan = left.shift(); plan; plan = left.shift()) runs.push(await onABusyMachine(() => run(plan)));
  };
  await Promise.all(Array.from({ length: lanes }, lane));

  process.stdout.write(table(runs, side, clean.calls));
  const failures = runs
    .filter(({ wrong }) => wrong.length)
    .map(({ plan, struck, wrong }) => ({ plan, struck, wrong }));
  expect(failures).toEqual([]);
}

/** A world may not start in time where the machine is busy, which says nothing of the fault: it is made anew. */
const onABusyMachine = (play: () => Promise<Run>): Promise<Run> =>
  play().catch((error: unknown) => {
    if (!isNetworkError(error)) throw error;
    return play();
  });

function table(runs: readonly Run[], side: Plan['side'], calls: FaultAt['calls']): string {
  const kinds = [...new Set(runs.map(({ plan }) => plan?.kind ?? ''))];
  const rows = kinds.map((kind) => {
    const of = runs.filter(({ plan }) => plan?.kind === kind);
    const sum = (value: (one: Run) => number) => of.reduce((total, one) => total + value(one), 0);
    const figures = [
      `${of.length} runs`,
      `${sum(({ struck }) => (struck ? 1 : 0))} struck`,
      `${sum(({ lost }) => lost)} lost`,
      `${sum(({ doubled }) => doubled)} doubled`,
      `${sum(({ wrong }) => (wrong.length ? 1 : 0))} wrong`,
    ];
    return `  ${kind.padEnd(14)} ${figures.join(', ')}`;
  });
  return `${side}: n = 1 to ${calls[side]}\n${rows.join('\n')}\n`;
}
