import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A mistake that is put into the product on purpose: in this file, these words become those. */
export interface PlantedBug {
  file: string;
  words: string;
  become: string;
}

/** Under the packages that it imports. */
const folder = 'node_modules/.cache/casedesk-harness';

/** Makes one file of a worker, which starts in a third of the time; with a planted bug, one that has it. */
export async function bundled(
  entry: 'worker' | 'control',
  bug?: PlantedBug & { name: string },
): Promise<string> {
  const name = bug ? `${entry}-${bug.name.replaceAll(/\W+/g, '-')}` : entry;
  const outfile = resolve(folder, `${process.pid}`, `${name}.mjs`);
  await build({
    entryPoints: [`test/harness/processes/${entry}.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'silent',
    plugins: bug ? [planting(bug)] : [],
  });
  return outfile;
}

function planting({ file, words, become }: PlantedBug): Plugin {
  const path = resolve(file);
  return {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async (args) => {
        if (args.path !== path) return undefined;
        const source = await readFile(path, 'utf8');
        const [before = '', after, ...others] = source.split(words);
        if (after === undefined || others.length) throw new Error(`"${words}" must stand in ${file} once.`);
        return { contents: before + become + after, loader: 'ts' };
      });
    },
  };
}
