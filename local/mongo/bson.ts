import { type Document, deserialize, onDemand, serialize } from 'bson';
import { MongoError } from './errors.ts';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** A document with every number, binary and regular expression in its own BSON class, so that types survive a change. */
export const readTyped = (bytes: Uint8Array): Document =>
  deserialize(bytes, { promoteValues: false, bsonRegExp: true });

/** The same with numbers as plain JavaScript, which is what filters and indexes look at. */
export const readPlain = (bytes: Uint8Array): Document => deserialize(bytes, { bsonRegExp: true });

export function write(document: Document): Uint8Array {
  return serialize(document, { ignoreUndefined: true });
}

/** Bytes that are already BSON, put into an answer as they are. */
export class Raw {
  readonly type: number;
  readonly bytes: Uint8Array;

  private constructor(type: number, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }

  static document = (bytes: Uint8Array): Raw => new Raw(3, bytes);

  static array = (items: Uint8Array[]): Raw =>
    new Raw(4, frame(items.map((bytes, index) => element(String(index), 3, bytes))));
}

/** As `write`, for a document that holds Raw values, at its top or inside one further document each. */
export function writeWithRaw(document: Document): Uint8Array {
  return frame(
    Object.entries(document).map(([name, value]) => {
      if (value instanceof Raw) return element(name, value.type, value.bytes);
      if (isPlainObject(value) && Object.values(value).some((inner) => inner instanceof Raw))
        return element(name, 3, writeWithRaw(value));
      return write({ [name]: value }).subarray(4, -1);
    }),
  );
}

/** The documents of a top-level array, as bytes. */
export function rawArray(bytes: Uint8Array, name: string): Uint8Array[] | undefined {
  for (const [type, at, length, offset, size] of onDemand.parseToElements(bytes)) {
    if (type !== 4 || text(bytes, at, length) !== name) continue;
    const array = bytes.subarray(offset, offset + size);
    return [...onDemand.parseToElements(array)].map(([, , , from, width]) =>
      array.subarray(from, from + width),
    );
  }
  return undefined;
}

/** MongoDB keeps `_id` first, wherever it was sent. */
export function withIdFirst(bytes: Uint8Array): Uint8Array {
  const elements = [...onDemand.parseToElements(bytes)];
  const at = elements.findIndex(([, nameAt, length]) => text(bytes, nameAt, length) === '_id');
  if (at <= 0) return bytes;
  const slices = elements.map(([, nameAt, , offset, size]) => bytes.subarray(nameAt - 1, offset + size));
  return frame([...slices.splice(at, 1), ...slices]);
}

export function isPlainObject(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof RegExp) &&
    !('_bsontype' in value)
  );
}

export function checkSize(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new MongoError(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  return bytes;
}

const MAX_DEPTH = 100;

/** Documents and arrays inside one another, as deep as MongoDB documents it. */
export function checkDepth(value: unknown, depth = 1): void {
  if (depth > MAX_DEPTH)
    throw new MongoError('Overflow', `cannot keep a document that exceeds ${MAX_DEPTH} levels of nesting`);
  const inner = Array.isArray(value) ? value : isPlainObject(value) ? Object.values(value) : [];
  for (const one of inner)
    if (typeof one === 'object' && one !== null) checkDepth(one, isNested(one) ? depth + 1 : depth);
}

const isNested = (value: unknown) => Array.isArray(value) || isPlainObject(value);

const text = (bytes: Uint8Array, at: number, length: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString();

const element = (name: string, type: number, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), bytes]);

function frame(elements: Uint8Array[]): Uint8Array {
  const size = elements.reduce((sum, { length }) => sum + length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...elements, Buffer.from([0])]);
}
