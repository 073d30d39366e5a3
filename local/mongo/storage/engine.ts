import { constants } from 'node:os';
import { open, type RootDatabase } from 'lmdb';
import { codeOf } from '../../cannot-start.ts';
import { MongoError } from '../errors.ts';
import { Folder } from './folder.ts';
import { sealed, unsealed } from './seal.ts';

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
  readonly #folder: Folder | undefined;
  #closing: Promise<void> | undefined;
  #waiting: { run: () => unknown; resolve: (result: never) => void; reject: (error: unknown) => void }[] = [];

  constructor(folder: string | undefined) {
    const options = { keyEncoding: 'binary', encoding: 'binary', cache: false, noSubdir: false } as const;
    this.#folder = folder === undefined ? undefined : new Folder(folder);
    this.#db = this.#folder
      ? this.#folder.open((path) => open({ ...options, path, overlappingSync: false }))
      : // Without a path lmdb makes a temporary file, does not flush it, and removes it on close.
        open({ ...options, noSubdir: true });
  }

  write<T>(run: () => T): Promise<T> {
    if (this.#closing) return Promise.reject(closed());
    return this.#queue(run);
  }

  #queue<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#commit());
      this.#waiting.push({ run, resolve: resolve as (result: never) => void, reject });
    });
  }

  read<T>(run: () => T): T {
    if (this.#closing) throw closed();
    this.#db.resetReadTxn();
    return run();
  }

  get(key: Key): Buffer | undefined {
    const bytes = this.#db.getBinary(Buffer.from(key));
    return bytes && unsealed(bytes);
  }

  put(key: Key, value: Uint8Array): void {
    this.#db.putSync(Buffer.from(key), sealed(key, value));
  }

  remove(key: Key): void {
    this.#db.removeSync(Buffer.from(key));
  }

  *range({ low, high }: Range, reverse = false): Generator<{ key: Buffer; value: Buffer }> {
    const [start, end] = [Buffer.from(low), Buffer.from(high)];
    // Backwards, lmdb's start is inclusive and its end exclusive, the other way round from ours; no key equals a bound
    // of ours at the top, and the one at the bottom is asked for.
    const found = reverse
      ? this.#db.getRange({ start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true })
      : this.#db.getRange({ start, end });
    for (const { key, value } of found) yield { key, value: unsealed(value) };
  }

  removeRange(range: Range): void {
    for (const key of [...this.range(range)].map((entry) => entry.key)) this.remove(key);
  }

  /** What was asked for before is written first, and nothing is asked for after. */
  close(): Promise<void> {
    this.#closing ??= this.#queue(() => undefined).then(async () => {
      await this.#db.close();
      this.#folder?.release();
    });
    return this.#closing;
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
          reject(
            hasNoRoom(error)
              ? new MongoError('OutOfDiskSpace', 'the disk takes no more: it is full, or it fails')
              : error,
          );
        }
      }
    }
  }
}

const closed = () => new Error('the store is closed');

const { ENOSPC, EFBIG, EDQUOT, EIO } = constants.errno;
const MDB_MAP_FULL = -30792;

/** lmdb gives the system's numbers, and one of its own; a write that was cut short it calls EIO. */
const hasNoRoom = (error: unknown): boolean =>
  !(error instanceof MongoError) &&
  [ENOSPC, EFBIG, EDQUOT, EIO, MDB_MAP_FULL].map(String).includes(codeOf(error));
