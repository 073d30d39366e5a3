import type { Document } from 'bson';
import { write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { type Search, search } from '../query/find.ts';
import { projection } from '../query/project.ts';
import { sortSpec } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { type Command, count, hintName, namespace, object } from './command.ts';
import { batchOf } from './cursors.ts';

export const find: Command = {
  fields: [
    'filter',
    'projection',
    'sort',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'hint',
    'allowDiskUse',
    'noCursorTimeout',
  ],
  run(call, { store, cursors, clock }) {
    const { body } = call;
    const ns = namespace(call);
    const collection = store.find(ns);
    const batch = batchOf(body);
    const shape = projection(object(body.projection, 'projection'));
    const found = search(collection, searchOf(body, collection));
    const bytes = found.map((stored) => (shape ? write(shape(stored.typed)) : stored.bytes));
    return cursors.first(ns, bytes, batch, clock.now());
  },
};

export function searchOf(body: Document, collection: Collection | undefined): Search {
  const hint = collection && hintName(body.hint, collection.indexes);
  return {
    filter: object(body.filter, 'filter'),
    sort: sortSpec(object(body.sort, 'sort')),
    skip: count(body.skip, 'skip'),
    limit: count(body.limit, 'limit'),
    ...(hint && { hint }),
  };
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run: ({ body, database }, { cursors, clock }) =>
    cursors.next(
      body.getMore,
      `${database}.${body.collection}`,
      count(body.batchSize, 'batchSize'),
      clock.now(),
    ),
};

export const killCursors: Command = {
  fields: ['cursors'],
  run(call, { cursors }) {
    const ids: unknown = call.body.cursors;
    if (!Array.isArray(ids)) throw new MongoError('TypeMismatch', 'cursors must be an array');
    const ns = namespace(call);
    const killed = ids.filter((id) => cursors.kill(id, ns));
    const unknown = ids.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};
