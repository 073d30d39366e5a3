import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { type RawSocket, rawSocket, socketAddress } from './raw-socket.ts';
import { workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let clock: HandClock;
let pings: HandClock;
beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  pings = new HandClock('2026-11-22T09:00:00Z');
  workspace = await startWorkspace(workspaceOptions({ clock, pings }));
});
afterEach(() => workspace.stop());

const event = { type: 'app_home_opened', user: 'UANA', tab: 'home' };
const socketsLeft = async (count: number) => {
  while (workspace.sockets() !== count) await workspace.changed();
};
/** Whichever of them got it. */
async function gotIt(...clients: RawSocket[]): Promise<RawSocket> {
  const got = () => clients.find(({ received }) => received.length > 0);
  while (!got()) await Promise.race(clients.map(({ ws }) => once(ws, 'message')));
  return got() ?? clients[0] ?? rawSocket(workspace);
}

test('an event that was not acknowledged comes again by another connection', async () => {
  const clients = [await rawSocket(workspace), await rawSocket(workspace)];
  const sent = workspace.sendEvent(event);
  const first = await gotIt(...clients);
  const before = await first.next();
  // It is the first one's turn again once the other has got this.
  const typed = workspace.person('ana').types('/note');
  const second = await gotIt(...clients);
  second.ack(await second.next());
  await typed;
  clock.advance(3000);
  const again = await second.next();
  second.ack(again);
  await sent;
  expect(second).not.toBe(first);
  expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'http_timeout', payload: before.payload });
  expect(again.envelope_id).not.toBe(before.envelope_id);
});

test('events that come while nobody is connected are sent again, commands are lost', async () => {
  const sent = workspace.sendEvent(event);
  await workspace.person('ana').types('/note');
  expect(await sent).toEqual({ acked: false, why: 'dispatch_failed' });
  const { next, ack } = await rawSocket(workspace);
  clock.advance(60_000);
  const late = await next();
  expect(late).toMatchObject({ type: 'events_api', retry_attempt: 2, retry_reason: 'connection_failed' });
  ack(late);
  await workspace.quiet();
  const told = workspace.deliveries.map(({ kind, outcome }) => `${kind} ${outcome}`);
  expect(told.filter((one) => one.startsWith('slash'))).toEqual(['slash_commands undelivered']);
});

test('what is not acknowledged of a person’s acts is never sent again', async () => {
  const { next, received } = await rawSocket(workspace);
  const typed = workspace.person('ana').types('/note');
  await next();
  clock.advance(3000);
  await typed;
  clock.advance(3_600_000);
  await workspace.quiet();
  expect(received).toEqual([]);
  expect(workspace.deliveries).toHaveLength(1);
});

test('an ack counts by the connection of its payload alone', async () => {
  const [one, two] = [await rawSocket(workspace), await rawSocket(workspace)];
  const typed = workspace.person('ana').types('/note');
  const got = await gotIt(one, two);
  const envelope = await got.next();
  (got === one ? two : one).ack(envelope);
  await workspace.changed();
  expect(workspace.problems()).toEqual([expect.stringContaining('came by another connection')]);
  expect(workspace.deliveries[0]?.outcome).toBe('waiting');
  got.ack(envelope);
  await typed;
  expect(workspace.deliveries[0]?.outcome).toBe('acknowledged');
});

test('an ack of nothing that was sent is a problem', async () => {
  const { ack } = await rawSocket(workspace);
  ack({ envelope_id: 'E0', payload: {} });
  await workspace.changed();
  expect(workspace.problems()).toEqual(['An ack came for a payload that was never sent: E0']);
});

test('an event has no use for what its ack carries', async () => {
  const { next, ack } = await rawSocket(workspace);
  const sent = workspace.sendEvent(event);
  const envelope = await next();
  expect(envelope.accepts_response_payload).toBe(false);
  ack(envelope, { text: 'Hello' });
  await sent;
  expect(workspace.problems()).toEqual(['An event was acknowledged with a body, which Slack ignores.']);
});

describe('a connection that is cut', () => {
  test('as the payload leaves loses it, and the event comes again by the next', async () => {
    const first = await rawSocket(workspace);
    workspace.cutSockets({ after: 'envelope' });
    const sent = workspace.sendEvent(event);
    await socketsLeft(0);
    await first.closed();
    const second = await rawSocket(workspace);
    clock.advance(3000);
    const again = await second.next();
    expect(again).toMatchObject({ retry_attempt: 1 });
    second.ack(again);
    expect(await sent).toMatchObject({ acked: false });
    await workspace.quiet();
    expect(workspace.deliveries.at(-1)?.outcome).toBe('acknowledged');
  });

  test('as the ack comes leaves the app believing that it was heard', async () => {
    const [one, two] = [await rawSocket(workspace), await rawSocket(workspace)];
    workspace.cutSockets({ after: 'lost ack', kind: 'events_api' });
    const sent = workspace.sendEvent(event);
    const first = await gotIt(one, two);
    const envelope = await first.next();
    first.ack(envelope);
    await first.closed();
    expect(workspace.deliveries[0]?.outcome).toBe('waiting');
    const second = first === one ? two : one;
    clock.advance(3000);
    const again = await second.next();
    second.ack(again);
    await sent;
    expect(again.payload).toEqual(envelope.payload);
    await socketsLeft(1);
  });

  test('after the ack was taken has lost nothing', async () => {
    const { next, ack, closed } = await rawSocket(workspace);
    workspace.cutSockets({ after: 'ack', kind: 'slash_commands', times: 1 });
    const sent = workspace.sendEvent(event);
    ack(await next());
    await sent;
    const typed = workspace.person('ana').types('/note');
    ack(await next());
    await typed;
    await closed();
    await socketsLeft(0);
    expect(workspace.problems()).toEqual([]);
    expect(workspace.deliveries.map(({ outcome }) => outcome)).toEqual(['acknowledged', 'acknowledged']);
  });
});

