import { type Connection, mongo } from 'mongoose';
import { hasSeen, type Recorded, withoutOldMessages } from '../domain/record.ts';
import { isRefusal, type Refusal } from '../domain/transition.ts';
import type { ClientNames } from './client-names.ts';
import { difference, firstDocument, replacement } from './difference.ts';
import { type Document, documents, type Opened } from './documents.ts';
import { dueIn } from './due.ts';
import { fillFoundBy } from './fill-found-by.ts';
import { makeIndexes } from './indexes.ts';
import type { Kind } from './kind.ts';
import { indexesOf } from './kind-indexes.ts';
import { lookUps } from './look-ups.ts';
import { modelOf } from './model.ts';
import type { TakeReference } from './references.ts';
import type { Sealing } from './sealing.ts';

/** What became of a command: the record as it now stands, and whether its key had already had its effect. */
export interface Done<R> {
  record: R;
  repeated: boolean;
}

export class NotFound extends Error {}

export interface Records<R extends Recorded = Recorded> {
  kind: Kind<R>;
  find(id: string): Promise<R | undefined>;
  /** Some at once, by id; one that cannot be opened is left out, for `find` to tell why. */
  together(ids: readonly string[]): Promise<Map<string, R>>;
  /** Adds a new record, with a reference where its kind gives one at once; an id already there is answered as the first time. */
  add(record: R): Promise<Done<R>>;
  /** Decides and saves one command under its inbound key: once, however often it is asked. Throws `NotFound`. */
  change(id: string, key: string, decide: (record: R) => R | Refusal): Promise<Done<R> | Refusal>;
  /**
   * Bookkeeping that is no decision: tried again on any lost race. `next` gives the same record back where it is so
   * already, and undefined where there is nothing to do. `known`, as it was handed out here before, is tried first: it
   * is not read again unless somebody has written since.
   */
  update(id: string, next: (record: R) => R | undefined, known?: R): Promise<R | undefined>;
  /** Ids of records with something due at or before an instant, earliest first, in pages until one is short. */
  due(by: 'nextDeliveryAt' | 'nextReminderAt', before: Date): AsyncGenerator<{ id: string; dueAt: Date }>;
  /** Records found by a name, which waited longest first. One that cannot be opened is left out, and told. */
  foundBy(name: string, limit?: number): Promise<R[]>;
  /** Records found by a client's reference, as `Kind.foundByClient` gives it; those whose status is newest first. */
  foundByClient(value: string, limit?: number): Promise<R[]>;
  referenced(reference: string): Promise<R | undefined>;
  createIndexes(): Promise<void>;
  /** Gives each record that an older version wrote the names it is found by, and tells how many. */
  fillFoundBy(): Promise<number>;
  /** Ids of the look-up keys that clients' names stand under here, held or not. */
  lookUpKeys(): Promise<string[]>;
  /** Writes the names that stand under older keys again, under the first, and tells of how many records. */
  renewLookUps(): Promise<number>;
}

const networkTries = 3;
const mebibyte = 1_048_576;

export interface RecordsDeps {
  sealing: Sealing;
  clients: ClientNames;
  takeReference: TakeReference;
  now(): Date;
  /** Told of each record read that is larger than 1 MiB: its history is never cut, and MongoDB's limit is 16. */
  overgrown(kind: string, id: string, bytes: number): void;
  /** Told of each record that a list leaves out, for it does not open. */
  unreadable(kind: string, id: string, error: unknown): void;
}

