import type { SharedFile } from './messages.ts';

/** The largest file there may be here, and how much all of them may hold, in bytes. */
export const mostInFile = 10_000_000;
const mostInAll = 500_000_000;

/** Where the bytes of files lie. */
export interface BytesOfFiles {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<void>;
  /** How many bytes each has. */
  sizes(): ReadonlyMap<string, number>;
}

/**
 * A file that somebody brought: what a person sends is there at once; the app's is named, then uploaded, then complete,
 * and in a conversation a moment later.
 */
export interface Upload {
  file: SharedFile;
  stage: 'named' | 'uploaded' | 'complete' | 'by a person';
  /** Whether a person has sent it to the app in a form. */
  given?: boolean;
  /** Under which its bytes come, and how many they are to be. */
  ticket?: string;
  length: number;
}

/** Says, to whoever brings a file, why it is not taken. */
export class TooLarge extends Error {}

export class Files {
  #uploads = new Map<string, Upload>();
  #bytes: BytesOfFiles;

  constructor(bytes: BytesOfFiles = bytesInMemory()) {
    this.#bytes = bytes;
  }

  /** From now on the app can see it. */
  give(fileId: string): void {
    const upload = this.#uploads.get(fileId);
    if (upload) upload.given = true;
  }

  add(upload: Upload): void {
    this.#uploads.set(upload.file.id, upload);
  }

  get(fileId: string): Upload | undefined {
    return this.#uploads.get(fileId);
  }

  all(): Upload[] {
    return [...this.#uploads.values()];
  }

  byTicket(ticket: string): Upload | undefined {
    return this.all().find((upload) => upload.ticket === ticket);
  }

  /** Keeps the bytes of a file, or throws TooLarge. */
  async keep(fileId: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > mostInFile) throw new TooLarge(`A file may have ${inMegabytes(mostInFile)} here.`);
    const held = [...this.#bytes.sizes().values()].reduce((sum, size) => sum + size, 0);
    if (held + bytes.length > mostInAll)
      throw new TooLarge(`There is no room for it: all files here may have ${inMegabytes(mostInAll)}.`);
    await this.#bytes.put(fileId, bytes);
  }

  /** Lets go of bytes that came, but of whose file nobody was told before the end. */
  async tidy(): Promise<void> {
    for (const id of [...this.#bytes.sizes().keys()])
      if (!this.#uploads.has(id)) await this.#bytes.remove(id);
  }

  /** Some files are only spoken of: a test that shares one gives no bytes. */
  isHere(fileId: string): boolean {
    return this.#bytes.sizes().has(fileId);
  }

  async bytesOf(fileId: string): Promise<Uint8Array | undefined> {
    return this.isHere(fileId) ? this.#bytes.get(fileId) : undefined;
  }
}

const inMegabytes = (bytes: number) => `${bytes / 1_000_000} MB at most`;

function bytesInMemory(): BytesOfFiles {
  const all = new Map<string, Uint8Array>();
  return {
    async put(id, bytes) {
      all.set(id, bytes);
    },
    get: async (id) => all.get(id),
    remove: async (id) => void all.delete(id),
    sizes: () => new Map([...all].map(([id, { length }]) => [id, length])),
  };
}
