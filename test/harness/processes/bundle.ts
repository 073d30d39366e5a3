import { readdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A mistake that is put into the product on purpose: in this file, these words become those. */
export interface PlantedBug {
  file: string;
  words: string;
  become: string;
}

/** Under the packages that it imports, in a folder of each run's own. */
const folder = 'node_modules/.cache/casedesk-harness';

/** Makes one file of a worker, which starts in a third of the time; with a planted bug, one that has it. */
export async function bundled(
  entry: 'worker' | 'control',
  bug?: PlantedBug & { name: string },
): Promise<string> {
  await forgetEnded();
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

/** Removes what runs that have ended have left. */
async function forgetEnded(): Promise<void> {
  const runs = await readdir(folder).catch((): string[] => []);
  for (const run of runs)
    if (!isAlive(Number(run))) await rm(resolve(folder, run), { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
