import { expect, test } from '@jest/globals';
import { aMessage, settled } from './a-history.ts';
import { checked } from './checker.ts';
import type { Happened } from './history.ts';
import type { Outcome } from './scenario.ts';
import { isClean, table } from './table.ts';

const outcome = (seed: number, faults: string[], ...history: Happened[]): Outcome => ({
  seed,
  faults,
  history,
  ...checked([...history, settled]),
});
const lost = aMessage('n').filter(({ what }) => what === 'due');
const rowsOf = (outcomes: readonly Outcome[]) => table(outcomes).split('\n').slice(2);

test('a row sums what became of a fault over all its seeds, the latest of all at its end', () => {
  const one = outcome(1, ['quiet'], ...aMessage('m', 'said', { lateMs: 12 }), ...aMessage('n', 'failed'));
  const two = outcome(2, ['quiet'], ...aMessage('m', 'said', { lateMs: 11_600 }), ...lost);
  expect(rowsOf([one, two])).toEqual([
    '| quiet | 2 | 4 | 2 | 1 | 0 | 0 | 12 s | 20 ms |',
    '',
    '1 wrong:',
    'seed 2, quiet: The store knows nothing of n.',
  ]);
});

test('faults of one moment have a row each, and a pair says with whom', () => {
  const storm = aMessage('n', 'said', { fault: 'storm', lateMs: -300 });
  const row = (name: string, early: number, late: string) =>
    `| ${name} | 1 | 1 | 1 | 0 | 0 | ${early} | ${late} | 20 ms |`;
  const alone = outcome(1, ['quiet', 'storm', 'third'], ...aMessage('m'), ...storm);
  expect(rowsOf([alone]).slice(0, 2)).toEqual([row('quiet', 0, '40 ms'), row('storm', 1, '-300 ms')]);
  const pair = outcome(1, ['quiet', 'storm'], ...aMessage('m'), ...storm);
  expect(rowsOf([pair])[1]).toBe(row('quiet + storm: storm', 1, '-300 ms'));
});

test('a run is clean where nothing is lost, doubled, early or otherwise wrong', () => {
  const [due, posted, stored] = aMessage('m');
  const double: Happened = { what: 'posted', key: 'm', channel: 'D1', ts: 'again', at: 1_000_900 };
  expect(isClean(outcome(1, ['quiet'], ...aMessage('m')))).toBe(true);
  expect(rowsOf([outcome(1, ['quiet'], ...aMessage('m'))]).at(-1)).toBe('Nothing else was wrong.');
  const breaches = [
    aMessage('m', 'said', { lateMs: -100 }),
    [...aMessage('m'), double],
    [due, stored],
    [due, posted],
  ];
  for (const breach of breaches)
    expect(isClean(outcome(1, ['quiet'], ...breach.flatMap((it) => it ?? [])))).toBe(false);
});
