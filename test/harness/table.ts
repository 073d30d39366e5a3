import { quantile } from './checker.ts';
import type { Tally } from './history.ts';
import type { Outcome } from './scenario.ts';

const heads = ['fault', 'runs', 'due', 'delivered', 'lost', 'doubled', 'early', 'p99 late', 'settled'];

interface Row {
  tallies: Tally[];
  settledMs: number[];
}

/** The runs of each fault, by its name; one of a pair says with whom. */
function rowsOf(outcomes: readonly Outcome[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { tallies, settledMs, faults } of outcomes)
    for (const tally of tallies) {
      const name = faults.length === 2 ? `${faults.join(' + ')}: ${tally.fault}` : tally.fault;
      const row = rows.get(name) ?? { tallies: [], settledMs: [] };
      row.tallies.push(tally);
      if (settledMs !== undefined) row.settledMs.push(settledMs);
      rows.set(name, row);
    }
  return rows;
}

const sum = (tallies: readonly Tally[], of: (tally: Tally) => number): string =>
  String(tallies.reduce((so, tally) => so + of(tally), 0));

const breaches = (tallies: readonly Tally[]): string[] => [
  sum(tallies, ({ lost }) => lost.length),
  sum(tallies, ({ doubled }) => doubled.length),
  sum(tallies, ({ early }) => early.length),
];

const markdown = (heads: readonly string[], lines: readonly (readonly string[])[]): string[] =>
  [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);

/** What became of each fault's messages over all its runs, as Markdown; then whatever else went wrong. */
export function table(outcomes: readonly Outcome[]): string {
  const lines = [...rowsOf(outcomes)].map(([name, { tallies, settledMs }]) => {
    const late = tallies.flatMap(({ lateMs }) => lateMs);
    return [
      name,
      String(tallies.length),
      sum(tallies, ({ due }) => due),
      sum(tallies, ({ delivered }) => delivered),
      ...breaches(tallies),
      ms(quantile(late, 0.99)),
      ms(Math.max(0, ...settledMs)),
    ];
  });
  const wrong = outcomes.flatMap(({ seed, faults, wrong }) =>
    wrong.map((sentence) => `seed ${seed}, ${faults.join(' + ')}: ${sentence}`),
  );
  return [
    ...markdown(heads, lines),
    '',
    wrong.length ? `${wrong.length} wrong:\n${wrong.join('\n')}` : 'Nothing else was wrong.',
  ].join('\n');
}

/** What the same faults did to CaseDesk and to the control. */
export function beside(ours: readonly Outcome[], controls: readonly Outcome[]): string {
  const own = rowsOf(ours);
  const due = ({ due }: Tally) => due;
  const lines = [...rowsOf(controls)].flatMap(([name, { tallies }]) => {
    const mine = own.get(name)?.tallies;
    return mine ? [[name, sum(mine, due), ...breaches(mine), sum(tallies, due), ...breaches(tallies)]] : [];
  });
  const four = (whose: string) => [`${whose}: due`, 'lost', 'doubled', 'early'];
  return markdown(['fault', ...four('CaseDesk'), ...four('the control')], lines).join('\n');
}

const ms = (value: number): string =>
  value >= 10_000 ? `${Math.round(value / 1_000)} s` : `${Math.round(value)} ms`;

/** Whether a run kept every promise. */
export const isClean = ({ tallies, wrong }: Outcome): boolean =>
  wrong.length === 0 &&
  tallies.every(({ lost, doubled, early }) => !lost.length && !doubled.length && !early.length);
