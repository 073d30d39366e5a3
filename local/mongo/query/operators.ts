import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { type Asked, every, not, ofElements, ofWhole, some } from './asked.ts';
import { reach } from './reach.ts';
import { isRegex, matching } from './regex.ts';
import { compared, equalTo, types } from './values.ts';

/** What a field's condition may ask, from its operand and what stands beside it. */
const fieldOperators: Record<string, (operand: unknown, beside: Document) => Asked> = {
  $eq: (operand) => ofElements(equalTo(operand)),
  $ne: (operand) => not(ofElements(equalTo(refusedRegex(operand, '$ne')))),
  $gt: (operand) => ofElements(compared(refusedRegex(operand, '$gt'), (order) => order > 0)),
  $gte: (operand) => ofElements(compared(refusedRegex(operand, '$gte'), (order) => order >= 0)),
  $lt: (operand) => ofElements(compared(refusedRegex(operand, '$lt'), (order) => order < 0)),
  $lte: (operand) => ofElements(compared(refusedRegex(operand, '$lte'), (order) => order <= 0)),
  $in: (operand) => some(list(operand, '$in').map(equalOrMatching)),
  $nin: (operand) => not(some(list(operand, '$nin').map(equalOrMatching))),
  $all(operand) {
    const all = list(operand, '$all').map(equalOrMatching);
    return all.length > 0 ? every(all) : some([]);
  },
  $exists: (operand) => (operand ? present : not(present)),
  $type: (operand) => ofElements(ofType(operand)),
  $size: (operand) => ofWhole(hasSize(operand)),
  $regex: (operand, { $options }) => ofElements(matching(operand, $options)),
  // Read by $regex.
  $options(_, beside) {
    if (!('$regex' in beside)) throw new MongoError('BadValue', '$options needs a $regex');
    return every([]);
  },
  $not: (operand) => not(isRegex(operand) ? ofElements(matching(operand)) : conditionAsked(operand, '$not')),
  $elemMatch(operand) {
    const asked = elementAsked(operand);
    return ofWhole((value) => Array.isArray(value) && value.some(asked));
  },
};

/** What may stand where a field's name would. */
const topOperators: Record<string, (operand: unknown) => Asked> = {
  $and: (operand) => every(filters(operand, '$and')),
  $or: (operand) => some(filters(operand, '$or')),
  $nor: (operand) => not(some(filters(operand, '$nor'))),
  $comment: () => every([]),
};

/** A whole filter, to be asked of one document at a time. Whatever is not supported is refused here, by name. */
export function filterAsked(filter: unknown): Asked {
  if (!isPlainObject(filter)) throw new MongoError('BadValue', 'the filter must be an object');
  return every(
    Object.entries(filter).map(([name, value]) => {
      if (!name.startsWith('$')) return atPath(name, valueAsked(value));
      const top = topOperators[name];
      if (!top) throw new MongoError('BadValue', `unknown top level operator: ${name}`);
      return top(value);
    }),
  );
}

/** Whether an object says how to compare, rather than being the value to compare with. */
export function isCondition(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function atPath(path: string, { ofReached }: Asked): Asked {
  const names = path.split('.');
  return ofWhole((document) => ofReached(reach(document, names)));
}

const valueAsked = (value: unknown): Asked =>
  isCondition(value) ? conditionAsked(value, 'a condition') : equalOrMatching(value);

const equalOrMatching = (value: unknown): Asked => {
  if (isCondition(value))
    throw new MongoError('BadValue', `cannot nest ${Object.keys(value).join(', ')} here`);
  return ofElements(isRegex(value) ? matching(value) : equalTo(value));
};

function conditionAsked(value: unknown, where: string): Asked {
  if (!isCondition(value)) throw new MongoError('BadValue', `${where} needs an object of operators`);
  return every(
    Object.entries(value).map(([name, operand]) => {
      const operator = fieldOperators[name];
      if (!operator) throw new MongoError('BadValue', `unknown operator: ${name}`);
      return operator(operand, value);
    }),
  );
}

/** The condition of $elemMatch is put to an element itself, or as a filter to the fields of one. */
function elementAsked(operand: unknown): (item: unknown) => boolean {
  if (!isPlainObject(operand)) throw new MongoError('BadValue', '$elemMatch needs an Object');
  const [first = ''] = Object.keys(operand);
  if (first.startsWith('$') && !topOperators[first]) return conditionAsked(operand, '$elemMatch').ofOne;
  const { ofOne } = filterAsked(operand);
  return (item) => isPlainObject(item) && ofOne(item);
}

/** Whether anything is there. */
const present = ofWhole((value) => value !== undefined);

function list(operand: unknown, operator: string): unknown[] {
  if (Array.isArray(operand)) return operand;
  throw new MongoError('BadValue', `${operator} needs an array`);
}

function filters(operand: unknown, operator: string): Asked[] {
  if (Array.isArray(operand) && operand.length > 0) return operand.map(filterAsked);
  throw new MongoError('BadValue', `${operator} must be a nonempty array`);
}

function refusedRegex(operand: unknown, operator: string): unknown {
  if (!isRegex(operand)) return operand;
  throw new MongoError('BadValue', `Can't have RegEx as arg to predicate over ${operator}`);
}

function ofType(operand: unknown): (value: unknown) => boolean {
  const tests = [operand].flat().map((name) => {
    const test = types.get(name);
    if (!test) throw new MongoError('BadValue', `$type ${name} is unknown, or not supported here`);
    return test;
  });
  return (value) => tests.some((test) => test(value));
}

function hasSize(operand: unknown): (value: unknown) => boolean {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw new MongoError('BadValue', '$size must be a whole number of zero or more');
  return (value) => Array.isArray(value) && value.length === operand;
}
