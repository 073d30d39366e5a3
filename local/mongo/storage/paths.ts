import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { own } from '../query/reach.ts';

/** Stands for an empty array, which has a place in an index below null. */
export const EMPTY_ARRAY = Symbol('empty array');

export interface ValuesAt {
  values: unknown[];
  /** Whether an array was on the way or at the end. */
  throughArray: boolean;
}

/** Every value that a dotted path reaches, arrays taken element by element; a missing one is undefined. */
export function valuesAt(document: Document, path: string): ValuesAt {
  let found: unknown[] = [document];
  let throughArray = false;
  for (const name of path.split('.')) {
    found = found.flatMap((value) => {
      if (!Array.isArray(value)) return [isPlainObject(value) ? own(value, name) : undefined];
      throughArray = true;
      return value.length === 0
        ? [undefined]
        : value.map((item) => (isPlainObject(item) ? own(item, name) : undefined));
    });
  }
  const values = found.flatMap((value): unknown[] => {
    if (!Array.isArray(value)) return [value];
    throughArray = true;
    return value.length === 0 ? [EMPTY_ARRAY] : value;
  });
  return { values, throughArray };
}
