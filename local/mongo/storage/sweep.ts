import type { Clock } from '../../clock.ts';
import { deleteExpired } from './expire.ts';
import type { Store } from './store.ts';

const SWEEP_MS = 60_000;
/** Others write between two batches. */
const BATCH = 500;

/** Deletes what is past its time, every minute of this clock; the answer ends it. */
export function sweeping(store: Store, clock: Clock, besides: () => void): () => void {
  let [isSweeping, isOver] = [false, false];
  let cancel = clock.after(SWEEP_MS, tick);

  function tick(): void {
    cancel = clock.after(SWEEP_MS, tick);
    besides();
    if (isSweeping) return;
    isSweeping = true;
    // A sweep that fails is the next one's work.
    void sweep()
      .catch(() => undefined)
      .then(() => {
        isSweeping = false;
      });
  }

  async function sweep(): Promise<void> {
    while (!isOver && (await store.engine.write(() => deleteExpired(store, clock.now(), BATCH))));
  }

  return () => {
    isOver = true;
    cancel();
  };
}
