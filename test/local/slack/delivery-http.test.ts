import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { anEndpoint, type Endpoint, type Received } from './endpoint.ts';
import { workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let clock: HandClock;
let endpoint: Endpoint;

type Answer = (response: ServerResponse, received: Received) => void;

async function delivering(answer: Answer, over: Partial<WorkspaceOptions> = {}): Promise<void> {
  clock = new HandClock('2026-11-22T09:00:00Z');
  endpoint = await anEndpoint(answer);
  workspace = await startWorkspace(workspaceOptions({ clock, delivery: { url: endpoint.url }, ...over }));
}
afterEach(async () => {
  await workspace.stop();
  await endpoint.stop();
});

const event = { type: 'app_home_opened', user: 'UANA', tab: 'home' };
const ok: Answer = (response) => void response.end();
const status =
  (code: number, headers = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end();
const reasons = () => endpoint.received.map(({ headers }) => headers['x-slack-retry-reason']);
const problem = (text: string) => expect.arrayContaining([expect.stringContaining(text)]);

/** Whatever an endpoint answers, it is said, and Slack tries again as it says. */
const failures: [name: string, answer: Answer, why: string, reason: string][] = [
  ['a redirect in a circle', status(302, { location: '/' }), 'too_many_redirects', 'too_many_redirects'],
  ['a redirect to nowhere', status(302, { location: 'http://[' }), 'unknown_error', 'unknown_error'],
  ['a connection that is reset', (response) => response.destroy(), 'connection_failed', 'connection_failed'],
  [
    'what is no HTTP',
    (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
    'unknown_error',
    'unknown_error',
  ],
  [
    'half an answer',
    (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    },
    'connection_failed',
    'connection_failed',
  ],
  [
    'a body without measure',
    (response) => void response.end('x'.repeat(2 * 1024 * 1024)),
    'unknown_error',
    'unknown_error',
  ],
  ['an error', status(503), 'http_error 503', 'http_error'],
];

test.each(failures)('After %s an event comes again, and says why', async (_name, answer, why, reason) => {
  let isMended = false;
  await delivering((response, received) => (isMended ? ok : answer)(response, received));
  expect(await workspace.sendEvent(event)).toEqual({ acked: false, why });
  while (workspace.deliveries.length < 2 || workspace.deliveries[1]?.outcome === 'waiting')
    await workspace.changed();
  isMended = true;
  clock.advance(60_000);
  await workspace.quiet();
  expect(workspace.deliveries.map(({ retry, retryReason }) => [retry, retryReason])).toEqual([
    [0, ''],
    [1, reason],
    [2, reason],
  ]);
  expect(endpoint.received.at(-1)?.headers).toMatchObject({
    'x-slack-retry-num': '2',
    'x-slack-retry-reason': reason,
  });
  expect(new Set(workspace.deliveries.map(({ payload }) => payload.event_id)).size).toBe(1);
  expect(workspace.deliveries.at(-1)?.outcome).toBe('acknowledged');
  expect(workspace.problems()).toEqual(problem(`was not acknowledged: ${why}`));
});

test.each([
  ['a body that never ends', (response: ServerResponse) => void response.writeHead(200).write('more')],
  ['silence', () => {}],
])('After three seconds of %s an event comes again', async (_name, answer) => {
  let isMended = false;
  await delivering((response, received) => (isMended ? ok : answer)(response, received));
  const sent = workspace.sendEvent(event);
  while (endpoint.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
  isMended = true;
  clock.advance(3000);
  expect(await sent).toEqual({ acked: false, why: 'operation_timeout' });
  await workspace.quiet();
  expect(reasons()).toEqual([undefined, 'http_timeout']);
  expect(workspace.problems()).toEqual([expect.stringContaining('was not acknowledged within 3 seconds')]);
  // The request is let go in the end, so that nothing of it stays.
  clock.advance(30_000);
});

test('A URL whose certificate makes no sense is an ssl_error', async () => {
  await delivering(ok);
  workspace.deliverTo(endpoint.url.replace('http:', 'https:'));
  expect(await workspace.sendEvent(event)).toEqual({ acked: false, why: 'ssl_error' });
  expect(workspace.deliveries[1]?.retryReason).toBe('ssl_error');
});

test('Two redirects are followed, signed as the first', async () => {
  await delivering((response, { path }) => {
    const next: Record<string, string> = { '/': '/one', '/one': '/two' };
    status(next[path] ? 301 : 200, next[path] ? { location: next[path] } : {})(
      response,
      endpoint.received[0] ?? none,
    );
  });
  expect(await workspace.sendEvent(event)).toMatchObject({ acked: true });
  expect(endpoint.received.map(({ path }) => path)).toEqual(['/', '/one', '/two']);
  expect(new Set(endpoint.received.map(({ body }) => body)).size).toBe(1);
  expect(endpoint.received.every(({ headers }) => headers['x-slack-signature'])).toBe(true);
  expect(workspace.problems()).toEqual([]);
});
const none: Received = { path: '', headers: {}, body: '' };

test('An endpoint that asks for no retry gets none', async () => {
  await delivering(status(500, { 'x-slack-no-retry': '1' }));
  await workspace.sendEvent(event);
  clock.advance(3_600_000);
  await workspace.quiet();
  expect(endpoint.received).toHaveLength(1);
  expect(workspace.problems()).toEqual(problem('was given up because the app asked for no more'));
});

test('After the third retry an event is given up', async () => {
  await delivering(status(500));
  await workspace.sendEvent(event);
  for (const wait of [0, 60_000, 300_000]) {
    clock.advance(wait);
    await workspace.quiet();
  }
  clock.advance(24 * 3_600_000);
  await workspace.quiet();
  expect(endpoint.received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
    undefined,
    '1',
    '2',
    '3',
  ]);
  expect(workspace.problems().at(-1)).toBe('event app_home_opened was given up after 3 retries.');
});

test('A person’s act that fails is not sent again', async () => {
  await delivering(status(302, { location: '/' }));
  await workspace.person('ana').types('/note');
  await workspace.person('ana').sees('/note failed with the error "too_many_redirects"');
  clock.advance(3_600_000);
  await workspace.quiet();
  expect(workspace.deliveries).toHaveLength(1);
  // The URL, and two redirects from there.
  expect(endpoint.received).toHaveLength(3);
});

test('An event that would be more than two hours late is not delivered', async () => {
  await delivering(ok);
  const held = workspace.holdEvents();
  await workspace.person('ana').posts('Early', { in: 'notes' });
  clock.advance(7_200_000);
  await workspace.person('ana').posts('Late', { in: 'notes' });
  clock.advance(1000);
  await held.release();
  expect(workspace.deliveries.map(({ payload }) => payload.event)).toMatchObject([{ text: 'Late' }]);
  expect(workspace.problems()).toEqual(['event message was dropped: it would be more than two hours late.']);
});

describe('Slack sends no more', () => {
  test('than so many events in an hour, and says so each minute instead', async () => {
    await delivering(ok, { eventsPerHour: 2 });
    const posts = async (text: string) => workspace.person('ana').posts(text, { in: 'notes' });
    for (const text of ['one', 'two', 'three', 'four']) await posts(text);
    clock.advance(60_000);
    await posts('five');
    const told = () =>
      endpoint.received.map(({ body }) => {
        const payload = JSON.parse(body);
        return payload.event?.text ?? payload;
      });
    const limited = { type: 'app_rate_limited', team_id: 'T1', api_app_id: 'A1' };
    expect(told()).toEqual([
      'one',
      'two',
      { token: 'local', ...limited, minute_rate_limited: 1_795_338_000 },
      { token: 'local', ...limited, minute_rate_limited: 1_795_338_060 },
    ]);
    clock.advance(3_540_000);
    await posts('six');
    expect(told().at(-1)).toBe('six');
  });

  test('once more than 95 % of a thousand and more have failed, until the app’s owner asks for them', async () => {
    const fails = status(500, { 'x-slack-no-retry': '1' });
    await delivering((response, received) =>
      (endpoint.received.length > 50 ? fails : ok)(response, received),
    );
    const posts = async (text: string) => workspace.person('ana').posts(text, { in: 'notes' });
    for (let n = 0; n < 1000; n += 1) await posts(String(n));
    expect(workspace.problems()).not.toEqual(problem('switched off'));
    await posts('The last');
    expect(workspace.problems()).toEqual(
      problem('Events were switched off: 951 of 1001 failed within an hour.'),
    );
    await posts('Unheard');
    expect(endpoint.received).toHaveLength(1001);
    workspace.enableEvents();
    await posts('Heard');
    expect(endpoint.received).toHaveLength(1002);
  });
});

test('Where nobody is behind the URL, its handshake fails', async () => {
  await delivering((response) => response.destroy());
  expect(await workspace.verifyUrl()).toBe(false);
});

test('What an endpoint answers to a command is shown to the person, whatever it is', async () => {
  await delivering((response) => void response.end('<html>Not found</html>'));
  await workspace.person('ana').types('/note', { in: 'notes' });
  await workspace.person('ana').sees('Notes (only you): <html>Not found</html>', { in: 'notes' });
  expect(workspace.problems()).toEqual([]);
});
