import type { BytesOfFiles } from './files.ts';

/** Where a workspace keeps what outlives a restart: texts by their keys, and the bytes of files. It is handed in. */
export interface Keeper {
  /** Everything that was kept, in the order of the keys; or an error in words, where it cannot be read. */
  load(version: number): Promise<[key: string, text: string][]>;
  /** All of it or nothing, in the order in which it is asked for; without a text the key goes. */
  save(changes: ReadonlyMap<string, string | undefined>): Promise<void>;
  readonly files: BytesOfFiles;
  /** What to throw where what was kept makes no sense. */
  unreadable(what: string): Error;
  close(): Promise<void>;
}
