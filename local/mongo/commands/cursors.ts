import { type Document, Long } from 'bson';
import { MAX_DOCUMENT_BYTES, Raw } from '../bson.ts';
import { MongoError } from '../errors.ts';

interface Cursor {
  ns: string;
  left: Uint8Array[];
  usedAt: number;
}

const FIRST_BATCH = 101;
const IDLE_MS = 10 * 60_000;

/** Results that were not all fetched at once. Each is the whole answer as it stood when it was asked for. */
export class Cursors {
  #open = new Map<string, Cursor>();
  #last = 0;

  first(
    ns: string,
    found: Uint8Array[],
    batchSize: number | undefined,
    singleBatch: boolean,
    now: Date,
  ): Document {
    const batch = take(found, batchSize ?? FIRST_BATCH);
    const left = found.slice(batch.length);
    const id = left.length > 0 && !singleBatch ? Long.fromNumber(++this.#last) : Long.ZERO;
    if (!id.isZero()) this.#open.set(id.toString(), { ns, left, usedAt: now.getTime() });
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

  kill(id: unknown): boolean {
    return this.#open.delete(String(id));
  }

  forgetIdle(now: Date): void {
    for (const [key, { usedAt }] of this.#open) if (now.getTime() - usedAt > IDLE_MS) this.#open.delete(key);
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
