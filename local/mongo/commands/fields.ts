import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { type Call, type Command, flag, object, onlyFields } from './command.ts';

/** What any command may carry. A session is how drivers talk, and means nothing without transactions. */
const always = ['$db', 'lsid', '$readPreference', 'readConcern', 'writeConcern', 'comment'];

/** Settings that a driver may spell out as long as they ask for nothing. */
const emptyOnly = [
  'let',
  'collation',
  'bypassDocumentValidation',
  'tailable',
  'awaitData',
  'capped',
  'loadBalanced',
];

/** Refuses whatever a command carries and its entry does not name. */
export function checkFields({ name, body }: Call, command: Command): void {
  const known = [name, ...always, ...command.fields];
  const asked = Object.entries(body).filter(
    ([field, value]) => !emptyOnly.includes(field) || !isEmpty(value),
  );
  onlyFields(Object.fromEntries(asked), known, name);
  checkSession(body);
  checkConcerns(name, body, command);
}

export function checkTransaction(body: Document): void {
  const odd = ['startTransaction', 'autocommit', 'txnNumber'].find((name) => name in body);
  if (odd)
    throw new MongoError(
      'IllegalOperation',
      `Transaction numbers are only allowed on a replica set member or mongos (${odd})`,
    );
}

function checkSession({ lsid }: Document): void {
  const session = object(lsid, 'lsid');
  onlyFields(session, ['id'], 'lsid');
  if (lsid !== undefined && session.id?._bsontype !== 'Binary')
    throw new MongoError('TypeMismatch', 'lsid.id must be a UUID');
}

/** One server that flushes before it answers gives any of these. */
function checkConcerns(name: string, body: Document, { writes, aboutServer }: Command): void {
  const writeConcern = object(body.writeConcern, 'writeConcern');
  if (body.writeConcern !== undefined && !writes && !aboutServer)
    throw new MongoError('InvalidOptions', `Command ${name} does not support writeConcern`);
  onlyFields(writeConcern, ['w', 'j', 'wtimeout'], 'writeConcern');
  oneOf('writeConcern.w', writeConcern.w, ['0', '1', 'majority']);
  const journalled = flag(writeConcern.j, 'writeConcern.j');
  if (journalled && String(writeConcern.w) === '0')
    throw new MongoError('BadValue', 'cannot use w:0 together with j');
  const readConcern = object(body.readConcern, 'readConcern');
  onlyFields(readConcern, ['level'], 'readConcern');
  oneOf('readConcern.level', readConcern.level, ['local', 'available', 'majority']);
  const readPreference = object(body.$readPreference, '$readPreference');
  onlyFields(readPreference, ['mode'], '$readPreference');
  oneOf('$readPreference.mode', readPreference.mode, ['primary', 'primaryPreferred']);
}

function oneOf(name: string, value: unknown, known: string[]): void {
  if (value !== undefined && !known.includes(String(value)))
    throw new MongoError('BadValue', `${name}: ${value} is not supported here`);
}

const isEmpty = (value: unknown) =>
  value === false || (isPlainObject(value) && Object.keys(value).length === 0);
