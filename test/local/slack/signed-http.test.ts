import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { tokens, workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let clock: HandClock;
let endpoint: Server;
let status = 200;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  received.length = 0;
  endpoint = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const { port } = endpoint.address() as AddressInfo;
  workspace = await startWorkspace(
    workspaceOptions({ clock, delivery: { url: `http://127.0.0.1:${port}/` } }),
  );
});
afterEach(async () => {
  status = 200;
  await workspace.stop();
  endpoint.close();
});

test('A command is a signed form, of exactly the content type that Slack sends', async () => {
  await workspace.person('ana').types('/note with & signs', { in: 'notes' });
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  const base = `v0:${String(headers['x-slack-request-timestamp'])}:${body}`;
  const digest = createHmac('sha256', tokens.signingSecret).update(base).digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
  expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
    command: '/note',
    text: 'with & signs',
    channel_id: 'C1',
    channel_name: 'notes',
    user_id: 'UANA',
    is_enterprise_install: 'false',
    response_url: expect.stringMatching(/^http/),
    trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
  });
});

test('An act is a form with its payload in one field, an event is JSON', async () => {
  const ana = workspace.person('ana');
  await ana.runs('Take a note');
  await ana.posts('Hello', { in: 'notes' });
  const [act, event] = received;
  expect(act?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  const fields = Object.fromEntries(new URLSearchParams(act?.body));
  expect(Object.keys(fields)).toEqual(['payload']);
  expect(JSON.parse(fields.payload ?? '')).toMatchObject({ type: 'shortcut' });
  expect(event?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'event_callback' });
});

test('An endpoint that answers 500 is a problem, and the person is told', async () => {
  status = 500;
  const ana = workspace.person('ana');
  await ana.types('/note');
  await ana.sees('/note failed with the error "http_error 500"');
  expect(workspace.problems()).toEqual([expect.stringContaining('was not acknowledged: http_error 500')]);
});

test('An event that is answered 500 comes again, and says why', async () => {
  status = 500;
  const first = await workspace.sendEvent({ type: 'app_home_opened', user: 'UANA' });
  expect(first).toEqual({ acked: false, why: 'http_error 500' });
  while (workspace.deliveries.some(({ outcome }) => outcome === 'waiting')) await workspace.changed();
  status = 200;
  clock.advance(60_000);
  await workspace.quiet();
  const told = received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
  expect(told).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ]);
  expect(workspace.deliveries.at(-1)?.outcome).toBe('acknowledged');
});
