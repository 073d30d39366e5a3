import type { Document } from 'bson';
import { Raw, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { search } from '../query/find.ts';
import { projection } from '../query/project.ts';
import { sortSpec } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import type { Stored } from '../storage/stored.ts';
import { applyUpdate, type Change, checkUpdate } from '../update/apply.ts';
import { upserted } from '../update/upsert.ts';
import { type Command, hintName, namespace, object, objects } from './command.ts';

interface Outcome {
  value: Stored | undefined;
  lastErrorObject: Document;
}

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint'],
  writes: true,
  run(call, { store, clock }) {
    const { body } = call;
    const collection = store.findOrCreate(namespace(call));
    const filter = object(body.query, 'query');
    const hint = hintName(body.hint, collection.indexes);
    const sort = sortSpec(object(body.sort, 'sort'));
    const [found] = search(collection, { filter, sort, limit: 1, ...(hint && { hint }) });
    const { value, lastErrorObject } =
      body.remove === true
        ? removed(collection, body, found)
        : modified(collection, body, found, filter, clock.now());
    const shape = projection(object(body.fields, 'fields'));
    const bytes = value && (shape ? write(shape(value.typed)) : value.bytes);
    return { lastErrorObject, value: bytes ? Raw.document(bytes) : null, ok: 1 };
  },
};

function removed(collection: Collection, body: Document, found: Stored | undefined): Outcome {
  if (body.update !== undefined || body.new === true || body.upsert === true)
    throw new MongoError('FailedToParse', 'Cannot specify remove together with update, new or upsert');
  if (found) collection.remove(found);
  return { value: found, lastErrorObject: { n: found ? 1 : 0 } };
}

function modified(
  collection: Collection,
  body: Document,
  found: Stored | undefined,
  filter: Document,
  now: Date,
): Outcome {
  const update: unknown = body.update;
  if (update === undefined)
    throw new MongoError('FailedToParse', "Either an 'update' or remove=true must be specified");
  checkUpdate(update, false);
  const change: Change = { filter, update, now, arrayFilters: objects(body.arrayFilters, 'arrayFilters') };
  if (found) {
    const after = applyUpdate(found, change);
    if (Buffer.compare(found.bytes, after.bytes) !== 0) collection.replace(found, after);
    return { value: body.new === true ? after : found, lastErrorObject: { n: 1, updatedExisting: true } };
  }
  if (body.upsert !== true) return { value: undefined, lastErrorObject: { n: 0, updatedExisting: false } };
  const inserted = upserted(change);
  collection.insert(inserted);
  return {
    value: body.new === true ? inserted : undefined,
    lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted.typed._id },
  };
}
