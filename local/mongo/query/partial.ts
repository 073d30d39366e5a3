import type { Document } from 'bson';
import { sameValue } from '../storage/order.ts';
import { type Condition, conditionsOf, impliesPresence, points } from './conditions.ts';
import { matcher } from './match.ts';

/** Whether whatever matches `filter` is sure to match `partial`, as far as this can be seen path by path. */
export function impliedBy(filter: Document, partial: Document): boolean {
  if (Object.keys(partial).some((name) => name.startsWith('$') && name !== '$and')) return false;
  const asked = conditionsOf(filter);
  return [...conditionsOf(partial)].every(([path, needed]) =>
    needed.every((condition) => implied(path, condition, asked.get(path) ?? [])),
  );
}

function implied(path: string, { operator, operand }: Condition, asked: Condition[]): boolean {
  if (asked.some((one) => one.operator === operator && sameValue(one.operand, operand))) return true;
  if (operator === '$exists' && operand) return impliesPresence(asked);
  const values = points(asked);
  if (!values) return false;
  const matches = matcher({ [path]: { [operator]: operand } });
  return !path.includes('.') && values.every((value) => matches({ [path]: value }));
}
