import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Planted, plantedBugs } from './planted-bugs.ts';
import { bundled } from './processes/bundle.ts';
import { run } from './run.ts';
import type { Outcome } from './scenario.ts';

/** `PLANTED=all` plants each; otherwise the first ones are. */
const planted = process.env.PLANTED === 'all' ? plantedBugs : plantedBugs.slice(0, 6);
const seeds = [1, 2, 3];
const withinMs = 240_000;

function shows({ as }: Planted, outcomes: readonly Outcome[]): boolean {
  if (typeof as !== 'string') return outcomes.some(({ wrong }) => wrong.some((it) => as.test(it)));
  return outcomes.some(({ tallies }) => tallies.some((tally) => tally[as].length > 0));
}

/** Some need luck to strike: another seed has another chance. */
async function found(bug: Planted): Promise<boolean> {
  const file = await bundled('worker', bug);
  for (const seed of seeds) if (shows(bug, await run({ seed, file, faults: [bug.shownBy] }))) return true;
  return false;
}

describe('G7: a bug that is planted is found by the harness', () => {
  const ends = new Map<string, boolean>();
  beforeAll(async () => {
    const left = planted.values();
    const plants = async () => {
      for (const bug of left) ends.set(bug.name, await found(bug));
    };
    await Promise.all([plants(), plants()]);
  }, withinMs);

  test.each(planted)('$name, by: $shownBy.name', ({ name }) => {
    expect(ends.get(name)).toBe(true);
  });
});

test.each(plantedBugs)('$name: there still is a place for it', async ({ file, words, become }) => {
  const source = await readFile(file, 'utf8');
  expect(source.split(words)).toHaveLength(2);
  expect(words).not.toBe(become);
});
