import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { own } from '../query/reach.ts';

type Names = string[];

export function get(document: Document, names: Names): unknown {
  let at: unknown = document;
  for (const name of names)
    at = isPlainObject(at) ? own(at, name) : isIndexInto(at, name) ? (at as Document)[name] : undefined;
  return at;
}

/** Sets a value, making the objects on the way. What is in the way and not an object is an error. */
export function set(document: Document, names: Names, value: unknown): void {
  let at: unknown = document;
  for (const [depth, name] of names.entries()) {
    const holder = holderFor(at, name, names.slice(0, depth));
    if (depth === names.length - 1) holder[name] = value;
    else {
      if (own(holder, name) === undefined) holder[name] = {};
      at = holder[name];
    }
  }
}

export function unset(document: Document, names: Names): void {
  const holder = get(document, names.slice(0, -1));
  const last = names.at(-1) ?? '';
  // An element taken out of an array leaves null, so that the others keep their places.
  if (isIndexInto(holder, last)) (holder as unknown as Document)[last] = null;
  else if (isPlainObject(holder)) delete holder[last];
}

export function split(path: string): Names {
  const names = path.split('.');
  if (names.includes('__proto__'))
    throw new MongoError('BadValue', `a field of the name __proto__ is not supported: '${path}'`);
  if (names.includes(''))
    throw new MongoError('EmptyFieldName', `The update path '${path}' contains an empty field name`);
  return names;
}

const MAX_PADDING = 1_500_000;

function holderFor(at: unknown, name: string, walked: Names): Document {
  if (isPlainObject(at)) return at;
  if (Array.isArray(at) && /^\d+$/.test(name) && Number(name) <= MAX_PADDING) {
    while (at.length < Number(name)) at.push(null);
    return at as unknown as Document;
  }
  throw new MongoError(
    'PathNotViable',
    `Cannot create field '${name}' in element {${walked.join('.')}: ${at}}`,
  );
}

const isIndexInto = (value: unknown, name: string): boolean =>
  Array.isArray(value) && /^\d+$/.test(name) && Number(name) < value.length;
