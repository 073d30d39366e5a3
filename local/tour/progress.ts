import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const progress = z.object({
  /** The story that is being told. */
  story: z.string().optional(),
  at: z.int().min(0).catch(0),
  /** Stories that have been told to the end. */
  done: z.array(z.string()).catch([]),
});
/** How far somebody has come. */
export type Progress = z.infer<typeof progress>;

export interface KeptProgress {
  read(): Promise<Progress>;
  /** What cannot be written is forgotten at the end: a tour can be told again. */
  write(now: Progress): void;
  /** Resolves once all is written. */
  idle(): Promise<void>;
}

/** A small file in the data folder; without a folder nothing outlives the process. */
export function keptProgress(folder: string | undefined): KeptProgress {
  const file = folder === undefined ? undefined : join(folder, 'tour.json');
  let writing = Promise.resolve();
  return {
    async read() {
      const text = file && (await readFile(file, 'utf8').catch(() => undefined));
      return (text && parsed(text)) || { at: 0, done: [] };
    },
    write(now) {
      if (file === undefined) return;
      const text = JSON.stringify(now);
      writing = writing.then(() => replaced(file, text)).catch(() => undefined);
    },
    idle: () => writing,
  };
}

function parsed(text: string): Progress | undefined {
  try {
    return progress.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function replaced(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
