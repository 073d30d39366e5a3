import { isUtf8 } from 'node:buffer';
import { onDemand } from 'bson';
import { MongoError } from '../errors.ts';

/** MongoDB's own. */
const MAX_DEPTH = 200;

/** The types of BSON that are looked into, by their numbers. */
const type = {
  text: 2,
  document: 3,
  array: 4,
  undefined: 6,
  date: 9,
  pattern: 11,
  pointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
} as const;

/** The last instant that a Date of JavaScript holds, in milliseconds; the first is as far the other way. */
const LAST_DATE = 8_640_000_000_000_000n;

/**
 * Refuses what bson reads as something else than was sent, for an update would write it back as that: what is refused by
 * name is not lost without a word.
 */
export function checkValues(bytes: Buffer, at = 0, depth = 0, isArray = false): void {
  if (depth > MAX_DEPTH)
    throw new MongoError('Overflow', `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
  const names = new Set<string>();
  for (const [kind, nameAt, nameLength, from, length] of onDemand.parseToElements(bytes, at)) {
    if (!isArray) checkName(bytes, nameAt, nameAt + nameLength, names);
    if (kind === type.document || kind === type.array)
      checkValues(bytes, from, depth + 1, kind === type.array);
    else checks[kind]?.(bytes.subarray(from, from + length), depth);
  }
}

function checkName(bytes: Buffer, from: number, to: number, before: Set<string>): void {
  const name = bytes.toString('utf8', from, to);
  if (name === '_bsontype') throw unsupported('a field of the name _bsontype');
  if (before.has(name)) throw unsupported(`two fields of the name '${name}'`);
  if (name.includes('\ufffd')) checkText(bytes.subarray(from, to));
  before.add(name);
}

const checkLongText = (value: Buffer) => checkText(value.subarray(4));

/** What is asked of a value of each type of BSON; the others are kept as they are. */
const checks: Record<number, (value: Buffer, depth: number) => void> = {
  [type.text]: checkLongText,
  [type.undefined]() {
    throw unsupported('a value of type undefined');
  },
  [type.date](value) {
    const instant = value.readBigInt64LE();
    if (instant > LAST_DATE || instant < -LAST_DATE) throw unsupported(`a date of ${instant}`);
  },
  [type.pattern]: checkText,
  [type.pointer]() {
    throw unsupported('a value of type dbPointer');
  },
  [type.code]: checkLongText,
  [type.symbol]: checkLongText,
  [type.codeWithScope](value, depth) {
    const scopeAt = 8 + value.readInt32LE(4);
    checkText(value.subarray(8, scopeAt));
    checkValues(value, scopeAt, depth + 1);
  },
};

function checkText(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw unsupported('text that is not UTF-8');
}

const unsupported = (what: string) => new MongoError('BadValue', `${what} is not supported`);
