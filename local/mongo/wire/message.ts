import type { Document } from 'bson';
import { rawArray, readTyped, writeWithRaw } from '../bson.ts';
import type { Call } from '../commands/command.ts';
import { MAX_MESSAGE_BYTES } from '../commands/hello.ts';
import { MongoError } from '../errors.ts';
import { crc32c } from './checksum.ts';
import { BrokenMessage } from './frames.ts';
import { checkValues } from './values.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
/** Bits below 16 that a server does not know must be refused. */
const REQUIRED_BITS = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

export interface Request {
  requestId: number;
  /** Or why it is not even looked at. */
  call: Call | MongoError;
  /** The old form, in which drivers ask who is there before they know what is understood. */
  legacy: boolean;
  /** The sender does not want an answer. */
  silent: boolean;
  exhaustAllowed: boolean;
}

export function parseMessage(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return { requestId, legacy: false, ...parseMsg(message) };
  if (opCode === OP_QUERY)
    return {
      requestId,
      legacy: true,
      silent: false,
      exhaustAllowed: false,
      call: refusedOr(() => parseQuery(message)),
    };
  throw new BrokenMessage(`opcode ${opCode}`);
}

function parseMsg(message: Buffer): Pick<Request, 'call' | 'silent' | 'exhaustAllowed'> {
  const flags = message.readUInt32LE(16);
  if ((flags & REQUIRED_BITS) !== 0) throw new BrokenMessage(`flags ${flags}`);
  const hasChecksum = (flags & CHECKSUM_PRESENT) !== 0;
  const end = message.length - (hasChecksum ? 4 : 0);
  if (hasChecksum && message.readUInt32LE(end) !== crc32c(message.subarray(0, end)))
    throw new BrokenMessage('a checksum');
  let bytes: Buffer | undefined;
  const sequences: { name: string; items: Buffer[] }[] = [];
  for (let at = 20; at < end; ) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (size < 5 || at + 1 + size > end || (kind !== 0 && kind !== 1)) throw new BrokenMessage('a section');
    if (kind === 1) sequences.push(parseSequence(section));
    else if (bytes) throw new BrokenMessage('a second body');
    else bytes = section;
    at += 1 + size;
  }
  if (!bytes) throw new BrokenMessage('no body');
  const exhaustAllowed = (flags & EXHAUST_ALLOWED) !== 0;
  return {
    call: refusedOr(() => callOf(bytes, sequences)),
    silent: (flags & MORE_TO_COME) !== 0,
    exhaustAllowed,
  };
}

function parseSequence(section: Buffer): { name: string; items: Buffer[] } {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new BrokenMessage('a sequence without a name');
  const items: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new BrokenMessage('a document in a sequence');
    items.push(section.subarray(at, at + size));
    at += size;
  }
  return { name: section.toString('utf8', 4, nameEnd), items };
}

function refusedOr(parse: () => Call): Call | MongoError {
  try {
    return parse();
  } catch (error) {
    if (error instanceof MongoError) return error;
    throw error;
  }
}

function callOf(bytes: Buffer, sequences: { name: string; items: Buffer[] }[]): Call {
  const body = readChecked(bytes);
  const [name = ''] = Object.keys(body);
  // Reading each document is also what proves that it is one.
  for (const { name: field, items } of sequences) body[field] = items.map(readChecked);
  const documents =
    sequences.find((one) => one.name === 'documents')?.items ?? rawArray(bytes, 'documents') ?? [];
  const database: unknown = body.$db;
  if (typeof database !== 'string') throw new BrokenMessage('no $db');
  return { name, database, body, documents };
}

function parseQuery(message: Buffer): Call {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0) throw new BrokenMessage('a query without a collection');
  const bodyAt = nameEnd + 9;
  const body = readChecked(message.subarray(bodyAt, bodyAt + message.readInt32LE(bodyAt)));
  const [name = ''] = Object.keys(body);
  if (message.toString('utf8', 20, nameEnd) !== 'admin.$cmd' || !/^(hello|ismaster)$/i.test(name))
    throw new BrokenMessage('OP_QUERY is for the first hello only');
  return { name, database: 'admin', body, documents: [] };
}

function readChecked(bytes: Buffer): Document {
  checkValues(bytes);
  return readTyped(bytes);
}

let lastRequestId = 0;

export interface Encoded {
  requestId: number;
  bytes: Buffer;
}

const tooLarge: Document = {
  ok: 0,
  errmsg: `The answer would be larger than ${MAX_MESSAGE_BYTES} bytes. What was asked for has been done.`,
  code: 10334,
  codeName: 'BSONObjectTooLarge',
};

export function encodeReply(
  reply: Document,
  { legacy }: Pick<Request, 'legacy'>,
  responseTo: number,
  moreToCome: boolean,
): Encoded {
  const head = Buffer.alloc(legacy ? 36 : 21);
  const body = fitting(reply, MAX_MESSAGE_BYTES - head.length) ?? writeWithRaw(tooLarge);
  const requestId = ++lastRequestId & 0x7fffffff;
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(responseTo, 8);
  head.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  } else head.writeUInt32LE(moreToCome ? MORE_TO_COME : 0, 16);
  return { requestId, bytes: Buffer.concat([head, body]) };
}

function fitting(reply: Document, atMost: number): Uint8Array | undefined {
  try {
    const body = writeWithRaw(reply);
    return body.length > atMost ? undefined : body;
  } catch (error) {
    // What it writes itself, bson writes into room for one document.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
