import type { Document } from 'bson';
import { Query } from 'mingo';
import { readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { checkFilter } from './operators.ts';

/** Never a script from the wire. */
export const mingoOptions = { scriptEnabled: false } as const;

/** A test of plain documents by a filter in either form. */
export function matcher(filter: Document): (document: Document) => boolean {
  checkFilter(filter);
  const { $comment: _, ...asked } = readPlain(write(filter));
  if (Object.keys(asked).length === 0) return () => true;
  const query = refusing(() => new Query(asked, mingoOptions));
  return (document) => refusing(() => query.test(document));
}

/** Mingo throws its own errors; to a driver they are all a bad value, in mingo's words. */
export function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof MongoError) throw error;
    throw new MongoError('BadValue', error instanceof Error ? error.message : String(error));
  }
}
