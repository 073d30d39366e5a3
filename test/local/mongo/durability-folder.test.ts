import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startMongo } from '../../../local/mongo/index.ts';
import { Bundle } from './process/bundle.ts';

const room = mkdtempSync(join(tmpdir(), 'local-mongo-folder-'));
const bundle = new Bundle();

afterAll(() => {
  bundle.dispose();
  rmSync(room, { recursive: true, force: true });
});

const claims = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('in-use-by-'));
const inUse = (pid: number, folder: string) =>
  `process ${pid} is using the folder ${folder}. Stop it, or choose another folder.`;

describe('a folder in use', () => {
  test('by this very process is refused, and free again once it stops', async () => {
    const folder = join(room, 'own');
    const first = await startMongo({ folder });
    await expect(startMongo({ folder })).rejects.toThrow(inUse(process.pid, folder));
    await first.stop();
    expect(claims(folder)).toEqual([]);
    await (await startMongo({ folder })).stop();
  });

  test('by another process is refused there and here, and taken over once that one is killed', async () => {
    const folder = join(room, 'other');
    const first = await bundle.start(folder);
    expect(await bundle.start(folder)).toMatchObject({ cannot: inUse(first.pid, folder), uri: undefined });
    await expect(startMongo({ folder })).rejects.toThrow(inUse(first.pid, folder));
    await first.kill();
    expect(claims(folder)).toHaveLength(1);
    const second = await startMongo({ folder });
    expect(claims(folder)).toHaveLength(1);
    await second.stop();
  });

  test('by one that stops is given back', async () => {
    const folder = join(room, 'stopped');
    const { code, out } = await (await bundle.start(folder)).kill('SIGTERM');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('stopped') });
    expect(claims(folder)).toEqual([]);
  });

  test('goes to one at most when several want it at once', async () => {
    const folder = join(room, 'wanted');
    const all = await Promise.all(Array.from({ length: 6 }, () => bundle.start(folder)));
    const has = all.filter(({ uri }) => uri !== undefined);
    expect(has.length).toBeLessThanOrEqual(1);
    const refused = all.filter(({ cannot }) => cannot !== undefined);
    expect(refused.every(({ cannot }) => /^process \d+ is using the folder /.test(cannot ?? ''))).toBe(true);
    expect(has.length + refused.length).toBe(6);
    for (const one of has) await one.kill();
  });

  test.each([
    ['a number that nobody has', `in-use-by-${2 ** 22 + 1}-1.x-1`],
    ['a number that another has by now', `in-use-by-${process.ppid}-1.x-1`],
    ['a number that is our own by now', `in-use-by-${process.pid}-1.x-1`],
    ['no number', 'in-use-by-nobody'],
  ])('by %s is taken over', async (_, stale) => {
    const folder = join(room, 'stale');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, stale), '');
    const mongo = await startMongo({ folder });
    expect(claims(folder)).not.toContain(stale);
    await mongo.stop();
  });

  test('is left alone by the one who is refused', async () => {
    const folder = join(room, 'left');
    const first = await bundle.start(folder);
    const data = readFileSync(join(folder, 'data.mdb'));
    await expect(startMongo({ folder })).rejects.toThrow('is using');
    expect(claims(folder)).toHaveLength(1);
    expect(readFileSync(join(folder, 'data.mdb')).equals(data)).toBe(true);
    await first.kill();
  });
});

describe('a folder that is none', () => {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  test('for there is a file in its place', async () => {
    const file = join(room, 'a-file');
    writeFileSync(file, 'mine');
    for (const folder of [file, join(file, 'below')])
      await expect(startMongo({ folder })).rejects.toThrow(
        `there is a file where the folder ${folder} should be. Move it away, or choose another folder.`,
      );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.each([0o500, 0o000])('for it may not be written (%o)', async (mode) => {
    const folder = join(room, `mode-${mode}`);
    mkdirSync(folder);
    chmodSync(room, 0o755);
    chmodSync(folder, mode);
    const { cannot, ended } = await bundle.start(folder, nobody);
    expect(cannot).toBe(
      `the folder ${folder} cannot be used (EACCES). Make it readable and writable, or choose another folder.`,
    );
    expect(await ended).toMatchObject({ code: 1, err: '' });
    chmodSync(folder, 0o700);
  });

  test('for its data may not be read', async () => {
    const folder = join(room, 'unread');
    await (await startMongo({ folder })).stop();
    chmodSync(folder, 0o777);
    for (const name of ['data.mdb', 'lock.mdb']) chmodSync(join(folder, name), 0o000);
    const { cannot } = await bundle.start(folder, nobody);
    expect(cannot).toMatch(
      /cannot be used \(.*\)\. Make it readable and writable, or choose another folder\.$/,
    );
  });
});

test('a port that is taken: one sentence, and the folder is free', async () => {
  const folder = join(room, 'port');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startMongo({ folder, port })).rejects.toThrow(
    `port ${port} is taken. Stop what holds it, or choose another port.`,
  );
  await new Promise((resolve) => taken.close(resolve));
  const mongo = await startMongo({ folder, port });
  await mongo.stop();
});
