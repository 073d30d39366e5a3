import { beforeAll, describe, expect, test } from '@jest/globals';
import { faults as all } from './faults/index.ts';
import { bundled } from './processes/bundle.ts';
import { run } from './run.ts';
import type { Outcome } from './scenario.ts';
import { table } from './table.ts';

const seed = 1;
const faults = all.filter(({ synthetic }) => !synthetic);
/** Of reliability's G7: each of them, at least so long for all. */
const withinMs = 240_000;

describe('one set of workers through every fault', () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    outcomes = await run({ seed, file: await bundled('worker'), faults });
  }, withinMs);

  test.each(faults.map(({ name }) => name))('G7: %s: nothing lost, doubled or early', (name) => {
    const struck = outcomes.filter(({ faults: together }) => together.includes(name));
    expect(struck).toHaveLength(1);
    expect(struck.flatMap(({ wrong }) => wrong)).toEqual([]);
    const [tally] = struck.flatMap(({ tallies }) => tallies.filter(({ fault }) => fault === name));
    expect(tally).toMatchObject({ lost: [], doubled: [], early: [] });
    expect(tally?.due).toBeGreaterThan(0);
  });

  test('the table has a row for each of them', () => {
    const rows = table(outcomes).split('\n');
    for (const { name } of faults) expect(rows.some((row) => row.startsWith(`| ${name} |`))).toBe(true);
  });
});
