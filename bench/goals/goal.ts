import type { Addresses } from '../processes/index.ts';
import type { Row } from '../table.ts';

export interface Goal {
  name: string;
  /** Measures it this many times, and gives the medians. */
  measure(where: Addresses, rounds: number): Promise<Row[]>;
}

/** Ours first in one round, the baseline first in the next: whoever comes second finds a warmer machine. */
export async function inTurn<T>(
  round: number,
  own: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<{ own: T; bare: T }> {
  if (round % 2 === 0) {
    const first = await own();
    return { own: first, bare: await bare() };
  }
  const first = await bare();
  return { own: await own(), bare: first };
}
