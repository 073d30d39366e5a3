import type { Document } from 'bson';
import { write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { type Search, search } from '../query/find.ts';
import { plan } from '../query/plan.ts';
import { projection } from '../query/project.ts';
import { sortSpec } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import {
  type Call,
  type Command,
  type Context,
  count,
  hintName,
  namespace,
  object,
  onlyFields,
} from './command.ts';

const fields = [
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
];

export const find: Command = {
  fields,
  run(call, { store, cursors, clock }) {
    const { body } = call;
    const ns = namespace(call);
    const collection = store.find(ns);
    const shape = projection(object(body.projection, 'projection'));
    const found = search(collection, asked(body, collection));
    const batchSize = body.batchSize === undefined ? undefined : count(body.batchSize, 'batchSize');
    const bytes = found.map((stored) => (shape ? write(shape(stored.typed)) : stored.bytes));
    return cursors.first(ns, bytes, batchSize, body.singleBatch === true, clock.now());
  },
};

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
  run({ body }, { cursors }) {
    const ids: unknown[] = Array.isArray(body.cursors) ? body.cursors : [];
    const killed = ids.filter((id) => cursors.kill(id));
    const unknown = ids.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

/** The way a find would take and what it would read: how a test proves that a query is indexed. */
export const explain: Command = {
  fields: ['verbosity'],
  run(call, context) {
    const inner = object(call.body.explain, 'explain');
    const [name] = Object.keys(inner);
    if (name !== 'find')
      throw new MongoError('CommandNotFound', `explain of ${name} is not supported, only of find`);
    onlyFields(
      inner,
      ['find', '$db', 'lsid', '$readPreference', 'readConcern', 'comment', 'maxTimeMS', ...fields],
      'explain',
    );
    return explainFind({ ...call, name: 'find', body: inner }, context);
  },
};

function explainFind(call: Call, { store }: Context): Document {
  const ns = namespace(call);
  const collection = store.find(ns);
  const query = asked(call.body, collection);
  const examined = { keys: 0, documents: 0 };
  const nReturned = search(collection, query, examined).length;
  const way = collection && plan(collection, query.filter, query.sort ?? {}, query.hint);
  const direction = way?.reverse ? 'backward' : 'forward';
  const read = way?.index
    ? {
        stage: 'FETCH',
        inputStage: { stage: 'IXSCAN', indexName: way.index.name, keyPattern: way.index.key, direction },
      }
    : { stage: 'COLLSCAN', direction };
  const sorts = Object.keys(query.sort ?? {}).length > 0 && !way?.sorted;
  const winningPlan = sorts ? { stage: 'SORT', sortPattern: query.sort, inputStage: read } : read;
  return {
    queryPlanner: { namespace: ns, winningPlan, rejectedPlans: [] },
    executionStats: {
      executionSuccess: true,
      nReturned,
      totalKeysExamined: examined.keys,
      totalDocsExamined: examined.documents,
    },
    ok: 1,
  };
}

function asked(body: Document, collection: Collection | undefined): Search {
  const hint = collection && hintName(body.hint, collection.indexes);
  return {
    filter: object(body.filter, 'filter'),
    sort: sortSpec(object(body.sort, 'sort')),
    skip: count(body.skip, 'skip'),
    limit: Math.abs(Number(body.limit ?? 0)),
    ...(hint && { hint }),
  };
}
