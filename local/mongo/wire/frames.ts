import { MAX_MESSAGE_BYTES } from '../commands/hello.ts';

const HEADER_BYTES = 16;

export class BrokenMessage extends Error {}

/** Cuts what a socket brings into whole messages. Their length is checked before anything is kept for them. */
export class Frames {
  #chunks: Buffer[] = [];
  #held = 0;
  #wanted: number | undefined;

  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    const messages: Buffer[] = [];
    for (let message = this.#next(); message; message = this.#next()) messages.push(message);
    return messages;
  }

  #next(): Buffer | undefined {
    this.#wanted ??= this.#readLength();
    if (this.#wanted === undefined || this.#held < this.#wanted) return undefined;
    const all = Buffer.concat(this.#chunks);
    const message = all.subarray(0, this.#wanted);
    this.#chunks = all.length > this.#wanted ? [all.subarray(this.#wanted)] : [];
    this.#held = all.length - this.#wanted;
    this.#wanted = undefined;
    return message;
  }

  #readLength(): number | undefined {
    if (this.#held < 4) return undefined;
    const first = this.#chunks[0];
    const start = first && first.length >= 4 ? first : Buffer.concat(this.#chunks);
    const length = start.readInt32LE();
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
      throw new BrokenMessage(`a message of ${length} bytes`);
    return length;
  }
}
