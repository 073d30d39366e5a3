import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import type { Call, Context } from './command.ts';
import { commands } from './index.ts';

/** What any command may carry. Sessions are how drivers talk, and mean nothing without transactions. */
const always = [
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
];

/** Settings that a driver may spell out as long as they ask for nothing. */
const emptyOnly = ['let', 'collation', 'bypassDocumentValidation', 'tailable', 'awaitData', 'capped'];

export async function dispatch(call: Call, context: Context): Promise<Document> {
  try {
    return await run(call, context);
  } catch (error) {
    const told = error instanceof MongoError ? error : new MongoError('InternalError', String(error));
    return { ...told.details, ok: 0, errmsg: told.message, code: told.code, codeName: told.codeName };
  }
}

async function run(call: Call, context: Context): Promise<Document> {
  const command = commands.get(call.name);
  if (!command) throw new MongoError('CommandNotFound', `no such command: '${call.name}'`);
  checkTransaction(call.body);
  checkConcerns(call.body);
  for (const [name, value] of Object.entries(call.body)) {
    if (name === call.name || always.includes(name) || command.fields.includes(name)) continue;
    if (emptyOnly.includes(name) && isEmpty(value)) continue;
    throw new MongoError(
      'FailedToParse',
      `BSON field '${call.name}.${name}' is an unknown field, or not supported here`,
    );
  }
  const { engine } = context.store;
  return command.writes
    ? engine.write(() => command.run(call, context))
    : engine.read(() => command.run(call, context));
}

function checkTransaction(body: Document): void {
  const odd = ['startTransaction', 'autocommit', 'txnNumber'].find((name) => name in body);
  if (odd)
    throw new MongoError(
      'IllegalOperation',
      `Transaction numbers are only allowed on a replica set member or mongos (${odd})`,
    );
}

/** One server that flushes before it answers gives any of these. */
function checkConcerns({ writeConcern = {}, readConcern = {}, $readPreference = {} }: Document): void {
  refuseOther('writeConcern.w', writeConcern.w, ['0', '1', 'majority']);
  refuseOther('readConcern.level', readConcern.level, ['local', 'available', 'majority']);
  refuseOther('$readPreference.mode', $readPreference.mode, ['primary', 'primaryPreferred']);
}

function refuseOther(name: string, value: unknown, known: string[]): void {
  if (value !== undefined && !known.includes(String(value)))
    throw new MongoError('BadValue', `${name}: ${value} is not supported here`);
}

const isEmpty = (value: unknown) =>
  value === false || (isPlainObject(value) && Object.keys(value).length === 0);
