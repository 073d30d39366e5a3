import { BSONRegExp, type Document, ObjectId } from 'bson';
import { checkDepth, checkSize, isPlainObject, readTyped, withIdFirst, write } from '../bson.ts';
import { MongoError, writeError } from '../errors.ts';
import { Stored } from '../storage/stored.ts';
import { type Command, flag, MAX_STATEMENTS, namespace, wrongBatch } from './command.ts';

export const insert: Command = {
  fields: ['documents', 'ordered'],
  writes: true,
  run(call, { store }) {
    const { documents, body } = call;
    if (documents.length === 0 || documents.length > MAX_STATEMENTS) throw wrongBatch(documents.length);
    const ordered = body.ordered === undefined || flag(body.ordered, 'ordered');
    const collection = store.findOrCreate(namespace(call));
    const writeErrors: Document[] = [];
    let n = 0;
    for (const [index, bytes] of documents.entries()) {
      try {
        collection.insert(prepared(bytes));
        n++;
      } catch (error) {
        writeErrors.push(writeError(index, error));
        if (ordered) break;
      }
    }
    return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

function prepared(bytes: Uint8Array): Stored {
  checkSize(bytes);
  const stored = new Stored(withIdFirst(bytes));
  checkDepth(stored.plain);
  if (!('_id' in stored.plain)) return new Stored(write({ _id: new ObjectId(), ...readTyped(bytes) }));
  checkId(stored.plain._id);
  return stored;
}

/** What cannot name a document: several values, a pattern, or what reads as an operator. */
export function checkId(id: unknown): void {
  const type = Array.isArray(id)
    ? 'array'
    : id === undefined
      ? 'undefined'
      : id instanceof BSONRegExp
        ? 'regex'
        : undefined;
  if (type) throw new MongoError('BadValue', `The '_id' value cannot be of type ${type}`);
  const odd = isPlainObject(id) && Object.keys(id).find((name) => name.startsWith('$'));
  if (odd)
    throw new MongoError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${odd} is not valid for storage.`,
    );
}
