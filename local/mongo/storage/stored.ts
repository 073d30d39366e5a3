import type { Document } from 'bson';
import { readPlain, readTyped } from '../bson.ts';
import { encode } from './order.ts';

/** One document as it lies in the store, decoded when someone looks. */
export class Stored {
  readonly bytes: Uint8Array;
  #plain: Document | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get plain(): Document {
    this.#plain ??= readPlain(this.bytes);
    return this.#plain;
  }

  /** A fresh copy each time: updates change it in place. */
  get typed(): Document {
    return readTyped(this.bytes);
  }

  get idKey(): Buffer {
    return encode(this.plain._id);
  }
}
