import type { Document } from 'bson';
import type { Clock } from '../../clock.ts';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import type { Store } from '../storage/store.ts';
import { isNumeric } from '../update/numbers.ts';
import type { Cursors } from './cursors.ts';

export interface Context {
  store: Store;
  cursors: Cursors;
  clock: Clock;
  connectionId: number;
}

/** One command as it came in. */
export interface Call {
  name: string;
  database: string;
  body: Document;
  /** The bytes of the documents to insert, so that they are stored as they were sent. */
  documents: Uint8Array[];
}

export interface Command {
  /** What it may carry besides its own name and what every command may carry. */
  fields: string[];
  /** A write runs alone, in a transaction. */
  writes?: boolean;
  /** Left alone by faults: how drivers find and leave the server. */
  aboutServer?: boolean;
  run(call: Call, context: Context): Document;
}

/** `database.collection`, from the value of the command's own field. */
export function namespace({ name, database, body }: Call): string {
  const collection = body[name];
  if (typeof collection !== 'string' || collection === '')
    throw new MongoError('InvalidNamespace', `collection name has invalid type in ${name}`);
  if (!/^[^/\\. "$\0]{1,63}$/.test(database))
    throw new MongoError('InvalidNamespace', `Invalid database name: '${database}'`);
  return `${database}.${collection}`;
}

/** A whole number of zero or more; where there is none, zero. */
export function count(value: unknown, name: string): number {
  const number = wholeNumber(value, name);
  if (number >= 0) return number;
  throw new MongoError('BadValue', `${name} must be a whole number of zero or more`);
}

export function wholeNumber(value: unknown, name: string): number {
  if (value === undefined) return 0;
  if (!isNumeric(value)) throw new MongoError('TypeMismatch', `${name} must be a number`);
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new MongoError('BadValue', `${name} must be a whole number`);
}

export function flag(value: unknown, name: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw new MongoError('TypeMismatch', `${name} must be true or false`);
}

export function object(value: unknown, name: string): Document {
  return value === undefined ? {} : required(value, name);
}

export function required(value: unknown, name: string): Document {
  if (isPlainObject(value)) return value;
  throw new MongoError('TypeMismatch', `${name} must be an object`);
}

export function objects(value: unknown, name: string): Document[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((one) => required(one, name));
  throw new MongoError('TypeMismatch', `${name} must be an array of objects`);
}

/** The statements of a write: some, and each with nothing that is unknown. Looked at before any is carried out. */
export function statements(value: unknown, name: string, known: string[], where: string): Document[] {
  const all = objects(value, name);
  if (all.length === 0 || all.length > MAX_STATEMENTS) throw wrongBatch(all.length);
  for (const one of all) onlyFields(one, known, where);
  return all;
}

export const MAX_STATEMENTS = 100_000;

export const wrongBatch = (got: number): MongoError =>
  new MongoError(
    'BadValue',
    `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${got} operations.`,
  );

/** The parts of a statement inside a command are named too. */
export function onlyFields(body: Document, known: string[], where: string): void {
  const odd = Object.keys(body).find((name) => !known.includes(name));
  if (odd)
    throw new MongoError(
      'FailedToParse',
      `BSON field '${where}.${odd}' is an unknown field, or not supported here`,
    );
}

/** The name of the index that a hint means. */
export function hintName(hint: unknown, indexes: { name: string; key: Document }[]): string | undefined {
  if (hint === undefined) return undefined;
  const wanted = typeof hint === 'string' ? hint : JSON.stringify(plainKey(required(hint, 'hint')));
  const all = [{ name: '_id_', key: { _id: 1 } }, ...indexes];
  const found = all.find(({ name, key }) => name === wanted || JSON.stringify(key) === wanted);
  if (!found) throw new MongoError('BadValue', 'hint provided does not correspond to an existing index');
  return found.name;
}

export const plainKey = (key: Document): Document =>
  Object.fromEntries(Object.entries(key).map(([path, direction]) => [path, Number(direction)]));
