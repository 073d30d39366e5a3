import type { Document } from 'bson';
import { writeError } from '../errors.ts';
import { search } from '../query/find.ts';
import { sortSpec } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { applyUpdate, type Change, checkUpdate } from '../update/apply.ts';
import { upserted } from '../update/upsert.ts';
import { type Command, hintName, namespace, object, objects, onlyFields } from './command.ts';

export const update: Command = {
  fields: ['updates', 'ordered'],
  writes: true,
  run(call, { store, clock }) {
    const collection = store.findOrCreate(namespace(call));
    const writeErrors: Document[] = [];
    const upsertedIds: Document[] = [];
    let [n, nModified] = [0, 0];
    for (const [index, statement] of objects(call.body.updates, 'updates').entries()) {
      try {
        const done = updateOne(collection, statement, clock.now());
        n += done.n;
        nModified += done.nModified;
        if ('upserted' in done) upsertedIds.push({ index, _id: done.upserted });
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (call.body.ordered !== false) break;
      }
    }
    return {
      n,
      nModified,
      ...(upsertedIds.length > 0 && { upserted: upsertedIds }),
      ...(writeErrors.length > 0 && { writeErrors }),
      ok: 1,
    };
  },
};

const statementFields = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'];

function updateOne(
  collection: Collection,
  statement: Document,
  now: Date,
): { n: number; nModified: number; upserted?: unknown } {
  onlyFields(statement, statementFields, 'update.updates');
  const multi = statement.multi === true;
  const update: unknown = statement.u;
  checkUpdate(update, multi);
  const filter = object(statement.q, 'q');
  const change: Change = {
    filter,
    update,
    now,
    arrayFilters: objects(statement.arrayFilters, 'arrayFilters'),
  };
  const hint = hintName(statement.hint, collection.indexes);
  const sort = sortSpec(object(statement.sort, 'sort'));
  const found = search(collection, { filter, sort, limit: multi ? 0 : 1, ...(hint && { hint }) });
  if (found.length === 0 && statement.upsert === true) {
    const inserted = upserted(change);
    collection.insert(inserted);
    return { n: 1, nModified: 0, upserted: inserted.typed._id };
  }
  let nModified = 0;
  for (const before of found) {
    const after = applyUpdate(before, change);
    if (Buffer.compare(before.bytes, after.bytes) === 0) continue;
    collection.replace(before, after);
    nModified++;
  }
  return { n: found.length, nModified };
}
