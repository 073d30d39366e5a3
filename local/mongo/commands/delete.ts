import type { Document } from 'bson';
import { writeError } from '../errors.ts';
import { search } from '../query/find.ts';
import type { Collection } from '../storage/collection.ts';
import { type Command, count, hintName, namespace, object, objects, onlyFields } from './command.ts';

export const deleteCommand: Command = {
  fields: ['deletes', 'ordered'],
  writes: true,
  run(call, { store }) {
    const collection = store.find(namespace(call));
    const writeErrors: Document[] = [];
    let n = 0;
    for (const [index, statement] of objects(call.body.deletes, 'deletes').entries()) {
      try {
        n += deleteMatching(collection, statement);
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (call.body.ordered !== false) break;
      }
    }
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

function deleteMatching(collection: Collection | undefined, statement: Document): number {
  onlyFields(statement, ['q', 'limit', 'hint'], 'delete.deletes');
  const hint = collection && hintName(statement.hint, collection.indexes);
  const filter = object(statement.q, 'q');
  const found = search(collection, {
    filter,
    limit: count(statement.limit, 'limit'),
    ...(hint && { hint }),
  });
  for (const stored of found) collection?.remove(stored);
  return found.length;
}
