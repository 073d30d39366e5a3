import { isPlainObject } from '../bson.ts';
import { compareValues, encode, rank, sameValue } from '../storage/order.ts';
import { isRegex } from './regex.ts';

type Test = (value: unknown) => boolean;

/** Null is what is not there, too. */
export function equalTo(operand: unknown): Test {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  return (value) => value !== undefined && sameValue(value, operand);
}

/** Values are compared with their own type alone, unless with the ends of all types. */
export function compared(operand: unknown, holds: (order: number) => boolean): Test {
  if (operand === null || operand === undefined) {
    const isNull = equalTo(null);
    return (value) => holds(0) && isNull(value);
  }
  const type = rankOf(operand);
  const unbounded = type === rank.minKey || type === rank.maxKey;
  return (value) => {
    if (value === undefined || (!unbounded && rankOf(value) !== type)) return false;
    // Not a number is neither more nor less than any.
    if (Number.isNaN(value) !== Number.isNaN(operand)) return false;
    return holds(compareValues(value, operand));
  };
}

const rankOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? rank.number : typeof value === 'string' ? rank.string : encode(value)[0];

/** The types that can still be told apart once numbers are plain. */
export const types = new Map<unknown, Test>(
  Object.entries({
    number: (value: unknown) => value !== undefined && rankOf(value) === rank.number,
    string: (value: unknown) => typeof value === 'string',
    object: isPlainObject,
    array: Array.isArray,
    binData: (value: unknown) => value !== undefined && rankOf(value) === rank.binary,
    objectId: (value: unknown) => value !== undefined && rankOf(value) === rank.objectId,
    bool: (value: unknown) => typeof value === 'boolean',
    date: (value: unknown) => value instanceof Date,
    null: (value: unknown) => value === null,
    regex: isRegex,
  }),
);
