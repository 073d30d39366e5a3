import type { Document } from 'bson';
import { readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { checkFilter } from '../query/operators.ts';
import type { IndexSpec } from '../storage/catalog.ts';
import type { Collection } from '../storage/collection.ts';
import type { Direction } from '../storage/keys.ts';
import { sameValue } from '../storage/order.ts';
import { type Command, namespace, object, objects, onlyFields, plainKey } from './command.ts';

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  writes: true,
  run(call, { store }) {
    const ns = namespace(call);
    const createdCollectionAutomatically = !store.find(ns);
    const collection = store.findOrCreate(ns);
    const numIndexesBefore = collection.indexes.length + 1;
    for (const spec of objects(call.body.indexes, 'indexes')) addIndex(collection, spec);
    const numIndexesAfter = collection.indexes.length + 1;
    const note = numIndexesAfter === numIndexesBefore && { note: 'all indexes already exist' };
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note, ok: 1 };
  },
};

export const listIndexes: Command = {
  fields: ['cursor'],
  run(call, { store, cursors, clock }) {
    const ns = namespace(call);
    const collection = store.find(ns);
    if (!collection) throw new MongoError('NamespaceNotFound', `ns does not exist: ${ns}`);
    const shown = collection.indexes.map(({ id: _, multikey: __, ...index }) => write({ v: 2, ...index }));
    return cursors.first(
      ns,
      [write({ v: 2, key: { _id: 1 }, name: '_id_' }), ...shown],
      undefined,
      false,
      clock.now(),
    );
  },
};

export const dropIndexes: Command = {
  fields: ['index'],
  writes: true,
  run(call, { store }) {
    const ns = namespace(call);
    const collection = store.find(ns);
    if (!collection) throw new MongoError('NamespaceNotFound', `ns not found ${ns}`);
    const nIndexesWas = collection.indexes.length + 1;
    const asked: unknown = call.body.index;
    const gone = asked === '*' ? collection.indexes : [asked].flat().map((one) => named(collection, one));
    for (const index of gone) collection.dropIndex(index);
    return { nIndexesWas, ok: 1 };
  },
};

function named(collection: Collection, asked: unknown): IndexSpec {
  if (asked === '_id_') throw new MongoError('InvalidOptions', 'cannot drop _id index');
  const key = typeof asked === 'string' ? undefined : JSON.stringify(plainKey(object(asked, 'index')));
  const found = collection.indexes.find((index) => index.name === asked || JSON.stringify(index.key) === key);
  if (!found) throw new MongoError('IndexNotFound', `index not found with name [${key ?? asked}]`);
  return found;
}

const known = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
];

function addIndex(collection: Collection, asked: Document): void {
  onlyFields(asked, known, 'createIndexes.indexes');
  const index = specOf(asked);
  if (JSON.stringify(index.key) === '{"_id":1}') return;
  const alike = collection.indexes.find(({ key }) => JSON.stringify(key) === JSON.stringify(index.key));
  const namesake = collection.indexes.find(({ name }) => name === index.name);
  if (namesake && alike !== namesake)
    throw new MongoError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${index.name}`,
    );
  if (!alike) {
    collection.addIndex(index);
    return;
  }
  const { id: _, multikey: __, ...existing } = alike;
  if (!sameValue(existing, index))
    throw new MongoError(
      'IndexOptionsConflict',
      `An index on the same key exists with other options or another name: ${alike.name}`,
    );
}

function specOf(asked: Document): Omit<IndexSpec, 'id'> {
  const name: unknown = asked.name;
  if (typeof name !== 'string' || name === '' || name === '*')
    throw new MongoError('CannotCreateIndex', 'an index needs a name');
  const key = keyOf(object(asked.key, 'key'));
  const partial = asked.partialFilterExpression;
  if (partial !== undefined) checkFilter(partial);
  const seconds = asked.expireAfterSeconds;
  if (seconds !== undefined && (Object.keys(key).length !== 1 || !(Number(seconds) >= 0)))
    throw new MongoError(
      'CannotCreateIndex',
      'expireAfterSeconds needs a single field and a number of zero or more',
    );
  return {
    name,
    key,
    ...(asked.unique === true && { unique: true }),
    ...(asked.sparse === true && { sparse: true }),
    ...(partial !== undefined && {
      partialFilterExpression: readPlain(write(object(partial, 'partialFilterExpression'))),
    }),
    ...(seconds !== undefined && { expireAfterSeconds: Number(seconds) }),
  };
}

function keyOf(key: Document): Record<string, Direction> {
  const entries = Object.entries(key).map(([path, value]): [string, Direction] => {
    const direction = typeof value === 'string' ? Number.NaN : Number(value);
    if (direction !== 1 && direction !== -1)
      throw new MongoError(
        'CannotCreateIndex',
        `an index of kind ${value} on ${path} is not supported: only 1 and -1`,
      );
    if (path.split('.').some((name) => name === '' || name.startsWith('$') || /^\d+$/.test(name)))
      throw new MongoError('CannotCreateIndex', `an index on the path '${path}' is not supported`);
    return [path, direction];
  });
  if (entries.length === 0) throw new MongoError('CannotCreateIndex', 'Index keys cannot be empty.');
  return Object.fromEntries(entries);
}
