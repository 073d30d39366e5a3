import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { type Search, search } from '../query/find.ts';
import { mingoOptions, refusing } from '../query/match.ts';
import { checkFilter } from '../query/operators.ts';
import { sortSpec } from '../query/sort.ts';
import { type Command, count, namespace, object, objects } from './command.ts';

/** The stages that run here. */
const stages = new Set([
  '$match',
  '$sort',
  '$skip',
  '$limit',
  '$group',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$unwind',
  '$count',
  '$facet',
  '$lookup',
  '$replaceRoot',
  '$replaceWith',
  '$sortByCount',
  '$bucket',
]);

export const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'allowDiskUse'],
  run(call, { store, cursors, clock }) {
    const ns = namespace(call);
    const pipeline = objects(call.body.pipeline, 'pipeline').map(checkedStage);
    const { batchSize } = object(call.body.cursor, 'cursor');
    const { asked, rest } = leadingSearch(pipeline);
    const source = search(store.find(ns), asked);
    const collectionResolver = (name: string) =>
      search(store.find(`${call.database}.${name}`), { filter: {} }).map(({ plain }) => plain);
    const found =
      rest.length === 0
        ? source.map(({ bytes }) => bytes)
        : refusing(() =>
            new Aggregator(
              rest.map((stage) => readPlain(write(stage))),
              { ...mingoOptions, collectionResolver },
            )
              .run<Document>(source.map(({ plain }) => plain))
              .map((result) => write(result)),
          );
    return cursors.first(
      ns,
      found,
      batchSize === undefined ? undefined : count(batchSize, 'batchSize'),
      false,
      clock.now(),
    );
  },
};

function checkedStage(stage: Document): Document {
  const [name = ''] = Object.keys(stage);
  if (!stages.has(name))
    throw new MongoError('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
  if (name === '$match') checkFilter(stage.$match);
  return stage;
}

/** What a pipeline begins with and a find can do, so that indexes serve it. */
function leadingSearch(pipeline: Document[]): { asked: Search; rest: Document[] } {
  const asked: Search = { filter: {} };
  const left = [...pipeline];
  const next = (name: string): unknown => (left[0] && name in left[0] ? left.shift()?.[name] : undefined);
  const match = next('$match');
  if (match !== undefined) asked.filter = object(match, '$match');
  const sort = next('$sort');
  if (sort !== undefined) asked.sort = sortSpec(object(sort, '$sort'));
  const skip = next('$skip');
  if (skip !== undefined) asked.skip = count(skip, '$skip');
  const limit = next('$limit');
  if (limit !== undefined) asked.limit = count(limit, '$limit') || refuseNoLimit();
  return { asked, rest: left };
}

function refuseNoLimit(): never {
  throw new MongoError('BadValue', 'the limit must be positive');
}
