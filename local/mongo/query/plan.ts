import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import type { IndexSpec } from '../storage/catalog.ts';
import type { Collection } from '../storage/collection.ts';
import type { Range } from '../storage/engine.ts';
import { type Direction, entriesPrefix, part, rangeOf, within } from '../storage/keys.ts';
import { type Conditions, conditionsOf, impliesPresence, interval, points } from './conditions.ts';
import { impliedBy } from './partial.ts';

export interface Plan {
  /** Absent: the whole collection is read. */
  index?: { name: string; key: Record<string, Direction> };
  ranges: Range[];
  reverse: boolean;
  /** Whether the order asked for comes of itself. */
  sorted: boolean;
  /** Whether a document may turn up more than once. */
  repeats: boolean;
}

interface Candidate extends Plan {
  equalities: number;
  bounded: boolean;
}

/** More single points than this are not worth looking up one by one. */
const MAX_RANGES = 1000;

/** The way to read the least: most equalities, then a range, then an order that needs no sorting. */
export function plan(
  collection: Collection,
  filter: Document,
  sort: Record<string, Direction>,
  hint?: string,
): Plan {
  const conditions = conditionsOf(filter);
  const id: IndexSpec = { id: 0, name: '_id_', key: { _id: 1 } };
  const usable = [id, ...collection.indexes].filter(
    (index) => (hint === undefined || index.name === hint) && holdsAll(index, filter, conditions),
  );
  if (hint !== undefined && usable.length === 0)
    throw new MongoError(
      'BadValue',
      `the hint ${hint} is not supported, for that index may lack what is looked for`,
    );
  const [best] = usable
    .map((index) => candidate(collection, index, conditions, sort))
    .filter(({ equalities, bounded, sorted }) => equalities > 0 || bounded || sorted || hint !== undefined)
    .sort((a, b) => score(b) - score(a));
  return (
    best ?? { ranges: [within(collection.documentsPrefix)], reverse: false, sorted: false, repeats: false }
  );
}

const score = ({ index, equalities, bounded, sorted }: Candidate) =>
  (index?.name === '_id_' && equalities > 0 ? 1000 : 0) +
  equalities * 4 +
  (bounded ? 2 : 0) +
  (sorted ? 3 : 0);

/** Whether everything that the filter can find has an entry in the index. */
function holdsAll(index: IndexSpec, filter: Document, conditions: Conditions): boolean {
  if (index.partialFilterExpression && !impliedBy(filter, index.partialFilterExpression)) return false;
  if (!index.sparse) return true;
  return Object.keys(index.key).some((path) => impliesPresence(conditions.get(path)));
}

function candidate(
  collection: Collection,
  index: IndexSpec,
  conditions: Conditions,
  sort: Record<string, Direction>,
): Candidate {
  const fields = Object.entries(index.key);
  const { multikey = [] } = index;
  let prefixes: Buffer[] = [index.id === 0 ? collection.documentsPrefix : entriesPrefix(index.id)];
  let equalities = 0;
  for (const [path, direction] of fields) {
    const values = points(conditions.get(path));
    if (!values || prefixes.length * values.length > MAX_RANGES) break;
    const parts = distinct(values.map((value) => part(value, direction)));
    prefixes = prefixes.flatMap((prefix) => parts.map((one) => Buffer.concat([prefix, one])));
    equalities++;
  }
  const next = fields[equalities];
  const bounds = next && interval(conditions.get(next[0]), multikey.includes(next[0]));
  const ranges =
    next && bounds ? prefixes.map((prefix) => rangeOf(prefix, bounds, next[1])) : prefixes.map(within);
  // An array stands where its least or greatest element would, wherever the one looked for may stand.
  const ordered = prefixes.length === 1 && !Object.keys(sort).some((path) => multikey.includes(path));
  const order = ordered ? orderGiven(fields, equalities, sort) : undefined;
  return {
    index: { name: index.name, key: index.key },
    ranges,
    reverse: order === 'backwards',
    sorted: order !== undefined && Object.keys(sort).length > 0,
    repeats: multikey.length > 0,
    equalities,
    bounded: bounds !== undefined,
  };
}

/** What is held equal does not order anything; what follows must be the sort, all one way or all the other. */
function orderGiven(
  fields: [string, Direction][],
  equalities: number,
  sort: Record<string, Direction>,
): 'forwards' | 'backwards' | undefined {
  const equal = new Set(fields.slice(0, equalities).map(([path]) => path));
  const wanted = Object.entries(sort).filter(([path]) => !equal.has(path));
  const given = fields.slice(equalities, equalities + wanted.length);
  if (given.length < wanted.length) return undefined;
  const ways = new Set(wanted.map(([path, way], i) => (given[i]?.[0] === path ? way * given[i][1] : 0)));
  if (ways.size > 1 || ways.has(0)) return undefined;
  return ways.has(-1) ? 'backwards' : 'forwards';
}

const distinct = (parts: Buffer[]) => [
  ...new Map(parts.map((one) => [one.toString('latin1'), one])).values(),
];
