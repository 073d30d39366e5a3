import type { Fault, Verdict } from '../../local/mongo/index.ts';

export interface TroubledStore {
  /** For `aWorld({ mongo: { fault } })`. */
  fault: Fault;
  /** From now on what matches waits until `release`. */
  holds(name: string, collection: string): void;
  /** Resolves once something waits. */
  held(): Promise<void>;
  release(): void;
  /** From now on what matches fails, until `mends`. */
  fails(name: string, collection: string): void;
  mends(): void;
}

/** A store that is slow or down where a story says so. */
export function troubledStore(): TroubledStore {
  let slow: string | undefined;
  let broken: string | undefined;
  const waiting: ((verdict: Verdict) => void)[] = [];
  return {
    fault({ name, collection }) {
      const command = `${name} ${collection}`;
      if (command === broken) return 'fail';
      return command === slow ? new Promise<Verdict>((resolve) => waiting.push(resolve)) : 'pass';
    },
    holds(name, collection) {
      slow = `${name} ${collection}`;
    },
    held: () => until(() => waiting.length > 0),
    release() {
      slow = undefined;
      for (const resolve of waiting.splice(0)) resolve('pass');
    },
    fails(name, collection) {
      broken = `${name} ${collection}`;
    },
    mends() {
      broken = undefined;
    },
  };
}

/** Resolves once something is so that no person can see. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
