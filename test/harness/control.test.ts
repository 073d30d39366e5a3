import { beforeAll, describe, expect, test } from '@jest/globals';
import { clockAhead } from './faults/clocks.ts';
import type { Fault } from './faults/fault.ts';
import { faults } from './faults/index.ts';
import { killedBetweenSendAndRecord } from './faults/killed.ts';
import { repliesLost } from './faults/slack.ts';
import type { Tally } from './history.ts';
import { bundled } from './processes/bundle.ts';
import { run } from './run.ts';
import type { Outcome } from './scenario.ts';
import { control } from './systems/control.ts';
import { beside } from './table.ts';

const seed = 1;
const withinMs = 120_000;
const nothing: Fault = {
  name: 'nothing breaks',
  strikes: async ({ book }) => void (await book({ count: 20 })),
};
/** Agenda may have noted the job that was killed by chance, though not five times. */
const kills = [1, 2, 3, 4, 5].map(
  (n): Fault => ({
    ...killedBetweenSendAndRecord,
    name: `${killedBetweenSendAndRecord.name}, ${n}`,
  }),
);
const struck = [nothing, repliesLost, ...kills, clockAhead];

describe('Agenda with a WebClient, as anybody would write it', () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    outcomes = await run({ seed, file: await bundled('control'), system: control, faults: struck });
  }, withinMs);
  const tallyOf = ({ name }: Fault): Tally | undefined =>
    outcomes.flatMap(({ tallies }) => tallies).find(({ fault }) => fault === name);

  test('G7: while nothing breaks it says everything once, so what follows is the faults’ doing', () => {
    const tally = tallyOf(nothing);
    expect(tally).toMatchObject({ due: 20, delivered: 20, lost: [], doubled: [], early: [] });
    const own = outcomes.find((it) => it.faults.includes(nothing.name));
    expect(own?.wrong).toEqual([]);
  });

  test.each([
    { name: repliesLost.name, under: [repliesLost], head: 'doubled' },
    { name: killedBetweenSendAndRecord.name, under: kills, head: 'doubled' },
    { name: clockAhead.name, under: [clockAhead], head: 'early' },
  ] as const)('G7: under $name the same checker finds it at fault', ({ under, head }) => {
    expect(under.flatMap((fault) => tallyOf(fault)?.[head] ?? []).length).toBeGreaterThan(0);
  });

  test('its table stands beside ours', () => {
    const [, , ...rows] = beside(outcomes, outcomes).split('\n');
    expect(rows).toHaveLength(struck.length);
    expect(rows).toContain('| nothing breaks | 20 | 0 | 0 | 0 | 20 | 0 | 0 | 0 |');
  });
});

test('the control meets every fault that takes no button', () => {
  expect(faults.filter(({ onlyCaseDesk }) => !onlyCaseDesk).length).toBeGreaterThan(20);
});
