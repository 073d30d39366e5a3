import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';

type Check = (operand: unknown, operator: string) => void;

const anything: Check = () => undefined;
const list: Check = (operand, operator) => {
  if (!Array.isArray(operand)) throw new MongoError('BadValue', `${operator} needs an array`);
};
const condition: Check = (operand, operator) => {
  if (isPlainObject(operand)) checkFilterOrCondition(operand);
  else if (operator !== '$not' || !isRegex(operand))
    throw new MongoError('BadValue', `${operator} needs an Object`);
};
const filters: Check = (operand, operator) => {
  if (!Array.isArray(operand) || operand.length === 0)
    throw new MongoError('BadValue', `${operator} must be a nonempty array`);
  for (const one of operand) checkFilter(one);
};

/** The operators that a field's condition may use. */
const fieldOperators: Record<string, Check> = {
  $eq: anything,
  $ne: anything,
  $gt: anything,
  $gte: anything,
  $lt: anything,
  $lte: anything,
  $in: list,
  $nin: list,
  $all: list,
  $exists: anything,
  $type: anything,
  $size: anything,
  $mod: list,
  $regex: anything,
  $options: anything,
  $not: condition,
  $elemMatch: condition,
};

/** The operators that stand where a field's name would. */
const topOperators: Record<string, Check> = {
  $and: filters,
  $or: filters,
  $nor: filters,
  $expr: anything,
  $comment: anything,
};

export function checkFilter(filter: unknown): void {
  if (!isPlainObject(filter)) throw new MongoError('BadValue', 'the filter must be an object');
  for (const [name, value] of Object.entries(filter)) {
    if (name.startsWith('$')) {
      const check = topOperators[name];
      if (!check) throw new MongoError('BadValue', `unknown top level operator: ${name}`);
      check(value, name);
    } else if (isCondition(value)) checkCondition(value);
  }
}

/** Whether an object says how to compare, rather than being the value to compare with. */
export function isCondition(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function checkCondition(value: Record<string, unknown>): void {
  for (const [name, operand] of Object.entries(value)) {
    const check = fieldOperators[name];
    if (!check) throw new MongoError('BadValue', `unknown operator: ${name}`);
    check(operand, name);
  }
}

function checkFilterOrCondition(value: Record<string, unknown>): void {
  const [first = ''] = Object.keys(value);
  if (first in topOperators || !first.startsWith('$')) checkFilter(value);
  else checkCondition(value);
}

export const isRegex = (value: unknown): boolean =>
  value instanceof RegExp ||
  (typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'BSONRegExp');
