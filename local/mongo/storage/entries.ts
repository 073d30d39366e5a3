import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { matcher } from '../query/match.ts';
import type { IndexSpec } from './catalog.ts';
import { type Direction, part } from './keys.ts';
import { EMPTY_ARRAY, valuesAt } from './paths.ts';

export interface Entry {
  /** The parts, without the index before them and the _id behind. */
  parts: Buffer;
  values: unknown[];
}

export interface Entries {
  entries: Entry[];
  /** The path that led through an array, if one did. */
  multikey: string[];
}

/** What an index holds for a document. */
export function entriesOf(index: IndexSpec, document: Document): Entries {
  if (!covers(index, document)) return { entries: [], multikey: [] };
  const fields = Object.entries(index.key).map(([path, direction]) => ({
    path,
    direction,
    ...valuesAt(document, path),
  }));
  const multikey = fields.filter(({ throughArray }) => throughArray).map(({ path }) => path);
  if (multikey.length > 1) throw severalArrays(multikey);
  const entries = fields.reduce<Entry[]>(
    (made, { values, direction }) =>
      made.flatMap(({ parts, values: before }) =>
        values.map((value) => ({
          parts: Buffer.concat([parts, partOf(value, direction)]),
          values: [...before, value === EMPTY_ARRAY ? undefined : value],
        })),
      ),
    [{ parts: Buffer.alloc(0), values: [] }],
  );
  return { entries: multikey.length ? distinct(entries) : entries, multikey };
}

/** MongoDB refuses two arrays; two paths through one array it would index, pair by pair. */
function severalArrays([first = '', second = '']: string[]): MongoError {
  const root = (path: string) => path.split('.')[0];
  return root(first) === root(second)
    ? new MongoError('CannotCreateIndex', `an index of ${first} and ${second} of one array is not supported`)
    : new MongoError('CannotIndexParallelArrays', `cannot index parallel arrays [${second}] [${first}]`);
}

function covers(index: IndexSpec, document: Document): boolean {
  if (index.partialFilterExpression && !matcher(index.partialFilterExpression)(document)) return false;
  if (!index.sparse) return true;
  return Object.keys(index.key).some((path) =>
    valuesAt(document, path).values.some((value) => value !== undefined),
  );
}

/** Below null, so that a search for null does not meet it. */
const emptyArrayPart = (direction: Direction) => Buffer.from([direction === 1 ? 0x18 : 0xe7]);

const partOf = (value: unknown, direction: Direction) =>
  value === EMPTY_ARRAY ? emptyArrayPart(direction) : part(value, direction);

const distinct = (entries: Entry[]) => [
  ...new Map(entries.map((entry) => [entry.parts.toString('latin1'), entry])).values(),
];
