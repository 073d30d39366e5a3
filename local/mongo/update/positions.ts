import type { Document } from 'bson';
import { readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { conjunctsOf } from '../query/conditions.ts';
import { matcher } from '../query/match.ts';
import { filterName } from './array-filters.ts';
import { get, split } from './path.ts';

/** What the `$` of a path may refer to. */
export interface Positions {
  filter: Document;
  arrayFilters: Document[];
}

/** The concrete paths that an update path stands for: itself, unless it goes through `$`, `$[]` or `$[name]`. */
export function concretePaths(document: Document, path: string, positions: Positions): string[][] {
  let paths: string[][] = [[]];
  for (const name of split(path)) {
    if (!name.startsWith('$')) paths = paths.map((names) => [...names, name]);
    else
      paths = paths.flatMap((names) =>
        indexes(document, path, names, name, positions).map((i) => [...names, String(i)]),
      );
  }
  return paths;
}

function indexes(
  document: Document,
  path: string,
  names: string[],
  position: string,
  positions: Positions,
): number[] {
  if (position === '$') return [matchedIndex(document, names, positions.filter)];
  const named = /^\$\[([a-z][A-Za-z0-9]*)?\]$/.exec(position);
  if (!named)
    throw new MongoError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${position}' in '${path}' is not valid`,
    );
  const array = get(document, names);
  if (!Array.isArray(array))
    throw new MongoError(
      'BadValue',
      `The path '${names.join('.')}' must exist as an array to apply '${path}'`,
    );
  const matches = named[1] ? elementMatcher(named[1], positions.arrayFilters) : () => true;
  return array.flatMap((item, i) => (matches(item) ? [i] : []));
}

function elementMatcher(name: string, arrayFilters: Document[]): (item: unknown) => boolean {
  const own = arrayFilters.find((filter) => filterName(filter) === name);
  if (!own) throw new MongoError('BadValue', `No array filter found for identifier '${name}'`);
  const matches = matcher(own);
  return (item) => matches(readPlain(write({ [name]: item })));
}

/** `$` is the first element that the filter's own conditions on the array match. */
function matchedIndex(document: Document, names: string[], filter: Document): number {
  const path = names.join('.');
  const array = get(document, names);
  const conditions = conjunctsOf(filter).filter(([name]) => name === path || name.startsWith(`${path}.`));
  const at = Array.isArray(array) && conditions.length > 0 ? array.findIndex((item) => matchesAll(item)) : -1;
  if (at < 0)
    throw new MongoError('BadValue', 'The positional operator did not find the match needed from the query.');
  return at;

  function matchesAll(item: unknown): boolean {
    const alone = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), [item]) as Document;
    const plain = readPlain(write(alone));
    return conditions.every(([name, value]) => matcher({ [name]: value })(plain));
  }
}
