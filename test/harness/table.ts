import { quantile } from './checker.ts';
import type { Tally } from './history.ts';
import type { Outcome } from './scenario.ts';

const heads = ['fault', 'runs', 'due', 'delivered', 'lost', 'doubled', 'early', 'p99 late', 'settled'];

/** What became of each fault's messages over all its runs, as Markdown; then whatever else went wrong. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, { tallies: Tally[]; settledMs: number[] }>();
  for (const { tallies, settledMs, faults } of outcomes)
    for (const tally of tallies) {
      const name = faults.length === 2 ? `${faults.join(' + ')}: ${tally.fault}` : tally.fault;
      const row = rows.get(name) ?? { tallies: [], settledMs: [] };
      row.tallies.push(tally);
      if (settledMs !== undefined) row.settledMs.push(settledMs);
      rows.set(name, row);
    }
  const lines = [...rows].map(([name, { tallies, settledMs }]) => {
    const sum = (of: (tally: Tally) => number) => String(tallies.reduce((so, tally) => so + of(tally), 0));
    return [
      name,
      String(tallies.length),
      sum(({ due }) => due),
      sum(({ delivered }) => delivered),
      sum(({ lost }) => lost.length),
      sum(({ doubled }) => doubled.length),
      sum(({ early }) => early.length),
      ms(
        quantile(
          tallies.flatMap(({ lateMs }) => lateMs),
          0.99,
        ),
      ),
      ms(Math.max(0, ...settledMs)),
    ];
  });
  const wrong = outcomes.flatMap(({ seed, faults, wrong }) =>
    wrong.map((sentence) => `seed ${seed}, ${faults.join(' + ')}: ${sentence}`),
  );
  return [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
    '',
    wrong.length ? `${wrong.length} wrong:\n${wrong.join('\n')}` : 'Nothing else was wrong.',
  ].join('\n');
}

const ms = (value: number): string =>
  value >= 10_000 ? `${Math.round(value / 1_000)} s` : `${Math.round(value)} ms`;

/** Whether a run kept every promise. */
export const isClean = ({ tallies, wrong }: Outcome): boolean =>
  wrong.length === 0 &&
  tallies.every(({ lost, doubled, early }) => !lost.length && !doubled.length && !early.length);
