import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { rawSocket } from './raw-socket.ts';
import { workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let clock: HandClock;
beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await startWorkspace(workspaceOptions({ clock }));
});
afterEach(() => workspace.stop());

const connected = () => rawSocket(workspace);

test('says hello, and lets nobody in twice by the same address', async () => {
  const { hello, url } = await connected();
  expect(hello).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } });
  const again = new WebSocket(url);
  await expect(once(again, 'open')).rejects.toThrow('401');
});

test('a payload goes to one of the sockets, each in its turn', async () => {
  const [one, two] = [await connected(), await connected()];
  const ana = workspace.person('ana');
  const first = ana.types('/note a');
  const second = ana.types('/note b');
  const [x, y] = [await one.next(), await two.next()];
  one.ack(x);
  two.ack(y);
  await Promise.all([first, second]);
  expect([x.payload.text, y.payload.text].sort()).toEqual(['a', 'b']);
  expect(x).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
  expect(workspace.problems()).toEqual([]);
});

test('a payload acknowledged twice is a problem', async () => {
  const { next, ack } = await connected();
  const typed = workspace.person('ana').types('/note');
  const envelope = await next();
  ack(envelope);
  ack(envelope);
  await typed;
  while (workspace.problems().length === 0) await workspace.changed();
  expect(workspace.problems()).toEqual([expect.stringContaining('/note by UANA')]);
  expect(workspace.problems()[0]).toContain('was acknowledged 2 times');
});

test('an event that nobody acknowledges comes again at once, after a minute and after five', async () => {
  const { next } = await connected();
  const sent = workspace.sendEvent({ type: 'app_home_opened', user: 'UANA', tab: 'home' });
  const attempts = [await next()];
  for (const untilNext of [3000, 3000 + 60_000, 3000 + 300_000]) {
    clock.advance(untilNext - 1);
    expect(workspace.deliveries).toHaveLength(attempts.length);
    clock.advance(1);
    attempts.push(await next());
  }
  expect(await sent).toEqual({ acked: false, why: 'operation_timeout' });
  expect(attempts.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
  expect(attempts.map(({ retry_reason }) => retry_reason)).toEqual([
    '',
    'http_timeout',
    'http_timeout',
    'http_timeout',
  ]);
  expect(new Set(attempts.map(({ payload }) => payload.event_id)).size).toBe(1);
});

test('an event can be sent again although it was acknowledged', async () => {
  const { next, ack } = await connected();
  const sent = workspace.sendEvent({ type: 'app_home_opened', user: 'UANA' }, { retries: 1 });
  const first = await next();
  ack(first);
  const second = await next();
  ack(second);
  await sent;
  expect(second.payload).toEqual(first.payload);
  expect(workspace.problems()).toEqual([]);
});

test('an eleventh socket is turned away', async () => {
  for (let n = 1; n <= 10; n += 1) await connected();
  const { hello, ws } = await connected();
  expect(hello).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  if (ws.readyState !== WebSocket.CLOSED) await once(ws, 'close');
  expect(workspace.sockets()).toBe(10);
});

test('garbage on the socket is a problem and nothing more', async () => {
  const { ws, next, ack } = await connected();
  ws.send('{"half');
  await workspace.changed();
  expect(workspace.problems()).toEqual(['Something that is no ack came over the socket: {"half']);
  const typed = workspace.person('ana').types('/note');
  ack(await next());
  await typed;
});

test('a refresh asks every socket to come back', async () => {
  const { next } = await connected();
  workspace.refreshSockets('warning');
  expect(await next()).toMatchObject({ type: 'disconnect', reason: 'warning' });
});

test('one connection of two is refreshed: it gets nothing more, and the other is not deaf for a moment', async () => {
  const [old, other] = [await connected(), await connected()];
  workspace.refreshSockets('warning', { only: 0 });
  expect(await old.next()).toMatchObject({ type: 'disconnect', reason: 'warning' });
  for (const text of ['a', 'b', 'c']) {
    const typed = workspace.person('ana').types(`/note ${text}`);
    const envelope = await other.next();
    other.ack(envelope);
    await typed;
    expect(envelope.payload.text).toBe(text);
  }
  clock.advance(10_000);
  expect(await old.next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  while (workspace.sockets() > 1) await workspace.changed();

  await connected();
  workspace.refreshSockets('refresh_requested', { only: 0 });
  expect(await other.next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  expect(() => workspace.refreshSockets('warning', { only: 2 })).toThrow('There is no connection 2.');
  expect(workspace.problems()).toEqual([]);
});

test('an ack still counts from a connection that has been told to go', async () => {
  const { next, ack } = await connected();
  const typed = workspace.person('ana').types('/note');
  const envelope = await next();
  workspace.refreshSockets('warning');
  ack(envelope);
  await typed;
  expect(workspace.problems()).toEqual([]);
});

test('a press fails to dispatch where every connection has been told to go', async () => {
  await connected();
  workspace.refreshSockets('warning');
  const ana = workspace.person('ana');
  await ana.types('/note');
  await ana.sees('/note failed with the error "dispatch_failed"');
  expect(workspace.sockets()).toBe(1);
});
