import { createServer } from 'node:http';

export interface Health {
  /** Whether the process serves people; before that it may be waiting for its store. */
  ready: boolean;
  store: 'up' | 'down';
  /** By how many seconds the oldest message and the oldest reminder are overdue. */
  overdueSeconds?: { message: number; reminder: number };
}

type DueBy = 'nextDeliveryAt' | 'nextReminderAt';

/** What health asks of a running process. */
export interface Examined {
  now(): Date;
  /** Resolves if the store answers. */
  storeAnswers(): Promise<unknown>;
  /** Every kind of record: what is due of it, the earliest first. */
  kinds: readonly { due(by: DueBy, before: Date): AsyncIterable<{ dueAt: Date }> }[];
}

/** Never throws: whatever fails is told as a store that is down. */
export async function examine({ now, storeAnswers, kinds }: Examined): Promise<Health> {
  const at = now();
  const overdue = async (by: DueBy): Promise<number> => {
    const ages = await Promise.all(
      kinds.map(async (kind) => {
        for await (const { dueAt } of kind.due(by, at)) return at.getTime() - dueAt.getTime();
        return 0;
      }),
    );
    return Math.round(Math.max(0, ...ages) / 1_000);
  };
  try {
    await storeAnswers();
    const [message, reminder] = await Promise.all([overdue('nextDeliveryAt'), overdue('nextReminderAt')]);
    return { ready: true, store: 'up', overdueSeconds: { message, reminder } };
  } catch {
    return { ready: true, store: 'down' };
  }
}

/** Serves `/health` where a port is given: 200 with the health as JSON, 503 unless ready with the store up. */
export async function serveHealth(
  port: number | undefined,
  health: () => Promise<Health>,
): Promise<{ port?: number; stop(): Promise<void> }> {
  if (port === undefined) return { stop: async () => undefined };
  const server = createServer(async (request, response) => {
    if (request.url !== '/health') return response.writeHead(404).end();
    const found = await health();
    const well = found.ready && found.store === 'up';
    response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(found));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
