import { open, type RootDatabase } from 'lmdb';

export type Key = Uint8Array;
export interface Range {
  /** Inclusive. */
  low: Key;
  /** Exclusive. */
  high: Key;
}

/**
 * Ordered bytes, and one writer at a time. Writes that arrive together share a commit, and an answer is given only
 * when that commit is flushed. Commands are synchronous inside it, so each is atomic.
 */
export class Engine {
  readonly #db: RootDatabase<Buffer, Buffer>;
  #waiting: { run: () => unknown; resolve: (result: never) => void; reject: (error: unknown) => void }[] = [];

  constructor(folder: string | undefined) {
    const options = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;
    // Without a path lmdb makes a temporary file, does not flush it, and removes it on close.
    this.#db = folder ? open({ ...options, path: folder, overlappingSync: false }) : open(options);
  }

  write<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#commit());
      this.#waiting.push({ run, resolve: resolve as (result: never) => void, reject });
    });
  }

  read<T>(run: () => T): T {
    this.#db.resetReadTxn();
    return run();
  }

  get(key: Key): Buffer | undefined {
    return this.#db.getBinary(Buffer.from(key));
  }

  put(key: Key, value: Uint8Array): void {
    this.#db.putSync(Buffer.from(key), Buffer.from(value));
  }

  remove(key: Key): void {
    this.#db.removeSync(Buffer.from(key));
  }

  *range({ low, high }: Range, reverse = false): Generator<{ key: Buffer; value: Buffer }> {
    const [start, end] = [Buffer.from(low), Buffer.from(high)];
    // Backwards, lmdb's start is inclusive and its end exclusive, the other way round from ours; no key equals a bound
    // of ours at the top, and the one at the bottom is asked for.
    if (reverse)
      yield* this.#db.getRange({ start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true });
    else yield* this.#db.getRange({ start, end });
  }

  removeRange(range: Range): void {
    for (const key of [...this.range(range)].map((entry) => entry.key)) this.remove(key);
  }

  async close(): Promise<void> {
    await this.write(() => undefined);
    await this.#db.close();
  }

  #commit(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const results = this.#db.transactionSync(() => batch.map(({ run }) => run()));
      batch.forEach(({ resolve }, i) => {
        resolve(results[i] as never);
      });
    } catch {
      // One command threw, so nothing of this batch stands. Alone, each meets its own fate.
      for (const { run, resolve, reject } of batch) {
        try {
          resolve(this.#db.transactionSync(run) as never);
        } catch (error) {
          reject(error);
        }
      }
    }
  }
}
