import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order, WorkerOptions } from './orders.ts';

/** A process that is there to be broken. */
export interface Broken {
  name: string;
  isAlive(): boolean;
  /** What it has logged last, for finding out why. */
  log(): string;
  told(order: Order): void;
  /** Resolves once it is ready to work; rejects, with what it wrote, if it ends before. */
  ready: Promise<void>;
  /** Resolves with how it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal(signal: NodeJS.Signals): void;
}

const keptCharacters = 200_000;
const isReady = ' is ready"';

/** Starts this file as a process of its own, with these variables. */
export function broken(
  name: string,
  file: string,
  env: Record<string, string>,
  options: WorkerOptions,
): Broken {
  const child = fork(file, [JSON.stringify(options)], {
    execArgv: ['--enable-source-maps'],
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').then(([code, signal]) => {
    process.removeListener('exit', kill);
    return { code, signal };
  });
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        log = (log + data).slice(-keptCharacters);
        if (log.includes(isReady)) resolve();
      });
    void ended.then(({ code, signal }) =>
      reject(new Error(`${name} ended (${code ?? signal}), and wrote:\n${log}`)),
    );
  });
  // Whoever kills it before it is ready knows why.
  ready.catch(() => undefined);
  return {
    name,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    log: () => log,
    told(order) {
      if (child.connected) child.send(order, () => undefined);
    },
    ready,
    ended,
    signal: (signal) => void child.kill(signal),
  };
}
