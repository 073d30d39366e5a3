import { isPlainObject } from '../bson.ts';

/**
 * What a filter's path leads to: one value a way, arrays whole, undefined where the path ends before its end. A number
 * is an element's place as well as a field's name.
 */
export function reach(value: unknown, names: readonly string[], from = 0): unknown[] {
  const name = names[from];
  if (name === undefined) return [value];
  if (Array.isArray(value))
    return value.flatMap((item, place) => [
      ...(isPlainObject(item) ? reach(item, names, from) : []),
      ...(String(place) === name ? reachPlace(item, names, from + 1) : []),
    ]);
  return isPlainObject(value) ? reach(own(value, name), names, from + 1) : [undefined];
}

/** An element that the path named by its place, where the rest of the path can go on from it. */
function reachPlace(item: unknown, names: readonly string[], from: number): unknown[] {
  return from === names.length || Array.isArray(item) || isPlainObject(item) ? reach(item, names, from) : [];
}

/** A field of a document, never what every object has. */
export const own = (document: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(document, name) ? document[name] : undefined;
