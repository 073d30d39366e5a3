import { type Document, Timestamp } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { compareValues, sameValue } from '../storage/order.ts';
import { addToSet, arrayAt, pop, pull, push } from './arrays.ts';
import { combine } from './numbers.ts';
import { get, set, split, unset } from './path.ts';

export interface Target {
  document: Document;
  /** Concrete: no `$` left. */
  names: string[];
  /** As it was written, for words. */
  path: string;
  now: Date;
  inserting: boolean;
}

type Operator = (target: Target, operand: unknown) => void;

export const updateOperators: Record<string, Operator> = {
  $set: ({ document, names }, value) => set(document, names, value),
  $setOnInsert: ({ document, names, inserting }, value) => {
    if (inserting) set(document, names, value);
  },
  $unset: ({ document, names }) => unset(document, names),
  $inc: (target, by) => change(target, (value) => combine('$inc', target.path, value, by, '+')),
  $mul: (target, by) => change(target, (value) => combine('$mul', target.path, value, by, '*')),
  $min: (target, limit) => change(target, (value) => (isLess(limit, value) ? limit : value)),
  $max: (target, limit) =>
    change(target, (value) => (value === undefined || isLess(value, limit) ? limit : value)),
  $rename: ({ document, names }, to) => rename(document, names, to),
  $currentDate: (target, kind) => change(target, () => currentDate(target.now, kind)),
  $push: (target, operand) => changeArray(target, '$push', (array) => push(array, operand)),
  $addToSet: (target, operand) => changeArray(target, '$addToSet', (array) => addToSet(array, operand)),
  $pull: (target, operand) => takeFrom(target, '$pull', (array) => pull(array, operand)),
  $pullAll: (target, operand) => {
    const gone = arrayAt(operand, '$pullAll', target.path);
    takeFrom(target, '$pullAll', (array) =>
      array.filter((item) => !gone.some((one) => sameValue(one, item))),
    );
  },
  $pop: (target, end) => takeFrom(target, '$pop', (array) => pop(array, end)),
};

const isLess = (a: unknown, b: unknown) => b === undefined || compareValues(a, b) < 0;

function change({ document, names }: Target, to: (value: unknown) => unknown): void {
  set(document, names, to(get(document, names)));
}

function changeArray(
  { document, names, path }: Target,
  operator: string,
  to: (array: unknown[]) => unknown[],
): void {
  set(document, names, to(arrayAt(get(document, names), operator, path)));
}

/** What is not there has nothing to take away, and is not made for that. */
function takeFrom(target: Target, operator: string, to: (array: unknown[]) => unknown[]): void {
  if (get(target.document, target.names) !== undefined) changeArray(target, operator, to);
}

function rename(document: Document, names: string[], to: unknown): void {
  if (typeof to !== 'string') throw new MongoError('BadValue', "The 'to' field for $rename must be a string");
  for (const path of [names, split(to)])
    if (path.some((_, depth) => Array.isArray(get(document, path.slice(0, depth)))))
      throw new MongoError('BadValue', `$rename cannot be from or to an array element: '${path.join('.')}'`);
  const value = get(document, names);
  if (value === undefined) return;
  unset(document, names);
  set(document, split(to), value);
}

function currentDate(now: Date, kind: unknown): unknown {
  const type = isPlainObject(kind) ? kind.$type : kind === true ? 'date' : undefined;
  if (type === 'date') return now;
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw new MongoError('BadValue', '$currentDate takes true, or a $type of date or timestamp');
}
