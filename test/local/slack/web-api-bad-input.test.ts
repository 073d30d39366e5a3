import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { tokens, workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await startWorkspace(workspaceOptions(everyScope));
});
afterEach(async () => {
  // Whatever came in: the workspace has not failed, and still answers.
  expect(workspace.problems()).toEqual([]);
  expect((await bareCall(workspace, 'auth.test')).body.ok).toBe(true);
  await workspace.stop();
});

const form = 'application/x-www-form-urlencoded';
const authorization = `Bearer ${tokens.botToken}`;

async function sent(
  path: string,
  type: string | undefined,
  body: string | Uint8Array<ArrayBuffer>,
  method = 'POST',
) {
  const response = await fetch(new URL(path, workspace.apiUrl), {
    method,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    headers: { authorization, ...(type !== undefined && { 'content-type': type }) },
  });
  const text = await response.text();
  return { status: response.status, text, error: text.startsWith('{') ? JSON.parse(text).error : undefined };
}

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const deepObject = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('A body that cannot be read', () => {
  test.each([
    ['no content type', undefined, 'user=UANA', 'missing_post_type'],
    ['another content type', 'application/xml', '<user/>', 'invalid_post_type'],
    ['a content type that is garbage', ';;;=', 'user=UANA', 'invalid_post_type'],
    ['another charset', `${form}; charset=utf-16`, 'user=UANA', 'invalid_charset'],
    ['JSON that breaks off', 'application/json', '{"user":"UA', 'invalid_json'],
    ['JSON that is no object', 'application/json', '["UANA"]', 'json_not_object'],
    ['JSON that is null', 'application/json', 'null', 'json_not_object'],
    ['JSON nested 100,000 deep', 'application/json', `{"user":${deep(100_000)}}`, 'invalid_json'],
    ['JSON objects nested 600 deep', 'application/json', deepObject(600), 'invalid_json'],
    ['a form of no parts', 'multipart/form-data; boundary=x', 'nothing', 'invalid_form_data'],
    ['a form without its boundary', 'multipart/form-data', 'nothing', 'invalid_form_data'],
    ['an argument that is an array', form, 'user[]=UANA', 'invalid_array_arg'],
    ['an argument with a strange name', form, 'us%20er=UANA', 'invalid_arg_name'],
    ['an argument with a very long name', form, `${'u'.repeat(300)}=1`, 'invalid_arg_name'],
    ['an argument without a name', form, '=UANA', 'invalid_arg_name'],
    ['plain text, which carries no arguments', 'text/plain', 'user=UANA', 'invalid_arguments'],
    ['percent signs that encode nothing', form, 'user=%zz%', 'user_not_found'],
    ['bytes that are no text', form, Uint8Array.from([0xff, 0xfe, 0x00, 0x3d, 0x80]), 'invalid_arg_name'],
    ['__proto__ in a form', form, 'user=UANA&__proto__=x', 'invalid_arguments'],
    ['__proto__ in JSON', 'application/json', '{"user":"UANA","__proto__":{"ok":1}}', 'invalid_arguments'],
    ['constructor as an argument', form, 'user=UANA&constructor=x', 'invalid_arguments'],
  ])('%s is refused', async (_what, type, body, error) => {
    expect(await sent('users.info', type, body)).toMatchObject({ status: 200, error });
  });

  test('a form in parts, and a charset that Slack knows, are read', async () => {
    const parts = new FormData();
    parts.set('user', 'UANA');
    const headers = { authorization };
    const answer = await fetch(`${workspace.apiUrl}users.info`, { method: 'POST', body: parts, headers });
    expect(await answer.json()).toMatchObject({ ok: true });
    expect(await sent('users.info', `${form}; charset=utf-8`, 'user=UANA')).toMatchObject({
      status: 200,
      error: undefined,
    });
  });

  test.each([
    ['5 MB of form', form],
    ['5 MB of JSON', 'application/json'],
  ])('%s is too large', async (_what, type) => {
    expect(await sent('chat.postMessage', type, `text=${'x'.repeat(5 * 1024 * 1024)}`)).toMatchObject({
      status: 413,
    });
  });

  test('a megabyte is not', async () => {
    const answer = await sent('chat.postMessage', form, `channel=C1&text=${'x'.repeat(1024 * 1024)}`);
    expect(answer).toMatchObject({ status: 200, error: undefined });
  });

  test.each([
    ['garbage', 'application/json', '{'],
    ['another content type', 'application/xml', '<a/>'],
  ])('a response_url answers %s with 400', async (_what, type, body) => {
    expect(await sent('/response/R1', type, body)).toMatchObject({ status: 400, text: 'invalid_payload' });
  });
});

