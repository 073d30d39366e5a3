import type { Document } from 'bson';
import { MongoError, writeError } from '../errors.ts';
import { search } from '../query/find.ts';
import type { Collection } from '../storage/collection.ts';
import { type Command, flag, hintName, namespace, required, statements, wholeNumber } from './command.ts';

export const deletes: Command = {
  fields: ['deletes', 'ordered'],
  writes: true,
  run(call, { store }) {
    const { body } = call;
    const all = statements(body.deletes, 'deletes', ['q', 'limit', 'hint'], 'delete.deletes');
    const ordered = body.ordered === undefined || flag(body.ordered, 'ordered');
    const collection = store.find(namespace(call));
    const writeErrors: Document[] = [];
    let n = 0;
    for (const [index, statement] of all.entries()) {
      try {
        n += deleteMatching(collection, statement);
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (ordered) break;
      }
    }
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

function deleteMatching(collection: Collection | undefined, statement: Document): number {
  const limit = wholeNumber(statement.limit, 'limit');
  if (statement.limit === undefined || (limit !== 0 && limit !== 1))
    throw new MongoError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${statement.limit}`,
    );
  const hint = collection && hintName(statement.hint, collection.indexes);
  const found = search(collection, { filter: required(statement.q, 'q'), limit, ...(hint && { hint }) });
  for (const stored of found) collection?.remove(stored);
  return found.length;
}
