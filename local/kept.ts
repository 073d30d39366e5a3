import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, codeOf } from './cannot-start.ts';
import { Engine } from './mongo/storage/engine.ts';
import type { Keeper } from './slack/index.ts';

const versionKey = Buffer.from('version');
// What is kept lies below this; every byte of UTF-8 is less than the last.
const prefix = 'kept/';
const everything = {
  low: Buffer.from(prefix),
  high: Buffer.concat([Buffer.from(prefix), Buffer.from([0xff])]),
};

/** Keeps a workspace in a folder, which is its own from `load` to `close`. */
export function keptIn(folder: string): Keeper {
  let opened: Engine | undefined;
  const engine = () => {
    if (!opened) throw new Error('Nothing is kept before it is loaded.');
    return opened;
  };
  const sizes = new Map<string, number>();
  const fileOf = (id: string) => join(folder, 'files', id);

  return {
    async load(version) {
      opened = new Engine(folder);
      const found = opened.read(() => engine().get(versionKey)?.toString());
      if (found !== undefined && found !== String(version))
        throw new CannotStart(
          `the workspace in ${folder} was kept by another version`,
          'Use the version that kept it, or begin anew with npm start -- --fresh',
          'folder',
        );
      if (found === undefined)
        await opened.write(() => engine().put(versionKey, Buffer.from(String(version))));
      for (const [id, size] of filesIn(join(folder, 'files'))) sizes.set(id, size);
      return opened.read(() =>
        [...engine().range(everything)].map(({ key, value }): [string, string] => [
          key.toString().slice(prefix.length),
          value.toString(),
        ]),
      );
    },
    save: (changes) =>
      engine().write(() => {
        for (const [name, text] of changes) {
          const key = Buffer.from(prefix + name);
          if (text === undefined) engine().remove(key);
          else engine().put(key, Buffer.from(text));
        }
      }),
    files: {
      async put(id, bytes) {
        // A name of ours, and never half a file under it.
        try {
          await writeFile(`${fileOf(id)}.new`, bytes, { mode: 0o600, flush: true });
          await rename(`${fileOf(id)}.new`, fileOf(id));
        } catch (error) {
          await rm(`${fileOf(id)}.new`, { force: true }).catch(() => undefined);
          throw new Error(
            `The file cannot be kept (${codeOf(error)}). Make room in ${folder}, or make it writable.`,
          );
        }
        sizes.set(id, bytes.length);
      },
      get: (id) => (sizes.has(id) ? readFile(fileOf(id)) : Promise.resolve(undefined)),
      async remove(id) {
        sizes.delete(id);
        await rm(fileOf(id), { force: true });
      },
      sizes: () => sizes,
    },
    unreadable: (what) =>
      new CannotStart(
        `the workspace in ${folder} is damaged, and was left as it is (${what})`,
        'Begin anew with npm start -- --fresh',
        'folder',
      ),
    close: async () => opened?.close(),
  };
}

// What else lies there, somebody else put there.
const ours = /^F[A-Z0-9]+(\.new)?$/;

/** What is whole in it, and how many bytes each has. */
function filesIn(folder: string): [name: string, bytes: number][] {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = readdirSync(folder, { withFileTypes: true }).filter(
      (it) => it.isFile() && ours.test(it.name),
    );
    const names = found.map(({ name }) => name);
    for (const name of names) if (name.endsWith('.new')) rmSync(join(folder, name));
    return names
      .filter((name) => !name.endsWith('.new'))
      .map((name) => [name, statSync(join(folder, name)).size]);
  } catch (error) {
    throw new CannotStart(
      `the folder ${folder} cannot be used (${codeOf(error)})`,
      'Make it readable and writable',
      'folder',
    );
  }
}
