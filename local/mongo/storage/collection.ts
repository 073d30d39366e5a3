import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import type { CatalogStore, CollectionSpec, IndexSpec } from './catalog.ts';
import type { Engine, Range } from './engine.ts';
import { type Entry, entriesOf } from './entries.ts';
import { documentsPrefix, entriesPrefix, MAX_KEY_BYTES, within } from './keys.ts';
import { Stored } from './stored.ts';

/** The documents of one collection and the index entries that belong to them, kept in step. */
export class Collection {
  readonly #engine: Engine;
  readonly #catalog: CatalogStore;
  readonly ns: string;
  readonly #id: number;

  constructor(engine: Engine, catalog: CatalogStore, { ns, id }: CollectionSpec) {
    this.#engine = engine;
    this.#catalog = catalog;
    this.ns = ns;
    this.#id = id;
  }

  get indexes(): IndexSpec[] {
    return this.#catalog.find(this.ns)?.indexes ?? [];
  }

  get documentsPrefix(): Buffer {
    return documentsPrefix(this.#id);
  }

  get(idKey: Uint8Array): Stored | undefined {
    const bytes = this.#engine.get(Buffer.concat([this.documentsPrefix, idKey]));
    return bytes && new Stored(bytes);
  }

  *all(range: Range = within(this.documentsPrefix), reverse = false): Generator<Stored> {
    for (const { value } of this.#engine.range(range, reverse)) yield new Stored(value);
  }

  *byIndex(range: Range, reverse: boolean): Generator<Stored> {
    for (const { value } of this.#engine.range(range, reverse)) {
      const stored = this.get(value);
      if (stored) yield stored;
    }
  }

  insert(stored: Stored): void {
    const key = this.#documentKey(stored);
    if (this.#engine.get(key)) throw duplicate(this.ns, '_id_', ['_id'], [stored.plain._id]);
    const entries = this.#checkedEntries(stored);
    this.#engine.put(key, stored.bytes);
    this.#putEntries(stored, entries);
  }

  replace(before: Stored, after: Stored): void {
    const entries = this.#checkedEntries(after);
    this.#removeEntries(before);
    this.#engine.put(this.#documentKey(after), after.bytes);
    this.#putEntries(after, entries);
  }

  remove(stored: Stored): void {
    this.#removeEntries(stored);
    this.#engine.remove(this.#documentKey(stored));
  }

  addIndex(index: Omit<IndexSpec, 'id'>): void {
    const added = this.#catalog.addIndex(this.ns, index);
    for (const stored of this.all()) {
      const entries = this.#checked(added, stored);
      this.#putEntries(stored, [{ index: added, entries }]);
    }
  }

  dropIndex(index: IndexSpec): void {
    this.#engine.removeRange(within(entriesPrefix(index.id)));
    this.#catalog.setIndexes(
      this.ns,
      this.indexes.filter(({ id }) => id !== index.id),
    );
  }

  drop(): void {
    for (const index of this.indexes) this.#engine.removeRange(within(entriesPrefix(index.id)));
    this.#engine.removeRange(within(this.documentsPrefix));
    this.#catalog.drop(this.ns);
  }

  #documentKey(stored: Stored): Buffer {
    return checkedKey(this.ns, '_id_', Buffer.concat([this.documentsPrefix, stored.idKey]));
  }

  /** Everything that could refuse a write is asked before the first byte changes. */
  #checkedEntries(stored: Stored): { index: IndexSpec; entries: Entry[] }[] {
    return this.indexes.map((index) => ({ index, entries: this.#checked(index, stored) }));
  }

  #checked(index: IndexSpec, stored: Stored): Entry[] {
    const { entries, multikey } = entriesOf(index, stored.plain);
    for (const { parts, values } of entries) {
      const prefix = Buffer.concat([entriesPrefix(index.id), parts]);
      checkedKey(this.ns, index.name, Buffer.concat([prefix, stored.idKey]));
      if (!index.unique) continue;
      for (const { value } of this.#engine.range(within(prefix)))
        if (!value.equals(stored.idKey))
          throw duplicate(this.ns, index.name, Object.keys(index.key), values, index.key);
    }
    this.#rememberMultikey(index.id, multikey);
    return entries;
  }

  #rememberMultikey(id: number, paths: string[]): void {
    const { indexes } = this;
    const known = indexes.find((one) => one.id === id)?.multikey ?? [];
    const fresh = paths.filter((path) => !known.includes(path));
    if (fresh.length === 0) return;
    const multikey = [...known, ...fresh];
    this.#catalog.setIndexes(
      this.ns,
      indexes.map((one) => (one.id === id ? { ...one, multikey } : one)),
    );
  }

  #putEntries(stored: Stored, all: { index: IndexSpec; entries: Entry[] }[]): void {
    for (const { index, entries } of all)
      for (const { parts } of entries)
        this.#engine.put(Buffer.concat([entriesPrefix(index.id), parts, stored.idKey]), stored.idKey);
  }

  #removeEntries(stored: Stored): void {
    for (const index of this.indexes)
      for (const { parts } of entriesOf(index, stored.plain).entries)
        this.#engine.remove(Buffer.concat([entriesPrefix(index.id), parts, stored.idKey]));
  }
}

function checkedKey(ns: string, index: string, key: Buffer): Buffer {
  if (key.length <= MAX_KEY_BYTES) return key;
  throw new MongoError(
    'KeyTooLong',
    `${ns}: a value of ${key.length} bytes is too long for the index ${index}`,
  );
}

function duplicate(
  ns: string,
  index: string,
  paths: string[],
  values: unknown[],
  keyPattern: Document = { _id: 1 },
): MongoError {
  const keyValue = Object.fromEntries(paths.map((path, i) => [path, values[i] ?? null]));
  const shown = paths.map((path, i) => `${path}: ${show(values[i])}`).join(', ');
  const message = `E11000 duplicate key error collection: ${ns} index: ${index} dup key: { ${shown} }`;
  return new MongoError('DuplicateKey', message, { keyPattern, keyValue });
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'object' && '_bsontype' in value && value._bsontype === 'ObjectId')
    return `ObjectId('${value}')`;
  return JSON.stringify(value);
}
