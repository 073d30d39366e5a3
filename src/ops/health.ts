import { createServer } from 'node:http';

/** What `/health` asks of a running process. */
export interface Healthy {
  /** Resolves if the store answers. */
  store: { offset(): Promise<number> };
}

/**
 * Serves `/health` on its own port, where one is given: 200 with `{"store":"up"}`, or 503 with `{"store":"down"}`.
 * Nothing is served without a port.
 */
export async function serveHealth(
  port: number | undefined,
  desk: Healthy,
): Promise<{ stop(): Promise<void> }> {
  if (port === undefined) return { stop: async () => undefined };
  const server = createServer(async (request, response) => {
    if (request.url !== '/health') return response.writeHead(404).end();
    const up = await desk.store.offset().then(
      () => true,
      () => false,
    );
    response.writeHead(up ? 200 : 503, { 'content-type': 'application/json' });
    return response.end(JSON.stringify({ store: up ? 'up' : 'down' }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
