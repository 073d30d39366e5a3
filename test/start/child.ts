import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';

export interface Child {
  /** What it has written so far, to either stream. */
  output(): string;
  /** Resolves once it has written this; rejects if it ends before. */
  writes(text: string | RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  types(lines: string): void;
  /** Reads nothing more of what it writes, and closes the pipes. */
  hangUp(): void;
  ended: Promise<{ code: number | null; out: string; err: string }>;
}

const children: ChildProcessWithoutNullStreams[] = [];
const folders: string[] = [];

let built: string | undefined;

/** What `npm run build` makes, once for a file of tests: it starts in half the time of the sources. */
function build(): string {
  if (built) return built;
  const folder = mkdtempSync(join(tmpdir(), 'casedesk-built-'));
  execFileSync('npm', ['run', '--silent', 'build', '--', `--outdir=${folder}`], { stdio: 'pipe' });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  built = folder;
  return folder;
}

/**
 * `npm start` in a process of its own, with these variables alone, and with `options` after two dashes. Without `input`,
 * its standard input is closed. It runs as built, unless `fromSources`.
 */
export function startsWith(
  env: Record<string, string>,
  { input, options = [], fromSources }: { input?: 'open'; options?: string[]; fromSources?: true } = {},
): Child {
  const program = fromSources ? ['--import', 'tsx/esm', 'src/start.ts'] : [join(build(), 'start.js')];
  const child = spawn(process.execPath, [...program, ...options], {
    env: { PATH: process.env.PATH, ...env },
  });
  children.push(child);
  if (!input) child.stdin.end();
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return {
    output: () => out + err,
    writes(text) {
      const wanted =
        typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = wanted.exec(out + err);
          if (found) resolve(found);
        };
        look();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        ended.then(({ code }) => reject(new Error(`It ended with ${code}, and wrote:\n${out}${err}`)));
      });
    },
    kill: (signal) => child.kill(signal),
    types: (lines) => child.stdin.end(lines),
    hangUp() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    ended,
  };
}

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'casedesk-start-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

afterAll(() => {
  if (built) rmSync(built, { recursive: true, force: true });
});
