import type { Document } from 'bson';
import { MongoError, writeError } from '../errors.ts';
import { search } from '../query/find.ts';
import { applyUpdate, type Change, checkUpdate, isReplacement } from '../update/apply.ts';
import { checkArrayFilters } from '../update/array-filters.ts';
import { upserted } from '../update/upsert.ts';
import {
  type Call,
  type Command,
  type Context,
  flag,
  hintName,
  namespace,
  objects,
  required,
  statements,
} from './command.ts';

export const updates: Command = {
  fields: ['updates', 'ordered'],
  writes: true,
  run(call, context) {
    const { body } = call;
    const all = statements(body.updates, 'updates', statementFields, 'update.updates');
    const ordered = body.ordered === undefined || flag(body.ordered, 'ordered');
    const writeErrors: Document[] = [];
    const upsertedIds: Document[] = [];
    let [n, nModified] = [0, 0];
    for (const [index, statement] of all.entries()) {
      try {
        const done = updateOne(call, context, statement);
        n += done.n;
        nModified += done.nModified;
        if ('upserted' in done) upsertedIds.push({ index, _id: done.upserted });
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (ordered) break;
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

const statementFields = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint'];

/** What a command says of its change, checked before any document is looked at. */
export function changeOf(
  update: unknown,
  filter: Document,
  arrayFilters: unknown,
  multi: boolean,
  now: Date,
): Change {
  checkUpdate(update, multi);
  const change = { filter, update, now, arrayFilters: objects(arrayFilters, 'arrayFilters') };
  if (change.arrayFilters.length > 0 && isReplacement(update))
    throw new MongoError('FailedToParse', 'Cannot specify arrayFilters with a replacement');
  checkArrayFilters(change);
  return change;
}

function updateOne(
  call: Call,
  { store, clock }: Context,
  statement: Document,
): { n: number; nModified: number; upserted?: unknown } {
  const ns = namespace(call);
  const [multi, upsert] = [flag(statement.multi, 'multi'), flag(statement.upsert, 'upsert')];
  const filter = required(statement.q, 'q');
  const change = changeOf(statement.u, filter, statement.arrayFilters, multi, clock.now());
  const collection = store.find(ns);
  const hint = collection && hintName(statement.hint, collection.indexes);
  const found = search(collection, { filter, limit: multi ? 0 : 1, ...(hint && { hint }) });
  if (found.length === 0 && upsert) {
    const inserted = upserted(change);
    store.findOrCreate(ns).insert(inserted);
    return { n: 1, nModified: 0, upserted: inserted.typed._id };
  }
  let nModified = 0;
  for (const before of found) {
    const after = applyUpdate(before, change);
    if (Buffer.compare(before.bytes, after.bytes) === 0) continue;
    collection?.replace(before, after);
    nModified++;
  }
  return { n: found.length, nModified };
}
