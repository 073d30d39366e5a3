import type { Key, Range } from './engine.ts';
import { encode } from './order.ts';

// One ordered space: 0 catalog, 1 documents by collection and _id, 2 index entries by index, parts and _id.
export const catalogVersionKey: Key = Buffer.from([0, 0]);
export const catalogKey: Key = Buffer.from([0, 1]);
export const documentsPrefix = (collection: number): Buffer => numbered(1, collection);
export const entriesPrefix = (index: number): Buffer => numbered(2, index);

/** lmdb's own limit is 1,978 bytes. */
export const MAX_KEY_BYTES = 1978;

const AFTER = Buffer.from([0xff]);

/** Above every key that continues `prefix`: what continues a finished part is a type's byte, never 0xff. */
export const after = (prefix: Uint8Array): Buffer => Buffer.concat([prefix, AFTER]);

export const within = (prefix: Uint8Array): Range => ({ low: prefix, high: after(prefix) });

export type Direction = 1 | -1;

/** One part of a compound key. A descending one is turned round, which keeps it ending itself. */
export function part(value: unknown, direction: Direction): Buffer {
  return turned(encode(value), direction);
}

/** One end of an interval of values: everything of a type, or up to a value, with it or without it. */
export type Bound = { rank: number } | { value: unknown; inclusive: boolean };

export interface Interval {
  from: Bound;
  to: Bound;
}

/** The keys that begin with `prefix` and go on with a value of the interval. */
export function rangeOf(prefix: Uint8Array, { from, to }: Interval, direction: Direction): Range {
  const [low, high] = direction === 1 ? [from, to] : [to, from];
  return { low: lowEdge(prefix, low, direction), high: highEdge(prefix, high, direction) };
}

function lowEdge(prefix: Uint8Array, bound: Bound, direction: Direction): Buffer {
  if ('rank' in bound) return Buffer.concat([prefix, rankByte(bound.rank, direction)]);
  const edge = Buffer.concat([prefix, part(bound.value, direction)]);
  return bound.inclusive ? edge : after(edge);
}

function highEdge(prefix: Uint8Array, bound: Bound, direction: Direction): Buffer {
  if ('rank' in bound) {
    const [first = 0] = rankByte(bound.rank, direction);
    return Buffer.concat([prefix, Buffer.from([first + 1])]);
  }
  const edge = Buffer.concat([prefix, part(bound.value, direction)]);
  return bound.inclusive ? after(edge) : edge;
}

const rankByte = (rank: number, direction: Direction) => turned(Buffer.from([rank]), direction);

const turned = (bytes: Buffer, direction: Direction) =>
  direction === 1 ? bytes : Buffer.from(bytes.map((octet) => ~octet));

function numbered(space: number, id: number): Buffer {
  const out = Buffer.alloc(5);
  out[0] = space;
  out.writeUInt32BE(id, 1);
  return out;
}
