import type { Document } from 'bson';
import { Raw, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { search } from '../query/find.ts';
import { projection } from '../query/project.ts';
import type { Stored } from '../storage/stored.ts';
import { applyUpdate } from '../update/apply.ts';
import { upserted } from '../update/upsert.ts';
import { type Call, type Command, type Context, flag, namespace, object } from './command.ts';
import { searchOf } from './find.ts';
import { changeOf } from './update.ts';

interface Outcome {
  value: Stored | undefined;
  lastErrorObject: Document;
}

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint'],
  writes: true,
  run(call, context) {
    const shape = projection(object(call.body.fields, 'fields'));
    const outcome = flag(call.body.remove, 'remove') ? removed : modified;
    const { value, lastErrorObject } = outcome(call, context);
    const bytes = value && (shape ? write(shape(value.typed)) : value.bytes);
    return { lastErrorObject, value: bytes ? Raw.document(bytes) : null, ok: 1 };
  },
};

function firstFound(call: Call, { store }: Context): Stored | undefined {
  const { query, sort, hint } = call.body;
  const collection = store.find(namespace(call));
  return search(collection, { ...searchOf({ filter: query, sort, hint }, collection), limit: 1 })[0];
}

function removed(call: Call, context: Context): Outcome {
  const odd = ['update', 'new', 'upsert', 'arrayFilters'].find((name) => call.body[name] || undefined);
  if (odd) throw new MongoError('FailedToParse', `Cannot specify both ${odd} and remove=true`);
  const found = firstFound(call, context);
  if (found) context.store.find(namespace(call))?.remove(found);
  return { value: found, lastErrorObject: { n: found ? 1 : 0 } };
}

function modified(call: Call, context: Context): Outcome {
  const { body } = call;
  const { store, clock } = context;
  const ns = namespace(call);
  const [wantsNew, upsert] = [flag(body.new, 'new'), flag(body.upsert, 'upsert')];
  if (body.update === undefined)
    throw new MongoError('FailedToParse', "Either an 'update' or remove=true must be specified");
  const filter = object(body.query, 'query');
  const change = changeOf(body.update, filter, body.arrayFilters, false, clock.now());
  const found = firstFound(call, context);
  if (found) {
    const after = applyUpdate(found, change);
    if (Buffer.compare(found.bytes, after.bytes) !== 0) store.find(ns)?.replace(found, after);
    return { value: wantsNew ? after : found, lastErrorObject: { n: 1, updatedExisting: true } };
  }
  if (!upsert) return { value: undefined, lastErrorObject: { n: 0, updatedExisting: false } };
  const inserted = upserted(change);
  store.findOrCreate(ns).insert(inserted);
  return {
    value: wantsNew ? inserted : undefined,
    lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted.typed._id },
  };
}
