import { type Document, Long } from 'bson';
import { MAX_DOCUMENT_BYTES, Raw } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { count, flag } from './command.ts';

interface Cursor {
  ns: string;
  left: Uint8Array[];
  usedAt: number;
  keptIdle: boolean;
}

/** How much of a result is wanted at once, and what becomes of the rest. */
export interface Batch {
  size: number;
  single: boolean;
  keptIdle: boolean;
}

const FIRST_BATCH = 101;
const IDLE_MS = 10 * 60_000;

export const batchOf = ({ batchSize, singleBatch, noCursorTimeout }: Document): Batch => ({
  size: batchSize === undefined ? FIRST_BATCH : count(batchSize, 'batchSize'),
  single: flag(singleBatch, 'singleBatch'),
  keptIdle: flag(noCursorTimeout, 'noCursorTimeout'),
});

/** Results that were not all fetched at once. Each is the whole answer as it stood when it was asked for. */
export class Cursors {
  #open = new Map<string, Cursor>();
  #last = 0;

  first(ns: string, found: Uint8Array[], { size, single, keptIdle }: Batch, now: Date): Document {
    const batch = take(found, size);
    const left = found.slice(batch.length);
    const id = left.length > 0 && !single ? Long.fromNumber(++this.#last) : Long.ZERO;
    if (!id.isZero()) this.#open.set(id.toString(), { ns, left, usedAt: now.getTime(), keptIdle });
    return { cursor: { firstBatch: Raw.array(batch), id, ns }, ok: 1 };
  }

  next(id: unknown, ns: string, batchSize: number, now: Date): Document {
    const key = String(id);
    const cursor = this.#open.get(key);
    if (!cursor || cursor.ns !== ns) throw new MongoError('CursorNotFound', `cursor id ${key} not found`);
    const batch = take(cursor.left, batchSize || Number.POSITIVE_INFINITY);
    cursor.left = cursor.left.slice(batch.length);
    cursor.usedAt = now.getTime();
    const done = cursor.left.length === 0;
    if (done) this.#open.delete(key);
    return { cursor: { nextBatch: Raw.array(batch), id: done ? Long.ZERO : id, ns }, ok: 1 };
  }

  kill(id: unknown, ns: string): boolean {
    const key = String(id);
    return this.#open.get(key)?.ns === ns && this.#open.delete(key);
  }

  forgetIdle(now: Date): void {
    for (const [key, { usedAt, keptIdle }] of this.#open)
      if (!keptIdle && now.getTime() - usedAt > IDLE_MS) this.#open.delete(key);
  }
}

/** As many as were asked for and fit in an answer, and at least one. */
function take(found: Uint8Array[], size: number): Uint8Array[] {
  let bytes = 0;
  const fitting = found.findIndex(({ length }, i) => {
    bytes += length;
    return i >= size || (i > 0 && bytes > MAX_DOCUMENT_BYTES);
  });
  return fitting < 0 ? found : found.slice(0, fitting);
}
