import { afterEach, expect, test } from '@jest/globals';
import { startBrowser } from '../../../local/browser/index.ts';
import { pageFiles } from '../../../local/browser/server/page-files.ts';
import { demoClock } from '../../../local/demo-clock.ts';
import { asks, type InBrowser, inBrowser } from './in-browser.ts';

let started: InBrowser;
afterEach(() => started.stop());

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const named = (port: number) => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);

test('The page is served under the names that this machine has for itself, and under no other', async () => {
  started = await inBrowser();
  const { port } = started;
  for (const host of named(port))
    for (const path of ['/', '/as/ana', '/as/ana/C1/1764.1'])
      expect(await asks(port, { path, headers: { host } })).toMatchObject({
        status: 200,
        text: '<p>page</p>',
      });
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `localhost.evil.example:${port}`,
    `user@127.0.0.1:${port}`,
  ]) {
    const refused = await asks(port, { headers: { host } });
    expect(refused.status).toBe(403);
  }
  expect((await asks(port, { headers: { host: 'evil.example' } })).text).toBe(
    `This is the local workspace: it answers at http://127.0.0.1:${port}/ alone.\n`,
  );
});

test('Only its own page may connect, or bring a file', async () => {
  started = await inBrowser();
  const { port } = started;
  const [host = ''] = named(port);
  const own = named(port).map((name) => `http://${name}`);
  for (const origin of own) {
    expect((await asks(port, { path: '/live', headers: { host, origin, ...upgrade } })).status).toBe(101);
    const brought = { path: '/file?name=a.txt', method: 'POST', headers: { host, origin }, body: 'words' };
    expect((await asks(port, brought)).status).toBe(200);
  }
  for (const foreign of [
    {},
    { origin: 'null' },
    { origin: 'http://evil.example' },
    { origin: `https://${host}` },
    { origin: `http://127.0.0.1:${port + 1}` },
    { origin: 'http://127.0.0.1' },
  ]) {
    const headers = { host, ...foreign };
    expect((await asks(port, { path: '/live', headers: { ...headers, ...upgrade } })).status).toBe(403);
    const brought = { path: '/file?name=a.txt', method: 'POST', headers, body: 'words' };
    expect(await asks(port, brought)).toMatchObject({
      status: 403,
      text: 'Only the page of the local workspace may do this.\n',
    });
  }
  const rebound = { host: 'evil.example', origin: 'http://evil.example' };
  expect((await asks(port, { path: '/live', headers: { ...rebound, ...upgrade } })).status).toBe(403);
});

