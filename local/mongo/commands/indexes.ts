import type { Document } from 'bson';
import { write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import type { IndexSpec } from '../storage/catalog.ts';
import type { Collection } from '../storage/collection.ts';
import { sameValue } from '../storage/order.ts';
import { type Command, namespace, object, objects, onlyFields, plainKey, required } from './command.ts';
import { batchOf } from './cursors.ts';
import { isIdIndex, specOf } from './index-spec.ts';

export const createIndexes: Command = {
  fields: ['indexes'],
  writes: true,
  run(call, { store }) {
    const ns = namespace(call);
    const asked = objects(call.body.indexes, 'indexes');
    if (asked.length === 0) throw new MongoError('BadValue', 'Must specify at least one index to create');
    const specs = asked.map(specOf);
    const createdCollectionAutomatically = !store.find(ns);
    const collection = store.findOrCreate(ns);
    const numIndexesBefore = collection.indexes.length + 1;
    for (const spec of specs) addIndex(collection, spec);
    const numIndexesAfter = collection.indexes.length + 1;
    const note = numIndexesAfter === numIndexesBefore && { note: 'all indexes already exist' };
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note, ok: 1 };
  },
};

export const listIndexes: Command = {
  fields: ['cursor'],
  run(call, { store, cursors, clock }) {
    const ns = namespace(call);
    const cursor = object(call.body.cursor, 'cursor');
    onlyFields(cursor, ['batchSize'], 'listIndexes.cursor');
    const collection = store.find(ns);
    if (!collection) throw new MongoError('NamespaceNotFound', `ns does not exist: ${ns}`);
    const id = { v: 2, key: { _id: 1 }, name: '_id_' };
    const others = collection.indexes.map(({ id: _, multikey: __, ...index }) => ({ v: 2, ...index }));
    return cursors.first(ns, [id, ...others].map(write), batchOf(cursor), clock.now());
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
  const key = typeof asked === 'string' ? undefined : JSON.stringify(plainKey(required(asked, 'index')));
  if (asked === '_id_' || key === '{"_id":1}')
    throw new MongoError('InvalidOptions', 'cannot drop _id index');
  const found = collection.indexes.find((index) => index.name === asked || JSON.stringify(index.key) === key);
  if (!found) throw new MongoError('IndexNotFound', `index not found with name [${key ?? asked}]`);
  return found;
}

function addIndex(collection: Collection, index: Omit<IndexSpec, 'id'>): void {
  if (isIdIndex(index.key)) return;
  const namesake = collection.indexes.find(({ name }) => name === index.name);
  const alike = collection.indexes.find((one) => sameValue(essence(one), essence(index)));
  if (namesake && namesake !== alike)
    throw new MongoError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${index.name}`,
    );
  if (!alike) collection.addIndex(index);
  else if (alike.name !== index.name)
    throw new MongoError('IndexOptionsConflict', `Index already exists with a different name: ${alike.name}`);
  else if (alike.expireAfterSeconds !== index.expireAfterSeconds)
    throw new MongoError(
      'IndexOptionsConflict',
      `An equivalent index already exists with the same name but different options: ${index.name}`,
    );
}

/** What makes an index another one; of the same essence there is one alone. */
const essence = ({ key, unique, sparse, partialFilterExpression }: Omit<IndexSpec, 'id'>): Document => ({
  key,
  unique,
  sparse,
  partialFilterExpression,
});
