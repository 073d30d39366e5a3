import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { matcher } from '../query/match.ts';

/** The name that an array filter is about. */
export function filterName(filter: Document): string {
  const names = new Set(namesIn(filter));
  const [name, other] = names;
  if (name === undefined)
    throw new MongoError(
      'FailedToParse',
      'Cannot use an expression without a top-level field name in arrayFilters',
    );
  if (other !== undefined)
    throw new MongoError(
      'FailedToParse',
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    );
  return name;
}

const namesIn = (filter: Document): string[] =>
  Object.entries(filter).flatMap(([path, value]) =>
    path.startsWith('$') && Array.isArray(value) ? value.flatMap(namesIn) : [path.split('.')[0] ?? ''],
  );

/** Each filter is of one name, each name has one filter, and each is used. */
export function checkArrayFilters({
  update,
  arrayFilters,
}: {
  update: Document;
  arrayFilters: Document[];
}): void {
  const paths = Object.values(update).flatMap((operands: Document) => Object.keys(operands));
  const seen = new Set<string>();
  for (const filter of arrayFilters) {
    matcher(filter);
    const name = filterName(filter);
    if (seen.has(name))
      throw new MongoError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    seen.add(name);
    if (!paths.some((path) => path.split('.').includes(`$[${name}]`)))
      throw new MongoError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update ${JSON.stringify(update)}`,
      );
  }
}
