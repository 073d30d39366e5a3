import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { deserialize, serialize } from 'bson';
import { updateOne } from 'mingo/updater';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { clientNames } from '../../src/store/client-names.ts';
import { difference, firstDocument } from '../../src/store/difference.ts';
import { type Document, documents } from '../../src/store/documents.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { sealing } from '../../src/store/sealing.ts';

const key = { id: 'test', bytes: new Uint8Array(32).fill(7) };
const stored = documents(incidents, sealing([key]), clientNames([key]));

export type Difference = typeof difference<Incident>;

/** One incident kept as the store keeps it: sealed, and changed by one update on a condition. */
export class PocketStore {
  readonly #documents: Document[];
  readonly #difference: Difference;
  #read: Incident;
  writes = 0;

  constructor(first: Incident, how: Difference = difference) {
    this.#documents = [{ ...firstDocument(first, stored) }];
    this.#difference = how;
    this.#read = this.#openedAs(first);
  }

  read(): Incident {
    return this.#read;
  }

  dueAt(by: 'nextDeliveryAt' | 'nextReminderAt'): number {
    const at = this.#document[by];
    return at instanceof Date ? at.getTime() : Number.POSITIVE_INFINITY;
  }

  /** False where somebody else wrote first. */
  write(before: Incident, after: Incident): boolean {
    const update = this.#difference(before, after, stored);
    const { matchedCount } = updateOne(this.#documents, { _id: before._id, rev: before.rev }, update);
    if (!matchedCount) return false;
    this.writes++;
    this.#read = this.#openedAs({ ...after, rev: before.rev + 1 });
    return true;
  }

  /** What is stored opens to exactly what was decided. */
  #openedAs(decided: Incident): Incident {
    const { record } = stored.open(deserialize(serialize(this.#document)));
    if (!isDeepStrictEqual(record, decided)) expect(record).toStrictEqual(decided);
    return record;
  }

  get #document(): Document {
    const [document] = this.#documents;
    if (!document) throw new Error('The document is gone.');
    return document;
  }
}
