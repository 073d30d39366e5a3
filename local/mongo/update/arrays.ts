import type { Document } from 'bson';
import { isPlainObject, readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { matcher } from '../query/match.ts';
import { isCondition } from '../query/operators.ts';
import { isRegex } from '../query/regex.ts';
import { sortSpec } from '../query/sort.ts';
import { compareValues, sameValue } from '../storage/order.ts';
import { isNumeric } from './numbers.ts';
import { get } from './path.ts';

/** The array at a path; a missing one is empty. */
export function arrayAt(value: unknown, operator: string, path: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new MongoError(
    'BadValue',
    `The field '${path}' must be an array but ${operator} found something else`,
  );
}

/** `$each` and what may go with it; a bare value is one to add. */
export function modifiers(
  operand: unknown,
  operator: string,
  known: string[],
): { each: unknown[]; rest: Document } {
  if (!isPlainObject(operand) || !('$each' in operand)) return { each: [operand], rest: {} };
  const { $each, ...rest } = operand;
  if (!Array.isArray($each))
    throw new MongoError('BadValue', `The argument to $each in ${operator} must be an array`);
  const odd = Object.keys(rest).find((name) => !known.includes(name));
  if (odd) throw new MongoError('BadValue', `Unrecognized clause in ${operator}: ${odd}`);
  return { each: $each, rest };
}

export function push(array: unknown[], operand: unknown): unknown[] {
  const { each, rest } = modifiers(operand, '$push', ['$position', '$slice', '$sort']);
  const result = [...array];
  const at = rest.$position === undefined ? result.length : whole(rest.$position, '$position');
  result.splice(at, 0, ...each);
  if (rest.$sort !== undefined) result.sort(itemOrder(rest.$sort));
  if (rest.$slice === undefined) return result;
  const slice = whole(rest.$slice, '$slice');
  if (slice === 0) return [];
  return slice > 0 ? result.slice(0, slice) : result.slice(slice);
}

export function pop(array: unknown[], end: unknown): unknown[] {
  const at = isNumeric(end) ? Number(end) : Number.NaN;
  if (at !== 1 && at !== -1) throw new MongoError('FailedToParse', `$pop expects 1 or -1, found: ${end}`);
  return at === 1 ? array.slice(0, -1) : array.slice(1);
}

function whole(value: unknown, name: string): number {
  const number = isNumeric(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  throw new MongoError('BadValue', `The value for ${name} must be a whole number`);
}

export function addToSet(array: unknown[], operand: unknown): unknown[] {
  const result = [...array];
  for (const item of modifiers(operand, '$addToSet', []).each)
    if (!result.some((one) => sameValue(one, item))) result.push(item);
  return result;
}

export function pull(array: unknown[], operand: unknown): unknown[] {
  if (!isPlainObject(operand) && !isRegex(operand)) return array.filter((item) => !sameValue(item, operand));
  const onItem = isCondition(operand) || isRegex(operand);
  const matches = matcher(onItem ? { item: operand } : (operand as Document));
  return array.filter((item) => {
    if (onItem) return !matches(readPlain(write({ item })));
    return !isPlainObject(item) || !matches(readPlain(write(item)));
  });
}

function itemOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (!isPlainObject(sort)) {
    const direction = isNumeric(sort) ? Number(sort) : Number.NaN;
    if (direction !== 1 && direction !== -1)
      throw new MongoError('BadValue', 'The $sort element value must be either 1 or -1');
    return (a, b) => compareValues(a, b) * direction;
  }
  const order = Object.entries(sortSpec(sort));
  const at = (item: unknown, path: string) => (isPlainObject(item) ? get(item, path.split('.')) : undefined);
  return (a, b) => {
    for (const [path, direction] of order) {
      const compared = compareValues(at(a, path), at(b, path));
      if (compared !== 0) return compared * direction;
    }
    return 0;
  };
}
