import { type Document, serialize } from 'bson';
import { crc32c } from '../../../../local/mongo/wire/checksum.ts';

export const OP_MSG = 2013;
export const OP_QUERY = 2004;

export function message(opCode: number, ...parts: Uint8Array[]): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + parts.reduce((sum, { length }) => sum + length, 0), 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, ...parts]);
}

export const flags = (bits: number): Buffer => Buffer.from(Uint32Array.of(bits).buffer);
export const body = (document: Document): Buffer => Buffer.concat([Buffer.from([0]), serialize(document)]);
export const ask = (document: Document): Buffer => message(OP_MSG, flags(0), body(document));

/** With its checksum at the end. */
export function summed(...parts: Uint8Array[]): Buffer {
  const whole = message(OP_MSG, ...parts, Buffer.alloc(4));
  whole.writeUInt32LE(crc32c(whole.subarray(0, -4)), whole.length - 4);
  return whole;
}

export function sequence(name: string, ...documents: Document[]): Buffer {
  const head = Buffer.from(`${name}\0`);
  const bytes = Buffer.concat(documents.map((document) => serialize(document)));
  return Buffer.concat([
    Buffer.from([1]),
    Buffer.from(Int32Array.of(4 + head.length + bytes.length).buffer),
    head,
    bytes,
  ]);
}

export const firstHello = (): Buffer =>
  message(
    OP_QUERY,
    flags(0),
    Buffer.from('admin.$cmd\0'),
    Buffer.alloc(8),
    serialize({ ismaster: 1, helloOk: true }),
  );
