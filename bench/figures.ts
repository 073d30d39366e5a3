/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What was measured of ours and of the baseline in one round. */
export interface Pair {
  own: number;
  bare: number;
}

/** Rounds are compared each by itself, for the machine changes between them. */
export const ratio = (pairs: readonly Pair[]): number => median(pairs.map(({ own, bare }) => own / bare));
export const difference = (pairs: readonly Pair[]): number =>
  median(pairs.map(({ own, bare }) => own - bare));
export const ofOwn = (pairs: readonly Pair[]): number => median(pairs.map(({ own }) => own));
export const ofBare = (pairs: readonly Pair[]): number => median(pairs.map(({ bare }) => bare));

export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
export const aSecond = (rate: number): string => `${rate.toFixed(0)}/s`;
export const times = (factor: number): string => `${factor.toFixed(2)} ×`;
