import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Bundled once, for a kill loop starts it many times. What is native, or will not be bundled, is found through a link. */
export class Bundle {
  readonly #folder = mkdtempSync(join(tmpdir(), 'local-mongo-child-'));
  readonly #children = new Set<ChildProcess>();
  readonly file = join(this.#folder, 'child.mjs');

  constructor(entry = 'test/local/mongo/process/child.ts', external: string[] = []) {
    const args = ['--bundle', '--platform=node', '--format=esm', '--log-level=error'];
    const outside = ['lmdb', ...external].map((name) => `--external:${name}`);
    execFileSync('node_modules/.bin/esbuild', [entry, ...args, ...outside, `--outfile=${this.file}`]);
    symlinkSync(resolve('node_modules'), join(this.#folder, 'node_modules'));
    chmodSync(this.#folder, 0o755);
  }

  /** `before` is what runs it: a shell with a limit, a tracer. */
  async start(folder: string, { before = [], uid }: { before?: string[]; uid?: number } = {}) {
    const [command = '', ...args] = [...before, process.execPath, this.file, folder];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.#children.add(child);
    let [out, err] = ['', ''];
    const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }));
    await Promise.race([
      ended,
      new Promise<void>((ready) => {
        child.stdout.on('data', (data) => {
          out += data;
          if (/^(ready|cannot) /m.test(out)) ready();
        });
      }),
    ]);
    child.stderr.on('data', (data) => {
      err += data;
    });
    const said = (word: string) => new RegExp(`^${word} (.*)$`, 'm').exec(out)?.[1];
    return {
      pid: child.pid ?? 0,
      port: said('ready'),
      uri: said('ready') && `mongodb://127.0.0.1:${said('ready')}/`,
      cannot: said('cannot'),
      disagrees: said('disagrees'),
      ended,
      async kill(signal: NodeJS.Signals = 'SIGKILL') {
        child.kill(signal);
        return ended;
      },
    };
  }

  dispose(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
