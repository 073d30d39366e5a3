import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { type Search, search } from '../query/find.ts';
import { plainFilter } from '../query/match.ts';
import { plan } from '../query/plan.ts';
import type { Collection } from '../storage/collection.ts';
import { aggregate, pipelineOf } from './aggregate.ts';
import { type Command, namespace, objects, required } from './command.ts';
import { deletes } from './delete.ts';
import { checkFields } from './fields.ts';
import { find, searchOf } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { updates } from './update.ts';

interface Explained {
  command: Command;
  /** What is looked for, where the command looks for one thing. */
  asked(body: Document, collection: Collection | undefined): Search;
}

const explained: Record<string, Explained> = {
  find: { command: find, asked: searchOf },
  aggregate: { command: aggregate, asked: (body) => pipelineOf(body).asked },
  update: {
    command: updates,
    asked: (body, collection) => ofStatement(body.updates, collection, ({ multi }) => !multi),
  },
  delete: {
    command: deletes,
    asked: (body, collection) => ofStatement(body.deletes, collection, ({ limit }) => Number(limit) === 1),
  },
  findAndModify: {
    command: findAndModify,
    asked: ({ query, sort, hint }, collection) =>
      searchOf({ filter: query, sort, hint, limit: 1 }, collection),
  },
};

/** The way a command would take and what it would read, with nothing written: how a test proves that it is indexed. */
export const explain: Command = {
  fields: ['verbosity'],
  run(call, { store }) {
    const body = required(call.body.explain, 'explain');
    const [name = ''] = Object.keys(body);
    const known = Object.hasOwn(explained, name) ? explained[name] : undefined;
    if (!known) throw new MongoError('CommandNotFound', `explain of ${name} is not supported`);
    checkFields({ ...call, name, body }, known.command);
    const ns = namespace({ ...call, name, body });
    const collection = store.find(ns);
    const { executionStats, ...planned } = told(ns, collection, known.asked(body, collection));
    const { verbosity = 'allPlansExecution' } = call.body;
    if (verbosity === 'queryPlanner') return { ...planned, ok: 1 };
    if (verbosity !== 'executionStats' && verbosity !== 'allPlansExecution')
      throw new MongoError('BadValue', `the verbosity ${verbosity} is not supported`);
    return { ...planned, executionStats, ok: 1 };
  },
};

function told(ns: string, collection: Collection | undefined, asked: Search): Document {
  const examined = { keys: 0, documents: 0 };
  const nReturned = search(collection, asked, examined).length;
  const { filter, sort = {}, hint } = asked;
  const way = collection && plan(collection, plainFilter(filter), sort, hint);
  const direction = way?.reverse ? 'backward' : 'forward';
  const read = way?.index
    ? {
        stage: 'FETCH',
        inputStage: { stage: 'IXSCAN', indexName: way.index.name, keyPattern: way.index.key, direction },
      }
    : { stage: 'COLLSCAN', direction };
  const sorts = Object.keys(sort).length > 0 && !way?.sorted;
  const winningPlan = sorts ? { stage: 'SORT', sortPattern: sort, inputStage: read } : read;
  return {
    queryPlanner: { namespace: ns, winningPlan, rejectedPlans: [] },
    executionStats: {
      executionSuccess: true,
      nReturned,
      totalKeysExamined: examined.keys,
      totalDocsExamined: examined.documents,
    },
  };
}

function ofStatement(
  value: unknown,
  collection: Collection | undefined,
  one: (statement: Document) => boolean,
): Search {
  const [statement, ...others] = objects(value, 'statements');
  if (!statement || others.length > 0) throw new MongoError('BadValue', 'explain is for a single statement');
  return searchOf(
    { filter: statement.q, hint: statement.hint, ...(one(statement) && { limit: 1 }) },
    collection,
  );
}
