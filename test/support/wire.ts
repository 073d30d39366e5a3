import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A cable between a process and what it talks to. Once cut, nothing gets through any more, either way. */
export interface Wire {
  port: number;
  cut(): void;
}

export async function wireTo(port: number): Promise<Wire> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end.setNoDelay(true));
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
