import { crc32 } from 'node:zlib';

const SEAL_BYTES = 4;

/** A value behind a checksum of it and its key, so that one that changed on the disk is told from one that was written. */
export function sealed(key: Uint8Array, value: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(SEAL_BYTES + value.length);
  out.writeUInt32LE(crc32(value, crc32(key)));
  out.set(value, SEAL_BYTES);
  return out;
}

export const unsealed = (bytes: Buffer): Buffer => bytes.subarray(SEAL_BYTES);

export const isSealed = (key: Uint8Array, bytes: Buffer): boolean =>
  bytes.length >= SEAL_BYTES && bytes.readUInt32LE() === crc32(unsealed(bytes), crc32(key));
