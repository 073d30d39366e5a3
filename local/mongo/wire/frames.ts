import { MAX_MESSAGE_BYTES } from '../commands/hello.ts';

const HEADER_BYTES = 16;

export class BrokenMessage extends Error {}

/** Cuts what a socket brings into whole messages. Their length is checked before anything is kept for them. */
export class Frames {
  #kept = Buffer.alloc(0);
  #held = 0;

  push(chunk: Buffer): Buffer[] {
    const all = this.#held === 0 ? chunk : this.#append(chunk);
    const messages: Buffer[] = [];
    let at = 0;
    for (let next = wholeAt(all, at); next !== undefined; next = wholeAt(all, at)) {
      messages.push(all.subarray(at, next));
      at = next;
    }
    this.#keep(all, at);
    return messages;
  }

  /** Room is doubled, so that what a message costs grows with its length alone, however many pieces it comes in. */
  #append(chunk: Buffer): Buffer {
    const size = this.#held + chunk.length;
    if (size > this.#kept.length) {
      const larger = Buffer.allocUnsafeSlow(size * 2);
      this.#kept.copy(larger, 0, 0, this.#held);
      this.#kept = larger;
    }
    chunk.copy(this.#kept, this.#held);
    this.#held = size;
    return this.#kept.subarray(0, size);
  }

  #keep(all: Buffer, from: number): void {
    // What was given away is not written over.
    if (from === 0 && this.#held > 0) return;
    this.#kept = Buffer.from(all.subarray(from));
    this.#held = this.#kept.length;
  }
}

/** Where the message that begins here ends, if all of it is here. */
function wholeAt(bytes: Buffer, at: number): number | undefined {
  if (bytes.length < at + 4) return undefined;
  const length = bytes.readInt32LE(at);
  if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
    throw new BrokenMessage(`a message of ${length} bytes`);
  return bytes.length < at + length ? undefined : at + length;
}
