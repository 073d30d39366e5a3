import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A TCP proxy before a store, whichever it is, that can be told to break what goes through it. */
export interface StoreProxy {
  port: number;
  /** Ends every connection, and lets nobody through until `heal`. */
  cut(): void;
  /** Ends each connection once something has been asked over it, before the answer is through: the next `times`. */
  loseReplies(times: number): void;
  /** Nothing more comes through those that are open, and nobody tells either end, even after `heal`; new ones are no better until then. */
  silence(): void;
  /** How many connections it has ended or silenced so far. */
  broken(): number;
  /** What it answers comes this much later, until `heal`. */
  slow(ms: number): void;
  heal(): void;
  stop(): Promise<void>;
}

export async function proxyTo(port: number): Promise<StoreProxy> {
  const ends = new Set<Socket>();
  let isCut = false;
  let repliesToLose = 0;
  let slowMs = 0;
  let broken = 0;
  let isSilent = false;
  const open = new Set<{ isSilent: boolean }>();

  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    const link = { isSilent };
    open.add(link);
    let losesNext = false;
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end.setNoDelay(true));
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        open.delete(link);
        other.destroy();
      });
    }
    const answer = inOrder(near);
    near.on('data', (chunk: Buffer) => {
      if (link.isSilent) return;
      if (repliesToLose > 0 && isWrite(chunk)) {
        repliesToLose -= 1;
        losesNext = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (link.isSilent) return;
      if (!losesNext) return answer(chunk, slowMs);
      broken += 1;
      near.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const endAll = () => {
    broken += ends.size / 2;
    for (const end of ends) end.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      isCut = true;
      endAll();
    },
    loseReplies(times) {
      repliesToLose = times;
    },
    silence() {
      isSilent = true;
      broken += open.size;
      for (const link of open) link.isSilent = true;
    },
    broken: () => broken,
    slow(ms) {
      slowMs = ms;
    },
    heal() {
      isCut = false;
      isSilent = false;
      repliesToLose = 0;
      slowMs = 0;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      endAll();
      await closed;
    },
  };
}

/** Writes to a socket, each piece so much later and none before another that came first. */
function inOrder(to: Socket): (chunk: Buffer, laterMs: number) => void {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const write = (chunk: Buffer) => void (to.destroyed || to.write(chunk));
  return (chunk, laterMs) => {
    if (!laterMs && !waiting) return write(chunk);
    const due = laterMs ? pause(laterMs) : undefined;
    waiting += 1;
    last = Promise.all([last, due]).then(() => {
      waiting -= 1;
      write(chunk);
    });
  };
}

/** Where a lost reply leaves something in doubt; what only reads is asked again, and shows nothing. */
const isWrite = (chunk: Buffer): boolean =>
  ['update\0', 'insert\0', 'findAndModify\0'].some((command) => chunk.includes(command));
