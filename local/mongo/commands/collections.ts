import { readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { matcher } from '../query/match.ts';
import { type Command, flag, namespace, object, onlyFields } from './command.ts';
import { batchOf } from './cursors.ts';

export const create: Command = {
  fields: [],
  writes: true,
  run(call, { store }) {
    const ns = namespace(call);
    if (store.find(ns)) throw new MongoError('NamespaceExists', `Collection ${ns} already exists.`);
    store.findOrCreate(ns);
    return { ok: 1 };
  },
};

export const drop: Command = {
  fields: [],
  writes: true,
  run(call, { store }) {
    const ns = namespace(call);
    const collection = store.find(ns);
    if (!collection) return { ok: 1 };
    const nIndexesWas = collection.indexes.length + 1;
    collection.drop();
    return { nIndexesWas, ns, ok: 1 };
  },
};

export const dropDatabase: Command = {
  fields: [],
  writes: true,
  run({ database }, { store }) {
    for (const { ns } of store.catalog.list(database)) store.find(ns)?.drop();
    return { dropped: database, ok: 1 };
  },
};

export const listCollections: Command = {
  // Nobody is authorised for less than all.
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ body, database }, { store, cursors, clock }) {
    const matches = matcher(object(body.filter, 'filter'));
    const nameOnly = flag(body.nameOnly, 'nameOnly');
    const cursor = object(body.cursor, 'cursor');
    onlyFields(cursor, ['batchSize'], 'listCollections.cursor');
    const found = store.catalog.list(database).map(({ ns }) => {
      const name = ns.slice(database.length + 1);
      if (nameOnly) return { name, type: 'collection' };
      const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
      return { name, type: 'collection', options: {}, info: { readOnly: false }, idIndex };
    });
    const bytes = found.map(write).filter((one) => matches(readPlain(one)));
    return cursors.first(`${database}.$cmd.listCollections`, bytes, batchOf(cursor), clock.now());
  },
};