describe('Arguments nested too deep, or named like what every object has', () => {
  const section = (text: unknown) => [{ type: 'section', text }];
  test.each([
    ['blocks', 'chat.postMessage', { channel: 'C1', blocks: deep(100_000) }, 'invalid_blocks_format'],
    ['blocks at 500 levels', 'chat.postMessage', { channel: 'C1', blocks: deep(500) }, 'invalid_blocks'],
    [
      'attachments',
      'chat.postMessage',
      { channel: 'C1', text: 'a', attachments: deep(9000) },
      'invalid_attachments',
    ],
    [
      'metadata',
      'chat.postMessage',
      { channel: 'C1', text: 'a', metadata: deepObject(9000) },
      'invalid_metadata_format',
    ],
    ['a view', 'views.publish', { user_id: 'UANA', view: deepObject(9000) }, 'invalid_arguments'],
    [
      '__proto__ in a block',
      'chat.postMessage',
      { channel: 'C1', blocks: '[{"type":"section","__proto__":{}}]' },
      'invalid_blocks',
    ],
    [
      'constructor as a type',
      'chat.postMessage',
      { channel: 'C1', blocks: [{ type: 'constructor' }] },
      'invalid_blocks',
    ],
    [
      'toString as a type of text',
      'chat.postMessage',
      { channel: 'C1', blocks: section({ type: 'toString', text: 'a' }) },
      'invalid_blocks',
    ],
    [
      '__proto__ as an emoji',
      'reactions.add',
      { channel: 'C1', timestamp: '1.1', name: '__proto__' },
      'message_not_found',
    ],
    ['__proto__ as a channel', 'conversations.info', { channel: '__proto__' }, 'channel_not_found'],
    [
      'constructor as a type of conversation',
      'conversations.list',
      { types: 'constructor' },
      'invalid_types',
    ],
    ['valueOf as a flag', 'users.list', { include_locale: 'valueOf' }, 'invalid_arguments'],
  ])('%s', async (_what, method, args, error) => {
    expect((await bareCall(workspace, method, args)).body.error).toBe(error);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', ''])(
    'the method "%s" is unknown',
    async (method) => {
      expect(await sent(`/api/${method}`, form, '')).toMatchObject({ status: 200, error: 'unknown_method' });
    },
  );
});

describe('An address or a verb that is none', () => {
  test.each(['/', '/api', '/apis/auth.test', '/api/auth.test/more', '/response/R1/2', '/upload/x/y', '/%zz'])(
    '%s',
    async (path) => {
      const { status, error } = await sent(path, form, 'a=b');
      expect([status, error]).toEqual(path === '/api' ? [200, 'unknown_method'] : [404, 'not_found']);
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (verb) => {
    expect(await sent('auth.test', form, 'a=b', verb)).toMatchObject({ status: 405 });
  });

  test('GET reads, and touches nothing but the API', async () => {
    const got = (path: string) => fetch(new URL(path, workspace.apiUrl), { headers: { authorization } });
    expect(await (await got('users.info?user=UANA')).json()).toMatchObject({ ok: true });
    expect((await got('/response/R1')).status).toBe(405);
    expect((await got('/upload/x')).status).toBe(405);
  });
});

describe('On the socket', () => {
  const start = (length = 9) =>
    `POST /api/auth.test HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\nContent-Type: ${form}\r\nContent-Length: ${length}\r\n\r\n`;

  async function dialled(): Promise<Socket> {
    const socket = connect(workspace.port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  }
  async function heard(socket: Socket): Promise<string> {
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    return text;
  }

  test.each([
    ['bytes that are no HTTP', Buffer.from([0, 1, 2, 255, 13, 10, 13, 10])],
    ['a TLS greeting', Buffer.from('160301020001000000', 'hex')],
    ['an address with a line break', 'GET /api/ auth\n.test HTTP/1.1\r\n\r\n'],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['a length that is no number', 'POST /api/auth.test HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n'],
    [
      'a chunk that is none',
      'POST /api/auth.test HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('%s', async (_what, bytes) => {
    const socket = await dialled();
    socket.write(bytes);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 4\d\d/);
  });

  test('an address that only a parser minds is not found', async () => {
    const socket = await dialled();
    socket.end('GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 4\d\d/);
  });

  test.each([
    ['in its headers', 40],
    ['in its body', start().length + 4],
  ])('half a request, broken off %s', async (_where, bytes) => {
    const socket = await dialled();
    socket.write(`${start()}team_id=T`.slice(0, bytes));
    await bareCall(workspace, 'auth.test');
    socket.destroy();
    await bareCall(workspace, 'auth.test');
    expect(workspace.calls.map(({ args }) => args)).toEqual([{}, {}]);
  });

  test('a client that sends a byte at a time is waited for, and nobody waits for it', async () => {
    const socket = await dialled();
    const answer = heard(socket);
    for (const byte of `${start(10).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}team_id=T1`) {
      socket.write(byte);
      if (byte === '\n') expect((await bareCall(workspace, 'auth.test')).body.ok).toBe(true);
    }
    expect(await answer).toContain('"ok":true');
  });

  test('a thousand connections that say nothing keep nobody out', async () => {
    const sockets = await Promise.all(Array.from({ length: 1000 }, dialled));
    expect((await bareCall(workspace, 'auth.test')).body.ok).toBe(true);
    for (const socket of sockets) socket.destroy();
  });
});