test('Every answer says what a browser may do with it', async () => {
  started = await inBrowser();
  const { port } = started;
  for (const path of ['/', '/nowhere', '/file/F0'])
    expect((await asks(port, { path, headers: { host: `localhost:${port}` } })).headers).toMatchObject({
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://localhost:${port}; font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  expect((await asks(port, { path: '/nowhere' })).headers).toMatchObject({ 'cache-control': 'no-store' });
});

test('What a browser has already is not sent again', async () => {
  started = await inBrowser();
  const { port } = started;
  const { headers } = await asks(port, {});
  expect(headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-cache' });
  const again = await asks(port, { headers: { 'if-none-match': '"1"' } });
  expect(again).toMatchObject({ status: 304, text: '' });
});

test('Anything else is answered by a sentence', async () => {
  started = await inBrowser();
  const { port } = started;
  const origin = `http://127.0.0.1:${port}`;
  for (const path of [
    '/nowhere',
    '/page.js.map',
    '/file/',
    '/file/F0',
    '/live',
    '/../package.json',
    '//[',
    '/%',
  ])
    expect(await asks(port, { path })).toMatchObject({
      status: 404,
      text: 'There is nothing here. The local workspace is at /.\n',
    });
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
    expect(await asks(port, { method, headers: { origin } })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD, POST' },
    });
  expect(await asks(port, { path: '/', method: 'POST', headers: { origin } })).toMatchObject({ status: 404 });
  expect(await asks(port, { path: '/other', headers: { origin, ...upgrade } })).toMatchObject({
    status: 404,
  });
  expect(await asks(port, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
});

test('A page that cannot be built says why', async () => {
  started = await inBrowser(undefined, {}, async () => {
    throw new Error('main.tsx:1:1: ERROR: Expected ";"');
  });
  expect(await asks(started.port, {})).toMatchObject({
    status: 500,
    text: 'The page could not be built: main.tsx:1:1: ERROR: Expected ";"\n',
  });
});

test('The page is bundled from its sources, and fetches nothing from elsewhere', async () => {
  started = await inBrowser(undefined, {}, () => pageFiles());
  const { port } = started;
  const [page, script, style] = await Promise.all(
    ['/', '/page.js', '/page.css'].map((path) => asks(port, { path })),
  );
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(script).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
  expect(style).toMatchObject({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8' } });
  expect(page?.text).not.toMatch(/(?:src|href)="(?!\/)/);
  expect(style?.text).not.toMatch(/url\(|@import/);
  expect(/\bimport\s*\(|\beval\(|innerHTML=["'`]/.test(script?.text ?? '')).toBe(false);
});

test.each([
  ['notes.txt', 'text/plain', 'inline', 'text/plain; charset=utf-8'],
  ['a.png', 'image/png', 'inline', 'image/png'],
  ['page.html', 'text/html', 'attachment', 'application/octet-stream'],
  ['a.svg', 'image/svg+xml', 'attachment', 'application/octet-stream'],
  ['doc.pdf', 'application/pdf', 'attachment', 'application/octet-stream'],
])('%s (%s) comes back as it went, %s', async (name, type, how, served) => {
  started = await inBrowser();
  const { port } = started;
  const body = Buffer.from([0, 1, 2, 250, 251]);
  const brought = await asks(port, {
    path: `/file?name=${encodeURIComponent(name)}&as=ana`,
    method: 'POST',
    headers: { origin: `http://127.0.0.1:${port}`, 'content-type': type },
    body,
  });
  const shown = JSON.parse(brought.text);
  expect(shown).toMatchObject({ name, size: 5, isHere: true });
  const back = await fetch(`${started.browser.url}file/${shown.id}`);
  expect(Buffer.from(await back.arrayBuffer())).toEqual(body);
  expect(back.headers.get('content-type')).toBe(served);
  expect(back.headers.get('content-disposition')).toBe(`${how}; filename*=UTF-8''${name}`);
  expect(back.headers.get('x-content-type-options')).toBe('nosniff');
});

test('A name is only a name, and what it cannot hold stays out of the headers', async () => {
  started = await inBrowser();
  const { port } = started;
  const origin = `http://127.0.0.1:${port}`;
  const bring = async (name: string) => {
    const path = `/file?name=${encodeURIComponent(name)}`;
    const { text } = await asks(port, { path, method: 'POST', headers: { origin }, body: 'x' });
    return JSON.parse(text);
  };
  expect(await bring('../../etc/passwd')).toMatchObject({ name: 'passwd' });
  expect(await bring('C:\\fakepath\\a.txt')).toMatchObject({ name: 'a.txt' });
  const { id } = await bring('ä "quoted"\r\nset-cookie: a=b');
  const { headers } = await asks(port, { path: `/file/${id}` });
  expect(headers['content-disposition']).toContain("filename*=UTF-8''%C3%A4%20%22quoted%22%0D%0Aset-cookie");
  expect(headers).not.toHaveProperty('set-cookie');
});

test('A file that is too large, empty or nameless is not taken, and says so', async () => {
  started = await inBrowser();
  const { port } = started;
  const headers = { origin: `http://127.0.0.1:${port}` };
  const bring = (path: string, body: Uint8Array | string, more = {}) =>
    asks(port, { path, method: 'POST', headers: { ...headers, ...more }, body });
  expect(await bring('/file?name=big.bin', new Uint8Array(10_000_001))).toMatchObject({
    status: 413,
    text: 'A file may have 10 MB here. Choose a smaller one.\n',
  });
  expect(
    (await bring('/file?name=big.bin', new Uint8Array(10_000_001), { 'transfer-encoding': 'chunked' }))
      .status,
  ).toBe(413);
  expect(await bring('/file?name=a.txt', '')).toMatchObject({
    status: 400,
    text: 'a.txt is empty. Choose another file.\n',
  });
  expect(await bring('/file', 'x')).toMatchObject({ status: 400, text: 'A file needs a name.\n' });
  expect(await bring('/file?name=a.txt&as=nobody', 'x')).toMatchObject({ status: 409 });
});

test('A port that is taken is said in a sentence, with the way out', async () => {
  started = await inBrowser();
  const { workspace, port } = started;
  const another = startBrowser({
    workspace,
    people: [],
    clock: demoClock(),
    port,
    page: async () => new Map(),
  });
  await expect(another).rejects.toThrow(`port ${port} is taken. Stop what holds it, or choose another port.`);
});
