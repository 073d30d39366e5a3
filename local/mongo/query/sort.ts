import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import type { Direction } from '../storage/keys.ts';
import { encode } from '../storage/order.ts';
import { EMPTY_ARRAY, valuesAt } from '../storage/paths.ts';
import type { Stored } from '../storage/stored.ts';
import { isNumeric } from '../update/numbers.ts';

export function sortSpec(sort: Document = {}): Record<string, Direction> {
  return Object.fromEntries(
    Object.entries(sort).map(([path, value]) => {
      const direction = isNumeric(value) ? Number(value) : Number.NaN;
      if (direction !== 1 && direction !== -1)
        throw new MongoError('BadValue', `the sort order of ${path} must be 1 or -1`);
      if (path.split('.').some((name) => name === '' || name.startsWith('$') || /^\d+$/.test(name)))
        throw new MongoError('BadValue', `to sort by the path '${path}' is not supported`);
      return [path, direction];
    }),
  );
}

export function sorter(sort: Record<string, Direction>): (a: Stored, b: Stored) => number {
  const keys = new Map<Stored, Buffer[]>();
  const keysOf = (stored: Stored): Buffer[] => {
    const known = keys.get(stored);
    if (known) return known;
    checkArrays(stored.plain, Object.keys(sort));
    const made = Object.entries(sort).map(([path, direction]) => sortKey(stored.plain, path, direction));
    keys.set(stored, made);
    return made;
  };
  const directions = Object.values(sort);
  return (a, b) => {
    const theirs = keysOf(b);
    for (const [i, mine] of keysOf(a).entries()) {
      const order = Buffer.compare(mine, theirs[i] ?? Buffer.alloc(0));
      if (order !== 0) return order * (directions[i] ?? 1);
    }
    return 0;
  };
}

/** Of two arrays there is no saying which element goes with which. */
function checkArrays(document: Document, paths: string[]): void {
  if (paths.length === 1) return;
  const arrays = paths.filter((path) => valuesAt(document, path).throughArray);
  if (new Set(arrays.map((path) => path.split('.')[0])).size > 1)
    throw new MongoError('BadValue', 'cannot sort with keys that are parallel arrays');
}

/** An array stands where its least element would, or its greatest when sorting down. */
export function sortKey(document: Document, path: string, direction: Direction): Buffer {
  const keys = valuesAt(document, path).values.map((value) =>
    value === EMPTY_ARRAY ? Buffer.from([0x18]) : encode(value),
  );
  return keys.reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best));
}
