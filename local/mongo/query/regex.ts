import { BSONRegExp } from 'bson';
import { MongoError } from '../errors.ts';
import { sameValue } from '../storage/order.ts';

type Test = (value: unknown) => boolean;

export const isRegex = (value: unknown): boolean => value instanceof BSONRegExp;

/** Whether a text matches, or the value is that very pattern. */
export function matching(pattern: unknown, options?: unknown): Test {
  const regex = regexOf(pattern, options);
  return (value) =>
    typeof value === 'string' ? regex.test(value) : isRegex(value) && sameValue(value, pattern);
}

function regexOf(pattern: unknown, options: unknown): RegExp {
  if (options !== undefined && typeof options !== 'string')
    throw new MongoError('BadValue', '$options has to be a string');
  const [source, own] = pattern instanceof BSONRegExp ? [pattern.pattern, pattern.options] : [pattern, ''];
  if (typeof source !== 'string') throw new MongoError('BadValue', '$regex has to be a string');
  const flags = options ?? own;
  const odd = [...flags].find((flag) => !'ims'.includes(flag));
  if (odd) throw new MongoError('BadValue', `the $options flag ${odd} is not supported: only i, m and s`);
  try {
    return new RegExp(source, flags);
  } catch {
    throw new MongoError('BadValue', `$regex is invalid: ${source}`);
  }
}
