import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Child {
  pid: number;
  /** Milliseconds from its start to the line that was waited for. */
  readyMs: number;
  /** That line, and what of it was asked for. */
  line: RegExpExecArray;
  stop(): Promise<void>;
}

/** Starts Node with these arguments, and waits until it writes this; rejects, with what it wrote, if it ends before. */
export async function started(
  args: readonly string[],
  writes: RegExp,
  env: Record<string, string> = {},
): Promise<Child> {
  const begunAt = performance.now();
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  // A measurement that fails leaves nothing running.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  void ended.then(() => process.removeListener('exit', kill));
  let [written, isReady] = ['', false];
  const line = await new Promise<RegExpExecArray>((resolve, reject) => {
    const look = (data: Buffer) => {
      // What it says later is drained, and not kept.
      if (isReady) return;
      written += data;
      const found = writes.exec(written);
      if (!found) return;
      isReady = true;
      resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then(() => reject(new Error(`${args.join(' ')} ended, and wrote:\n${written}`)));
  });
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - begunAt,
    line,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const typescript = (file: string): string[] => ['--import', 'tsx/esm', file];
