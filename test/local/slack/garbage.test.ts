import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import fc from '../../support/seeded.ts';
import { rawSocket, socketAddress } from './raw-socket.ts';
import { tokens, workspaceOptions } from './small-app.ts';
import { someOptions } from './validate/samples.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(workspaceOptions());
});
afterAll(() => workspace.stop());
afterEach(async () => {
  await goesOn();
  workspace.forgiveProblems();
});

/** The others are served as ever. */
async function goesOn(): Promise<void> {
  while (workspace.sockets() > 0) await workspace.changed();
  const { next, ack, ws, closed } = await rawSocket(workspace);
  const typed = workspace.person('ana').types('/note');
  ack(await next());
  await typed;
  expect(workspace.deliveries.at(-1)?.outcome).toBe('acknowledged');
  ws.close();
  await closed();
  while (workspace.sockets() > 0) await workspace.changed();
}

/** The bytes under a WebSocket. */
async function bytes(): Promise<{
  write(data: Buffer | string): void;
  ended: Promise<unknown>;
  end(): void;
}> {
  const { hostname, port, pathname, search } = new URL(await socketAddress(workspace));
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const ended = once(socket, 'close');
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nhost: local\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.resume();
  return { write: (data) => void socket.write(data), ended, end: () => void socket.destroy() };
}

const noAck = 'Something that is no ack came over the socket';

test.each([
  ['half of JSON', (ws: WebSocket) => ws.send('{"envelope_id":'), noAck],
  ['JSON that is no object', (ws: WebSocket) => ws.send('[1,2]'), noAck],
  ['JSON without an id', (ws: WebSocket) => ws.send('{"payload":{}}'), noAck],
  ['an id that is no text', (ws: WebSocket) => ws.send('{"envelope_id":{"$gt":""}}'), noAck],
  ['an id from nowhere', (ws: WebSocket) => ws.send('{"envelope_id":"__proto__"}'), 'never sent: __proto__'],
  ['nothing', (ws: WebSocket) => ws.send(''), noAck],
  ['a binary frame', (ws: WebSocket) => ws.send(Buffer.from('{"envelope_id":"E1"}')), `${noAck}: (binary)`],
  ['JSON ten thousand deep', (ws: WebSocket) => ws.send('['.repeat(10_000)), noAck],
  [
    'a frame beyond all measure',
    (ws: WebSocket) => ws.send('x'.repeat(3_000_000)),
    'Max payload size exceeded',
  ],
])('%s over the socket is a problem and nothing more', async (_name, send, problem) => {
  const { ws, closed } = await rawSocket(workspace);
  send(ws);
  while (workspace.problems().length === 0) await workspace.changed();
  expect(workspace.problems()).toEqual([expect.stringContaining(problem)]);
  ws.close();
  await closed();
});

test.each([
  ['invalid UTF-8', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]), 'invalid UTF-8'],
  ['a frame without its mask', Buffer.from([0x81, 0x02, 0x7b, 0x7d]), 'MASK must be set'],
  ['an opcode that nobody knows', Buffer.from([0x83, 0x80, 0, 0, 0, 0]), 'invalid opcode'],
  ['a ping that is too long', Buffer.from([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0]), 'payload length'],
])('%s ends its own connection alone', async (_name, frame, problem) => {
  const { write, ended } = await bytes();
  write(frame);
  await ended;
  expect(workspace.problems()).toEqual([
    expect.stringMatching(new RegExp(`^A connection broke the rules of WebSockets: .*${problem}`)),
  ]);
});

test('Half a frame, and then nobody, leaves nothing behind', async () => {
  const { write, end, ended } = await bytes();
  write(Buffer.from([0x81, 0xfe, 0x10]));
  end();
  await ended;
  while (workspace.sockets() > 0) await workspace.changed();
  expect(workspace.problems()).toEqual([]);
});

test('Ten thousand acks are each answered for, and hold up nobody', async () => {
  const { ws, next, ack, closed } = await rawSocket(workspace);
  for (let n = 0; n < 10_000; n += 1) ws.send('{"envelope_id":"E0"}');
  const typed = workspace.person('ana').types('/note');
  ack(await next());
  await typed;
  expect(workspace.problems()).toHaveLength(10_000);
  ws.close();
  await closed();
});

