import { afterEach, expect, test } from '@jest/globals';
import { examine, type Health, serveHealth } from '../../src/ops/health.ts';

const at = new Date('2026-11-23T10:00:00Z');
const up = async () => 0;
const kind = (due: { nextDeliveryAt?: string; nextReminderAt?: string }) => ({
  async *due(by: 'nextDeliveryAt' | 'nextReminderAt') {
    const instant = due[by];
    if (instant) yield { dueAt: new Date(instant) };
  },
});

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of opened.splice(0)) await stop();
});

async function ask(health: () => Promise<Health>, path = '/health') {
  const server = await serveHealth(0, health);
  opened.push(server.stop);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, text: await response.text() };
}

test('the store is up: 200, with the age of the oldest overdue message and reminder over all kinds', async () => {
  const kinds = [
    kind({ nextDeliveryAt: '2026-11-23T09:59:58Z' }),
    kind({ nextDeliveryAt: '2026-11-23T09:59:00Z', nextReminderAt: '2026-11-23T08:00:00Z' }),
  ];
  const { status, text } = await ask(() => examine({ now: () => at, storeAnswers: up, kinds }));
  expect({ status, ...JSON.parse(text) }).toEqual({
    status: 200,
    ready: true,
    store: 'up',
    overdueSeconds: { message: 60, reminder: 7200 },
  });
});

test('nothing is due: ages of 0', async () => {
  expect(await examine({ now: () => at, storeAnswers: up, kinds: [kind({})] })).toMatchObject({
    overdueSeconds: { message: 0, reminder: 0 },
  });
});

test('the store is down: 503', async () => {
  const storeAnswers = () => Promise.reject(new Error('away'));
  const { status, text } = await ask(() => examine({ now: () => at, storeAnswers, kinds: [] }));
  expect({ status, ...JSON.parse(text) }).toEqual({ status: 503, ready: true, store: 'down' });
});

test('not ready: 503; another path: 404; no port: nothing is served', async () => {
  const waiting = async (): Promise<Health> => ({ ready: false, store: 'down' });
  expect(await ask(waiting)).toMatchObject({ status: 503 });
  expect(await ask(waiting, '/')).toMatchObject({ status: 404 });
  expect((await serveHealth(undefined, waiting)).port).toBeUndefined();
});
