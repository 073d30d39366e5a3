import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { deserialize, serialize } from 'bson';
import { updateOne } from 'mingo/updater';
import type { Recorded } from '../../src/domain/record.ts';
import { clientNames } from '../../src/store/client-names.ts';
import { difference, firstDocument } from '../../src/store/difference.ts';
import { type Document, documents } from '../../src/store/documents.ts';
import type { Kind } from '../../src/store/kind.ts';
import { sealing } from '../../src/store/sealing.ts';
import type { Keeps } from './operations.ts';

const key = { id: 'test', bytes: new Uint8Array(32).fill(7) };
const storing = <R extends Recorded>(kind: Kind<R>) => documents(kind, sealing([key]), clientNames([key]));

export type Difference<R extends Recorded> = typeof difference<R>;

/** One record kept as the store keeps it: sealed, and changed by one update on a condition. */
export class PocketStore<R extends Recorded> implements Keeps<R> {
  readonly #documents: Document[];
  readonly #stored: ReturnType<typeof storing<R>>;
  readonly #difference: Difference<R>;
  #read: R;
  writes = 0;

  constructor(kind: Kind<R>, first: R, how: Difference<R> = difference) {
    this.#stored = storing(kind);
    this.#documents = [{ ...firstDocument(first, this.#stored) }];
    this.#difference = how;
    this.#read = this.#openedAs(first);
  }

  read(): R {
    return this.#read;
  }

  dueAt(by: 'nextDeliveryAt' | 'nextReminderAt'): number {
    const at = this.#document[by];
    return at instanceof Date ? at.getTime() : Number.POSITIVE_INFINITY;
  }

  write(before: R, after: R): boolean {
    const update = this.#difference(before, after, this.#stored);
    const { matchedCount } = updateOne(this.#documents, { _id: before._id, rev: before.rev }, update);
    if (!matchedCount) return false;
    this.writes++;
    this.#read = this.#openedAs({ ...after, rev: before.rev + 1 });
    return true;
  }

  /** What is stored opens to exactly what was decided. */
  #openedAs(decided: R): R {
    const { record } = this.#stored.open(deserialize(serialize(this.#document)));
    if (!isDeepStrictEqual(record, decided)) expect(record).toStrictEqual(decided);
    return record;
  }

  get #document(): Document {
    const [document] = this.#documents;
    if (!document) throw new Error('The document is gone.');
    return document;
  }
}
