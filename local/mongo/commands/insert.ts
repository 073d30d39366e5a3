import { type Document, ObjectId } from 'bson';
import { checkSize, readTyped, withIdFirst, write } from '../bson.ts';
import { MongoError, writeError } from '../errors.ts';
import { Stored } from '../storage/stored.ts';
import { type Command, namespace } from './command.ts';

export const insert: Command = {
  fields: ['documents', 'ordered'],
  writes: true,
  run(call, { store }) {
    if (call.documents.length === 0)
      throw new MongoError('BadValue', 'Write batch sizes must be between 1 and 100000. Got 0 operations.');
    const collection = store.findOrCreate(namespace(call));
    const writeErrors: Document[] = [];
    let n = 0;
    for (const [index, bytes] of call.documents.entries()) {
      try {
        collection.insert(prepared(bytes));
        n++;
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (call.body.ordered !== false) break;
      }
    }
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

function prepared(bytes: Uint8Array): Stored {
  checkSize(bytes);
  const stored = new Stored(withIdFirst(bytes));
  if (!('_id' in stored.plain)) return new Stored(write({ _id: new ObjectId(), ...readTyped(bytes) }));
  checkId(stored.plain._id);
  return stored;
}

function checkId(id: unknown): void {
  const type = Array.isArray(id) ? 'array' : id instanceof RegExp ? 'regex' : undefined;
  if (type) throw new MongoError('BadValue', `The '_id' value cannot be of type ${type}`);
}