describe('an ack that comes to harm on its way', () => {
  /** Whatever was sent before has arrived once this has. */
  const allArrived = async ({ ack }: RawSocket) => {
    ack({ envelope_id: 'E0', payload: {} });
    while (!workspace.problems().some((problem) => problem.endsWith('E0'))) await workspace.changed();
  };

  test.each([
    ['lost', []],
    ['garbled', [expect.stringContaining('was acknowledged in a way that nobody can read')]],
  ] as const)('%s is none', async (how, told) => {
    const client = await rawSocket(workspace);
    workspace.spoilAcks({ how });
    const typed = workspace.person('ana').types('/note');
    client.ack(await client.next());
    await allArrived(client);
    clock.advance(3000);
    await typed;
    expect(workspace.problems()).toEqual([
      ...told,
      expect.stringContaining('never sent'),
      expect.stringContaining('was not acknowledged within 3 seconds'),
    ]);
  });

  test('late counts by when it comes', async () => {
    const client = await rawSocket(workspace);
    workspace.spoilAcks({ how: { late: 2000 }, kind: 'events_api' });
    workspace.spoilAcks({ how: { late: 4000 } });
    const sent = workspace.sendEvent(event);
    client.ack(await client.next());
    await allArrived(client);
    clock.advance(2000);
    expect(await sent).toMatchObject({ acked: true });
    workspace.forgiveProblems();

    const typed = workspace.person('ana').types('/note');
    client.ack(await client.next());
    await allArrived(client);
    clock.advance(4000);
    await typed;
    expect(workspace.problems().at(-1)).toContain('was acknowledged late, after 4000 ms');
  });
});

describe('refreshing', () => {
  test('a connection asked for with debug_reconnects lives for 360 seconds, and is warned ten before', async () => {
    const { hello, next, closed } = await rawSocket(workspace, { query: '&debug_reconnects=true' });
    expect(hello).toMatchObject({ debug_info: { approximate_connection_time: 360 } });
    clock.advance(349_999);
    expect(workspace.sockets()).toBe(1);
    clock.advance(1);
    expect(await next()).toMatchObject({ type: 'disconnect', reason: 'warning' });
    clock.advance(10_000);
    expect(await next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    await closed();
  });

  test('Socket Mode that is switched off ends every connection at once', async () => {
    const clients = [await rawSocket(workspace), await rawSocket(workspace)];
    workspace.refreshSockets('link_disabled');
    for (const { next, closed } of clients) {
      expect(await next()).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
      await closed();
    }
    await socketsLeft(0);
  });
});

describe('pings', () => {
  test('come every ten seconds, and whoever answers stays', async () => {
    const { ws } = await rawSocket(workspace);
    for (let n = 0; n < 6; n += 1) {
      const ping = once(ws, 'ping');
      pings.advance(10_000);
      await ping;
      // The pong is there once an answer to what was said after it is.
      const pong = once(ws, 'pong');
      ws.ping();
      await pong;
    }
    expect(workspace.sockets()).toBe(1);
  });

  test('that three times nobody answered end the connection', async () => {
    const { closed } = await rawSocket(workspace, { options: { autoPong: false } });
    pings.advance(39_999);
    expect(workspace.sockets()).toBe(1);
    pings.advance(1);
    await closed();
    await socketsLeft(0);
    expect(workspace.problems()).toEqual([]);
  });

  test('of the app’s own are answered', async () => {
    const { ws } = await rawSocket(workspace);
    const pong = once(ws, 'pong');
    ws.ping('here?');
    expect(String((await pong)[0])).toBe('here?');
  });
});

test('one that reads nothing is closed, and the others go on', async () => {
  const { hostname, port, pathname, search } = new URL(await socketAddress(workspace));
  const deaf = connect(Number(port), hostname);
  deaf.write(
    `GET ${pathname}${search} HTTP/1.1\r\nhost: local\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  deaf.on('error', () => {});
  await socketsLeft(1);
  deaf.pause();
  const long = { ...event, words: 'x'.repeat(512 * 1024) };
  for (let n = 0; n < 60 && workspace.problems().length === 0; n += 1) void workspace.sendEvent(long);
  await socketsLeft(0);
  expect(workspace.problems()).toEqual([
    expect.stringMatching(/^A connection was closed because nobody reads it: \d+ bytes waited\.$/),
  ]);
  const { next, ack } = await rawSocket(workspace);
  const typed = workspace.person('ana').types('/note');
  ack(await next());
  await typed;
});
