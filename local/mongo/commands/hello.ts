import { type Document, Long, ObjectId } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../bson.ts';
import { type Command, type Context, count } from './command.ts';

export const MAX_MESSAGE_BYTES = 48_000_000;

/** Nothing about this server ever changes while it runs; a new process has a new id, which drivers notice. */
const topologyVersion = { processId: new ObjectId(), counter: Long.ZERO };

const about = ({ clock, connectionId }: Context): Document => ({
  helloOk: true,
  isWritablePrimary: true,
  topologyVersion,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  localTime: clock.now(),
  logicalSessionTimeoutMinutes: 30,
  connectionId,
  minWireVersion: 0,
  // MongoDB 7.0. From 25 on drivers may use commands of 8.0 that are not here.
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
});

const fields = ['helloOk', 'client', 'compression', 'topologyVersion', 'maxAwaitTimeMS', 'backpressure'];

export const hello: Command = {
  fields,
  aboutServer: true,
  run(call, context) {
    count(call.body.maxAwaitTimeMS, 'maxAwaitTimeMS');
    return about(context);
  },
};

export const isMaster: Command = {
  fields,
  aboutServer: true,
  run: (call, context) => ({ ismaster: true, ...hello.run(call, context) }),
};

/** As long as a timer takes. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** How long a hello wants to wait for news, or undefined where it wants an answer now, if only to be refused. */
export function patience(body: Document): number | undefined {
  const known = body.topologyVersion;
  const wait = Number(body.maxAwaitTimeMS);
  if (!(wait >= 0) || !topologyVersion.processId.equals(known?.processId ?? '')) return undefined;
  return Math.min(wait, LONGEST_WAIT_MS);
}

export const ping: Command = { fields: [], aboutServer: true, run: () => ({ ok: 1 }) };

export const endSessions: Command = { fields: [], aboutServer: true, run: () => ({ ok: 1 }) };
