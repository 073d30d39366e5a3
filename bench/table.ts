/** One claim, as measured. */
export interface Row {
  goal: string;
  claim: string;
  figure: string;
  baseline: string;
  /** Figure against baseline, as the goal compares them. */
  compared: string;
  limit: string;
  reached: boolean;
}

const head = ['goal', 'claim', 'figure', 'baseline', 'compared', 'limit', ''];

/** The rows under each other, in columns as wide as they need. */
export function table(rows: readonly Row[]): string {
  const lines = [
    head,
    ...rows.map(({ goal, claim, figure, baseline, compared, limit, reached }) => [
      goal,
      claim,
      figure,
      baseline,
      compared,
      limit,
      reached ? 'reached' : 'missed',
    ]),
  ];
  const widths = head.map((_name, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
