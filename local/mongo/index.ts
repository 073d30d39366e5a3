import { createServer, type Server, type Socket } from 'node:net';
import { CannotStart, codeOf } from '../cannot-start.ts';
import { type Clock, hostClock } from '../clock.ts';
import { Cursors } from './commands/cursors.ts';
import { Store } from './storage/store.ts';
import { sweeping } from './storage/sweep.ts';
import { type Fault, serve } from './wire/connection.ts';

export { CannotStart } from '../cannot-start.ts';
export type { Fault, Verdict } from './wire/connection.ts';

export interface LocalMongo {
  uri: string;
  port: number;
  stop(): Promise<void>;
}

export interface LocalMongoOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Absent: nothing outlives `stop`. It is this server's alone while it runs. */
  folder?: string;
  /** What `hello`, `$currentDate` and TTL indexes go by. */
  clock?: Clock;
  /** Asked before each command that is not about the server itself. */
  fault?: Fault;
}

/** A MongoDB for one machine: what drivers, mongoose, Agenda and this app use, on a loopback port; or CannotStart. */
export async function startMongo(options: LocalMongoOptions = {}): Promise<LocalMongo> {
  const { port = 0, folder, clock = hostClock, fault } = options;
  const store = new Store(folder);
  const cursors = new Cursors();
  const sockets = new Set<Socket>();
  let connectionId = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, { store, cursors, clock, connectionId: ++connectionId }, fault);
  });
  try {
    await listening(server, port);
  } catch (error) {
    await store.engine.close();
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    throw new CannotStart(`port ${port} is taken`, 'Stop what holds it', 'port');
  }
  const stopSweeping = sweeping(store, clock, () => cursors.forgetIdle(clock.now()));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopSweeping();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
    await store.engine.close();
  };
  return {
    uri: `mongodb://127.0.0.1:${bound}/`,
    port: bound,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
