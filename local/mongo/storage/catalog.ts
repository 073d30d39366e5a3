import { randomUUID } from 'node:crypto';
import { type Document, serialize } from 'bson';
import { readPlain } from '../bson.ts';
import { MongoError } from '../errors.ts';
import type { Engine } from './engine.ts';
import { catalogKey, catalogVersionKey, type Direction } from './keys.ts';

export interface IndexSpec {
  id: number;
  name: string;
  key: Record<string, Direction>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Document;
  expireAfterSeconds?: number;
  /** The paths that lead some document to several entries here: no bounds are combined on them, nor is their order used. */
  multikey?: string[];
}

export interface CollectionSpec {
  ns: string;
  id: number;
  indexes: IndexSpec[];
}

interface Catalog {
  nextId: number;
  collections: CollectionSpec[];
}

/** Which collections and indexes there are. Read with the same snapshot as the data, so the two always agree. */
export class CatalogStore {
  readonly #engine: Engine;
  #cached: { version: string; catalog: Catalog } | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  find(ns: string): CollectionSpec | undefined {
    return this.#current().catalog.collections.find((collection) => collection.ns === ns);
  }

  list(database?: string): CollectionSpec[] {
    const { collections } = this.#current().catalog;
    return database === undefined
      ? collections
      : collections.filter(({ ns }) => ns.startsWith(`${database}.`));
  }

  findOrCreate(ns: string): CollectionSpec {
    return this.find(ns) ?? this.create(ns);
  }

  create(ns: string): CollectionSpec {
    const name = ns.slice(ns.indexOf('.') + 1);
    if (/^$|[$\0]|^\.|\.$|^system\./.test(name) || Buffer.byteLength(ns) > 255)
      throw new MongoError('InvalidNamespace', `Invalid namespace specified '${ns}'`);
    const { catalog } = this.#current();
    const created = { ns, id: catalog.nextId, indexes: [] };
    this.#save({ nextId: catalog.nextId + 1, collections: [...catalog.collections, created] });
    return created;
  }

  drop(ns: string): void {
    const { catalog } = this.#current();
    this.#save({ ...catalog, collections: catalog.collections.filter((collection) => collection.ns !== ns) });
  }

  addIndex(ns: string, index: Omit<IndexSpec, 'id'>): IndexSpec {
    const { indexes } = this.findOrCreate(ns);
    const { nextId } = this.#current().catalog;
    const added = { ...index, id: nextId };
    this.setIndexes(ns, [...indexes, added], nextId + 1);
    return added;
  }

  setIndexes(ns: string, indexes: IndexSpec[], nextId = this.#current().catalog.nextId): void {
    const { catalog } = this.#current();
    const collections = catalog.collections.map((one) => (one.ns === ns ? { ...one, indexes } : one));
    this.#save({ nextId, collections });
  }

  #current(): { version: string; catalog: Catalog } {
    const version = this.#engine.get(catalogVersionKey)?.toString() ?? '';
    if (this.#cached?.version === version) return this.#cached;
    const bytes = this.#engine.get(catalogKey);
    const catalog = bytes ? (readPlain(bytes) as Catalog) : { nextId: 1, collections: [] };
    this.#cached = { version, catalog };
    return this.#cached;
  }

  #save(catalog: Catalog): void {
    // Random, not counted: after an abort the next number would name another catalog.
    const version = randomUUID();
    this.#engine.put(catalogVersionKey, Buffer.from(version));
    this.#engine.put(catalogKey, serialize(catalog));
    this.#cached = { version, catalog };
  }
}
