import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import type { Bound, Interval } from '../storage/keys.ts';
import { encode, rank } from '../storage/order.ts';
import { isCondition } from './operators.ts';
import { isRegex } from './regex.ts';

export interface Condition {
  operator: string;
  operand: unknown;
}

/** What a filter asks of each path, as far as all of it must hold. */
export type Conditions = Map<string, Condition[]>;

export function conditionsOf(filter: Document): Conditions {
  const conditions: Conditions = new Map();
  const add = (path: string, condition: Condition) =>
    conditions.set(path, [...(conditions.get(path) ?? []), condition]);
  for (const [path, value] of conjunctsOf(filter)) {
    if (isCondition(value))
      for (const [operator, operand] of Object.entries(value)) add(path, { operator, operand });
    else
      add(
        path,
        isRegex(value) ? { operator: '$regex', operand: value } : { operator: '$eq', operand: value },
      );
  }
  return conditions;
}

export function conjunctsOf(filter: Document): [string, unknown][] {
  return Object.entries(filter).flatMap(([name, value]): [string, unknown][] => {
    if (name === '$and' && Array.isArray(value)) return value.flatMap((one) => conjunctsOf(one));
    return name.startsWith('$') ? [] : [[name, value]];
  });
}

/** The single values that a path must have, or undefined where a filter leaves it open. */
export function points(conditions: Condition[] = []): unknown[] | undefined {
  for (const { operator, operand } of conditions) {
    if (operator === '$eq' && isPoint(operand)) return [operand];
    if (operator === '$in' && Array.isArray(operand) && operand.every(isPoint)) return operand;
  }
  return undefined;
}

/**
 * Values between which a path must lie. An index with several entries a document can be held to one end only, unless
 * both are asked of the same element.
 */
export function interval(conditions: Condition[] = [], oneEnd: boolean): Interval | undefined {
  const ofElement = conditions.find(({ operator }) => operator === '$elemMatch')?.operand;
  if (isCondition(ofElement))
    return interval(
      Object.entries(ofElement).map(([operator, operand]) => ({ operator, operand })),
      false,
    );
  const from = bound(conditions, '$gte', '$gt');
  const to = bound(conditions, '$lte', '$lt');
  if (from && to && !oneEnd && rankOf(from.value) === rankOf(to.value)) return { from, to };
  if (from) return { from, to: { rank: rankOf(from.value) } };
  if (to) return { from: { rank: rankOf(to.value) }, to };
  return undefined;
}

/** Whether a document without the path cannot match. */
export function impliesPresence(conditions: Condition[] = []): boolean {
  return conditions.some(({ operator, operand }) => {
    if (operator === '$exists') return Boolean(operand);
    if (operator === '$ne') return operand === null;
    if (operator === '$in') return Array.isArray(operand) && operand.every((value) => value !== null);
    return (
      ['$eq', '$gt', '$gte', '$lt', '$lte', '$regex'].includes(operator) &&
      operand !== null &&
      operand !== undefined
    );
  });
}

function bound(
  conditions: Condition[],
  inclusive: string,
  exclusive: string,
): (Bound & { value: unknown }) | undefined {
  const found = conditions.find(
    ({ operator, operand }) => (operator === inclusive || operator === exclusive) && isRangeEnd(operand),
  );
  return found && { value: found.operand, inclusive: found.operator === inclusive };
}

const isPoint = (value: unknown) => value !== undefined && !Array.isArray(value) && !isRegex(value);
const isRangeEnd = (value: unknown) =>
  isPoint(value) && value !== null && !isPlainObject(value) && !holdsAllTypes(rankOf(value));
/** MinKey and MaxKey are compared with every type, where an interval is of one. */
const holdsAllTypes = (type: number) => type === rank.minKey || type === rank.maxKey;
const rankOf = (value: unknown) => encode(value)[0] ?? 0;
