import type {
  Binary,
  BSONRegExp,
  Decimal128,
  Document,
  Double,
  Int32,
  Long,
  ObjectId,
  Timestamp,
} from 'bson';
import { MongoError } from '../errors.ts';

/**
 * A value as bytes whose plain byte order is MongoDB's order of values. Every encoding ends itself, so that the
 * parts of a compound key can stand side by side, and be turned round bit by bit for a descending part.
 */
export function encode(value: unknown): Buffer {
  if (value === null || value === undefined) return byte(rank.null);
  if (typeof value === 'number') return number(value, 0);
  if (typeof value === 'string') return Buffer.concat([byte(rank.string), text(value)]);
  if (typeof value === 'boolean') return Buffer.from([rank.boolean, value ? 1 : 0]);
  if (value instanceof Date) return Buffer.concat([byte(rank.date), integer(BigInt(value.getTime()))]);
  if (value instanceof Uint8Array) return binary(value, 0);
  if (Array.isArray(value)) return Buffer.concat([byte(rank.array), ...value.map(encode), byte(0)]);
  if (value instanceof RegExp)
    return Buffer.concat([byte(rank.regex), text(value.source), text(value.flags)]);
  const bsonType = (value as { _bsontype?: string })._bsontype;
  if (bsonType === undefined) return object(value as Document);
  const encodeType = bsonTypes[bsonType];
  if (!encodeType) throw new MongoError('BadValue', `a value of type ${bsonType} cannot be ordered here`);
  return encodeType(value);
}

export const compareValues = (a: unknown, b: unknown): number => Buffer.compare(encode(a), encode(b));
export const sameValue = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0;

/** The first byte of a value's encoding: its place among the types. */
export const rank = {
  minKey: 0x10,
  null: 0x20,
  number: 0x30,
  string: 0x40,
  object: 0x50,
  array: 0x58,
  binary: 0x60,
  objectId: 0x68,
  boolean: 0x70,
  date: 0x78,
  timestamp: 0x80,
  regex: 0x88,
  maxKey: 0xe0,
} as const;

// biome-ignore format: one type a line
const bsonTypes: Record<string, (value: unknown) => Buffer> = {
  Int32: (value) => number((value as Int32).value, 0),
  Double: (value) => number((value as Double).value, 0),
  Long: (value) => long((value as Long).toBigInt()),
  Decimal128: (value) => number(Number((value as Decimal128).toString()), 0),
  BSONSymbol: (value) => encode(String(value)),
  ObjectId: (value) => Buffer.concat([byte(rank.objectId), (value as ObjectId).id]),
  Binary: (value) => binary((value as Binary).buffer.subarray(0, (value as Binary).position), (value as Binary).sub_type),
  Timestamp: (value) => Buffer.concat([byte(rank.timestamp), integer((value as Timestamp).toBigInt() - 2n ** 63n)]),
  BSONRegExp: (value) => Buffer.concat([byte(rank.regex), text((value as BSONRegExp).pattern), text((value as BSONRegExp).options)]),
  MinKey: () => byte(rank.minKey),
  MaxKey: () => byte(rank.maxKey),
};

const byte = (value: number) => Buffer.from([value]);

/** Zero ends a text, so zero and one inside it are written as pairs. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  if (!bytes.some((octet) => octet < 2)) return Buffer.concat([bytes, byte(0)]);
  return Buffer.from([...[...bytes].flatMap((octet) => (octet < 2 ? [1, octet + 1] : [octet])), 0]);
}

function number(value: number, remainder: number): Buffer {
  const out = Buffer.alloc(11);
  out[0] = rank.number;
  // NaN sorts below every number; minus zero equals zero.
  if (Number.isNaN(value)) return out;
  out.writeDoubleBE(value === 0 ? 0 : value, 1);
  for (let i = 1; i < 9; i++)
    out[i] = value < 0 ? ~(out[i] ?? 0) : i === 1 ? (out[i] ?? 0) | 0x80 : (out[i] ?? 0);
  out.writeUInt16BE(0x8000 + remainder, 9);
  return out;
}

/** A long is its nearest double, then what that double left out. */
function long(value: bigint): Buffer {
  const nearest = Number(value);
  return number(nearest, Number(value - BigInt(nearest)));
}

function integer(value: bigint): Buffer {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt.asUintN(64, value + 2n ** 63n));
  return out;
}

function binary(bytes: Uint8Array, subtype: number): Buffer {
  const head = Buffer.alloc(6);
  head[0] = rank.binary;
  head.writeUInt32BE(bytes.length, 1);
  head[5] = subtype;
  return Buffer.concat([head, bytes]);
}

function object(value: Document): Buffer {
  const fields = Object.entries(value).map(([name, inner]) => {
    const encoded = encode(inner);
    return Buffer.concat([encoded.subarray(0, 1), text(name), encoded]);
  });
  return Buffer.concat([byte(rank.object), ...fields, byte(0)]);
}
