import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { type Search, search } from '../query/find.ts';
import { grouping } from '../query/group.ts';
import { matcher } from '../query/match.ts';
import { sorter, sortSpec } from '../query/sort.ts';
import type { Stored } from '../storage/stored.ts';
import { type Command, count, namespace, object, objects, onlyFields, required } from './command.ts';
import { batchOf } from './cursors.ts';

type Rows = (rows: Stored[]) => Stored[];

/** The stages that run here. */
const stages: Record<string, (operand: unknown) => Rows> = {
  $match(operand) {
    const matches = matcher(required(operand, '$match'));
    return (rows) => rows.filter(({ plain }) => matches(plain));
  },
  $sort(operand) {
    const sort = sortSpec(required(operand, '$sort'));
    if (Object.keys(sort).length === 0)
      throw new MongoError('Location15976', '$sort stage must have at least one sort key');
    return (rows) => rows.toSorted(sorter(sort));
  },
  $skip(operand) {
    const skipped = count(operand, '$skip');
    return (rows) => rows.slice(skipped);
  },
  $limit(operand) {
    const limit = positive(operand);
    return (rows) => rows.slice(0, limit);
  },
  $group: (operand) => grouping(required(operand, '$group')),
};

export const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'allowDiskUse'],
  run(call, { store, cursors, clock }) {
    const ns = namespace(call);
    if (!('cursor' in call.body))
      throw new MongoError('FailedToParse', "The 'cursor' option is required, except with explain");
    const cursor = object(call.body.cursor, 'cursor');
    onlyFields(cursor, ['batchSize'], 'aggregate.cursor');
    const { asked, rest } = pipelineOf(call.body);
    const found = rest.reduce((rows, stage) => stage(rows), search(store.find(ns), asked));
    const bytes = found.map((stored) => stored.bytes);
    return cursors.first(ns, bytes, batchOf(cursor), clock.now());
  },
};

/** What a pipeline begins with and a find can do, so that indexes serve it, and the stages after that. */
export function pipelineOf(body: Document): { asked: Search; rest: Rows[] } {
  const left = objects(body.pipeline, 'pipeline').map(onlyOperator);
  const all = left.map(([name, operand]) => stageOf(name, operand));
  const asked: Search = { filter: {} };
  const next = (name: string): unknown => (left[0]?.[0] === name ? left.shift()?.[1] : undefined);
  const match = next('$match');
  if (match !== undefined) asked.filter = required(match, '$match');
  const sort = next('$sort');
  if (sort !== undefined) asked.sort = sortSpec(required(sort, '$sort'));
  const skip = next('$skip');
  if (skip !== undefined) asked.skip = count(skip, '$skip');
  const limit = next('$limit');
  if (limit !== undefined) asked.limit = positive(limit);
  return { asked, rest: all.slice(all.length - left.length) };
}

function onlyOperator(stage: Document): [string, unknown] {
  const [only, ...others] = Object.entries(stage);
  if (only && others.length === 0) return only;
  throw new MongoError(
    'FailedToParse',
    'A pipeline stage specification object must contain exactly one field.',
  );
}

function stageOf(name: string, operand: unknown): Rows {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (!stage) throw new MongoError('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
  return stage(operand);
}

function positive(operand: unknown): number {
  const limit = count(operand, '$limit');
  if (limit === 0) throw new MongoError('BadValue', 'the limit must be positive');
  return limit;
}
