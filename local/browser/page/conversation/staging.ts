import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Chunk } from './chunks.ts';

/** How many are put up at once: more than any window shows. */
const first = 2;

/** Puts chunks up from the newest to the oldest, one a frame, so that no frame is long however many come. */
export function useStaged(chunks: readonly Chunk[]): readonly Chunk[] {
  const turn = useSignal(0);
  const from = useRef<string | undefined>(undefined);
  // Drawn again with each turn.
  void turn.value;
  const oldest = from.current;
  const known = oldest === undefined ? -1 : chunks.findIndex((chunk) => chunk.from >= oldest);
  const at = known === -1 ? Math.max(0, chunks.length - first) : known;
  from.current = chunks[at]?.from;
  useLayoutEffect(() => {
    if (at === 0) return;
    const frame = requestAnimationFrame(() => {
      from.current = chunks[at - 1]?.from;
      turn.value += 1;
    });
    return () => cancelAnimationFrame(frame);
  }, [chunks, at, turn]);
  return chunks.slice(at);
}