/** What the workspace says to such a request to be upgraded. */
async function askedFor(head: string): Promise<string> {
  const { hostname, port } = new URL(workspace.apiUrl);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  let said = '';
  socket.on('data', (data) => {
    said += String(data);
  });
  const closed = once(socket, 'close');
  socket.write(`${head}\r\n\r\n`);
  await closed;
  return said.split('\r\n')[0] ?? '';
}
const ask = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, 'host: local', 'connection: upgrade', 'upgrade: websocket', ...headers].join(
    '\r\n',
  );
const sound = ['sec-websocket-version: 13', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA=='];

test.each([
  ['no ticket', () => ask('/link/', ...sound), '401'],
  ['a ticket that was never given', () => ask('/link/?ticket=T0', ...sound), '401'],
  ['another path', () => ask('/api/chat.postMessage', ...sound), '401'],
  ['an address that is none', () => ask('//[', ...sound), '401'],
])('To be upgraded with %s is refused', async (_name, head, status) => {
  expect(await askedFor(head())).toContain(` ${status} `);
});

test.each([
  ['no key', ['sec-websocket-version: 13']],
  ['a key that is none', ['sec-websocket-version: 13', 'sec-websocket-key: x']],
  ['a version of long ago', ['sec-websocket-version: 2', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==']],
])('A ticket does not make up for %s', async (_name, headers) => {
  const { pathname, search } = new URL(await socketAddress(workspace));
  expect(await askedFor(ask(pathname + search, ...headers))).toMatch(/ 4\d\d /);
});

test('Thousands who ask to be upgraded are refused, each', async () => {
  const head = ask('/link/?ticket=T0', ...sound);
  for (let round = 0; round < 20; round += 1) {
    const said = await Promise.all(Array.from({ length: 100 }, () => askedFor(head)));
    expect(new Set(said)).toEqual(new Set(['HTTP/1.1 401 Unauthorized']));
  }
});

test('Whatever bytes come after the handshake, the workspace goes on', async () => {
  const frame = fc.record({
    opcode: fc.constantFrom(0x81, 0x82, 0x80, 0x88, 0x89, 0x8a, 0x01),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 125 }),
      fc.json().map((text) => Buffer.from(text.slice(0, 100))),
    ),
  });
  const sent = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((raw) => Buffer.from(raw)),
    frame.map(({ opcode, body }) =>
      Buffer.concat([Buffer.from([opcode, 0x80 | body.length, 0, 0, 0, 0]), Buffer.from(body)]),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 4 }), async (frames) => {
      const { write, end, ended } = await bytes();
      for (const one of frames) write(one);
      setImmediate(end);
      await ended;
    }),
    { numRuns: 60 },
  );
  await goesOn();
});

test('What an ack carries may be anything: nobody acts on what makes no sense', async () => {
  const { next, ack, ws, closed } = await rawSocket(workspace);
  const ana = workspace.person('ana');
  const answers = fc.oneof(fc.jsonValue(), fc.constantFrom('text', 42, [[]], { text: 7 }, { blocks: 'x' }));
  await fc.assert(
    fc.asyncProperty(answers, async (answer) => {
      const typed = ana.types('/note', { in: 'notes' });
      ack(await next(), answer);
      await typed;
    }),
    { numRuns: 60 },
  );
  ws.close();
  await closed();
});

test('What an external menu is answered may be anything: what is no list of options is a problem', async () => {
  const { next, ack, ws, closed } = await rawSocket(workspace);
  const ana = workspace.person('ana');
  const menu = {
    type: 'external_select',
    action_id: 'topic',
    placeholder: { type: 'plain_text', text: 'Topic' },
  };
  await fetch(`${workspace.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'C1', text: 'x', blocks: [{ type: 'actions', elements: [menu] }] }),
  });
  ack(await next());
  for (const answer of [
    {},
    7,
    { options: 'x' },
    { options: [{}] },
    { option_groups: 3 },
    { options: someOptions(101) },
    { options: [{ text: { type: 'plain_text', text: 'x'.repeat(76) }, value: 'x' }] },
    { options: [{ text: { type: 'mrkdwn', text: 'Pay' }, value: 'x' }] },
    { options: [], option_groups: [] },
  ]) {
    workspace.forgiveProblems();
    const chosen = ana.chooses('Topic', 'Pay').catch((error: Error) => error.message);
    ack(await next(), answer);
    expect(await chosen).toContain('is not offered');
    expect(workspace.problems()).toEqual([expect.stringContaining('what is no list of up to 100 options')]);
  }
  ws.close();
  await closed();
});