export function records<R extends Recorded>(
  connection: Connection,
  kind: Kind<R>,
  { sealing, clients, takeReference, now, overgrown, unreadable }: RecordsDeps,
): Records<R> {
  const model = modelOf(connection, kind);
  // Whoever presses waits for these: mongoose would walk each update by a schema that knows nothing.
  const bare = connection.collection<Document & { _id: string }>(kind.collection);
  const stored = documents(kind, sealing, clients);
  // Only what was handed out here, as it was handed out, can be written over unread.
  const handedOut = new WeakMap<R, Opened<R>>();
  const found = lookUps(model, {
    clients,
    open,
    unreadable: (id, error) => unreadable(kind.name, id, error),
  });

  async function load(id: string): Promise<Opened<R> | undefined> {
    const document = await bare.findOne({ _id: id });
    return document ? open(document) : undefined;
  }

  function open(document: Document): Opened<R> {
    const bytes = mongo.BSON.calculateObjectSize(document);
    if (bytes > mebibyte) overgrown(kind.name, String(document._id), bytes);
    return remember(stored.open(document));
  }

  function remember(opened: Opened<R>): Opened<R> {
    handedOut.set(opened.record, opened);
    return opened;
  }

  /** Gives a record the reference that it needs, and the same again where its write is tried again. */
  function referencing(): (record: R) => Promise<R> {
    let taken: string | undefined;
    return async (record) => {
      const prefix = record.reference === undefined ? kind.referencePrefix?.(record) : undefined;
      if (prefix === undefined) return record;
      taken ??= await takeReference(kind.name, prefix);
      return { ...record, reference: taken };
    };
  }

  const namesOf = (record: R): string[] => stored.derived(record).foundBy;
  const asWritten = (record: R): R => remember({ record, foundBy: namesOf(record) }).record;

  /** The record as written, or undefined where somebody else wrote first. */
  async function save({ record: before, upgraded, foundBy }: Opened<R>, next: R): Promise<R | undefined> {
    const after = withoutOldMessages(next, now());
    const condition = { _id: before._id, rev: before.rev };
    const { matchedCount } = upgraded
      ? await bare.replaceOne(condition, replacement(upgraded, before, after, stored))
      : await bare.updateOne(condition, difference(before, after, stored, foundBy));
    return matchedCount === 1 ? asWritten({ ...after, rev: before.rev + 1 }) : undefined;
  }

  async function write(
    id: string,
    next: (record: R) => R | undefined | Promise<R | undefined>,
    known?: R,
  ): Promise<R | undefined> {
    for (let failures = 0, unread = known && handedOut.get(known); ; unread = undefined) {
      try {
        const opened = unread ?? (await load(id));
        if (!opened) return undefined;
        const before = opened.record;
        const after = await next(before);
        if (after && after !== before) {
          const written = await save(opened, after);
          if (written) return written;
          // Somebody may have written since: only what has just been read says that there is nothing to do.
        } else if (!unread) return before;
      } catch (error) {
        // The write may have been made and its reply lost: what is read next tells by its key or token.
        if (!isNetworkError(error) || ++failures === networkTries) throw error;
      }
    }
  }

  return {
    kind,
    find: async (id) => (await load(id))?.record,
    together: found.together,

    async add(record) {
      const withReference = referencing();
      for (let failures = 0; ; ) {
        try {
          const whole = await withReference(record);
          await model.collection.insertOne(firstDocument(whole, stored));
          return { record: asWritten(whole), repeated: false };
        } catch (error) {
          if (isDuplicate(error, '_id'))
            return { record: (await load(record._id))?.record ?? record, repeated: true };
          if (!isNetworkError(error) || ++failures === networkTries) throw error;
        }
      }
    },

    async change(id, key, decide) {
      let refusal: Refusal | undefined;
      let repeated = false;
      const withReference = referencing();
      const record = await write(id, async (before) => {
        refusal = undefined;
        repeated = hasSeen(before, key);
        if (repeated) return undefined;
        const after = decide(before);
        if (isRefusal(after)) {
          refusal = after;
          return undefined;
        }
        return withReference(after);
      });
      if (!record) throw new NotFound(`There is no ${kind.name} ${id}.`);
      return refusal ?? { record, repeated };
    },

    async update(id, next, known) {
      let wanted = false;
      const record = await write(
        id,
        (before) => {
          const after = next(before);
          wanted = after !== undefined;
          return after;
        },
        known,
      );
      return wanted ? record : undefined;
    },

    due: (by, before) => dueIn(model, by, before),

    foundBy: found.foundBy,
    foundByClient: async (value, limit) => (kind.foundByClient ? found.foundByClient(value, limit) : []),
    referenced: async (reference) => (kind.referencePrefix ? found.referenced(reference) : undefined),

    createIndexes: () => makeIndexes(connection, kind.collection, indexesOf(kind)),

    fillFoundBy: () => fillFoundBy(model, found.nameless, namesOf),
    lookUpKeys: async () => (kind.foundByClient ? found.lookUpKeys() : []),
    renewLookUps: async () => (kind.foundByClient ? fillFoundBy(model, found.underOldKeys, namesOf) : 0),
  };
}

/** Errors after which the same call may yet succeed; whether it had its effect is not known. */
export const isNetworkError = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  // A primary that steps down, or a majority that has not answered: MongoDB's own word for 'ask again'.
  (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError')) ||
  (error instanceof Error && /ServerSelection|WaitQueueTimeout|PoolCleared|NotConnected/.test(error.name));

export const isDuplicate = (error: unknown, field: string): boolean =>
  error instanceof mongo.MongoServerError &&
  error.code === 11000 &&
  (field in (error.keyPattern ?? {}) || String(error.message).includes(field));
