import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { startMongo } from '../../local/mongo/index.ts';
import { aFolder, type Child, startsWith } from './child.ts';

const page = { options: ['--port', '0', '--no-open'] };
const fresh = { options: [...page.options, '--fresh'] };

async function addressOf(child: Child): Promise<string> {
  const [, url = ''] = await child.writes(/CaseDesk runs at (http:\/\/127\.0\.0\.1:\d+\/)\n/);
  return url;
}

const time = z.object({ is: z.literal('time'), now: z.number(), moved: z.number() });

/** What the workspace's clock says to a window. */
async function clockAt(url: string): Promise<z.infer<typeof time>> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}live?as=ana`, { origin: url.slice(0, -1) });
  try {
    for await (const [told] of on(socket, 'message')) {
      const read = time.safeParse(JSON.parse(String(told)));
      if (read.success) return read.data;
    }
    throw new Error('The window was told no time.');
  } finally {
    socket.terminate();
  }
}

describe('npm start', () => {
  test('says where the page is, serves it, and on Ctrl+C says that all is kept', async () => {
    const DATA_FOLDER = await aFolder();
    const child = startsWith({ DATA_FOLDER }, page);
    const url = await addressOf(child);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<script');
    child.kill('SIGINT');
    const { code, out, err } = await child.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`CaseDesk runs at ${url}
It is a local workspace with a sample organisation: nothing leaves this machine, and what you do is kept in ${DATA_FOLDER}.
Ctrl+C stops it, npm start goes on from there, and npm start -- --fresh begins anew.
CaseDesk has stopped. What you did is kept in ${DATA_FOLDER}: npm start goes on from there.
`);
  });

  test('goes on at the time to which the clock was moved', async () => {
    const DATA_FOLDER = await aFolder();
    const movedMs = 5 * 86_400_000;
    const shownAt = new Date(Date.now() + movedMs);
    await writeFile(join(DATA_FOLDER, 'clock.json'), JSON.stringify({ movedMs, shownAt }));
    const child = startsWith({ DATA_FOLDER }, page);
    const { now, moved } = await clockAt(await addressOf(child));
    expect(now).toBeGreaterThanOrEqual(shownAt.getTime());
    expect(Math.round(moved / 1_000)).toBe(movedMs / 1_000);
    child.kill('SIGKILL');
    await child.ended;
    const again = startsWith({ DATA_FOLDER }, page);
    expect((await clockAt(await addressOf(again))).now).toBeGreaterThanOrEqual(now);
  });

  test('goes on though nobody reads what it writes any more, and stops when told to', async () => {
    const child = startsWith({ DATA_FOLDER: await aFolder() }, page);
    const url = await addressOf(child);
    child.hangUp();
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await child.ended).code).toBe(0);
  });

  test('on a port that is taken: one sentence, 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const child = startsWith({ DATA_FOLDER: await aFolder() }, { options: ['--port', String(port)] });
    const { code, out, err } = await child.ended;
    taken.close();
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `CaseDesk cannot start: port ${port} is taken. Stop what holds it, or choose another with --port.\n`,
    });
  });

  test.each([
    ['clock.json', 'clock'],
    ['key', 'key'],
  ])('with a damaged %s: one sentence, 1', async (file, what) => {
    const DATA_FOLDER = await aFolder();
    await writeFile(join(DATA_FOLDER, file), 'damaged');
    const { code, err } = await startsWith({ DATA_FOLDER }, page).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: the ${what} in ${join(DATA_FOLDER, file)} is damaged, and was left as it is. Begin anew with npm start -- --fresh, or set DATA_FOLDER to another.\n`,
    });
    const mended = startsWith({ DATA_FOLDER }, fresh);
    await addressOf(mended);
  });
});

test('without the key that its store was sealed with: one sentence, 1, and no new key', async () => {
  const DATA_FOLDER = await aFolder();
  const first = startsWith({ DATA_FOLDER }, { options: ['--terminal'] });
  expect((await first.ended).code).toBe(0);
  const key = join(DATA_FOLDER, 'key');
  await rm(key);
  const { code, err } = await startsWith({ DATA_FOLDER }, { options: ['--terminal'] }).ended;
  expect({ code, err }).toEqual({
    code: 1,
    err: `CaseDesk cannot start: the key in ${key} is gone, and what is kept cannot be read without it. Begin anew with npm start -- --fresh, or set DATA_FOLDER to another.\n`,
  });
  await expect(readFile(key)).rejects.toThrow('ENOENT');
});

describe('npm start -- --fresh', () => {
  test('removes what was kept, and nothing else', async () => {
    const DATA_FOLDER = await aFolder();
    const first = startsWith({ DATA_FOLDER }, { input: 'open', options: ['--terminal'] });
    first.types('post #general = Kept until now\n');
    expect((await first.ended).out).toContain('Ana Silva: Kept until now');
    const key = await readFile(join(DATA_FOLDER, 'key'), 'utf8');
    await writeFile(join(DATA_FOLDER, 'notes.txt'), 'mine');

    const second = startsWith({ DATA_FOLDER }, { input: 'open', options: ['--terminal', '--fresh'] });
    second.types('see\n');
    const { code, out } = await second.ended;
    expect(code).toBe(0);
    expect(out).not.toContain('Kept until now');
    expect(await readFile(join(DATA_FOLDER, 'key'), 'utf8')).not.toBe(key);
    expect(await readFile(join(DATA_FOLDER, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('while another process has the folder: one sentence, 1, and nothing is removed', async () => {
    const DATA_FOLDER = await aFolder();
    const store = join(DATA_FOLDER, 'store');
    await writeFile(join(DATA_FOLDER, 'key'), 'kept');
    const mongo = await startMongo({ folder: store });
    const { code, err } = await startsWith({ DATA_FOLDER }, fresh).ended;
    await mongo.stop();
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: process ${process.pid} is using the folder ${store}. Stop it, or set DATA_FOLDER to another.\n`,
    });
    expect(await readFile(join(DATA_FOLDER, 'key'), 'utf8')).toBe('kept');
    expect(existsSync(join(store, 'data.mdb'))).toBe(true);
  });

  test("where a folder by one of our names is somebody else's: one sentence, 1, and nothing is removed", async () => {
    const DATA_FOLDER = await aFolder();
    const store = join(DATA_FOLDER, 'store');
    await mkdir(store);
    await writeFile(join(store, 'photo.jpg'), 'mine');
    await writeFile(join(DATA_FOLDER, 'key'), 'kept');
    const { code, err } = await startsWith({ DATA_FOLDER }, fresh).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: ${store} holds what CaseDesk did not put there, and was left as it is. Move it away, or set DATA_FOLDER to another.\n`,
    });
    expect(await readFile(join(store, 'photo.jpg'), 'utf8')).toBe('mine');
    expect(await readFile(join(DATA_FOLDER, 'key'), 'utf8')).toBe('kept');
  });

  test('on a folder that is not there yet: a first start like any other', async () => {
    const child = startsWith({ DATA_FOLDER: join(await aFolder(), 'deep', 'data') }, fresh);
    expect((await fetch(await addressOf(child))).status).toBe(200);
  });
});
