import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { Bundle } from './process/bundle.ts';

const room = mkdtempSync(join(tmpdir(), 'local-mongo-full-'));
const bundle = new Bundle();

afterAll(() => {
  bundle.dispose();
  rmSync(room, { recursive: true, force: true });
});

/** A file may not grow beyond this: what a disk that is full says, the system says then. */
const limited = (kilobytes: number) => ['bash', '-c', `ulimit -S -f ${kilobytes}; exec "$0" "$@"`];

interface Row {
  _id: string;
  body: string;
}

async function connected(uri: string | undefined) {
  const client = new mongo.MongoClient(uri ?? '', { retryWrites: false, serverSelectionTimeoutMS: 5_000 });
  await client.connect();
  return { client, rows: client.db('kept').collection<Row>('rows') };
}

const body = (length: number, id: string) => `${id}${'x'.repeat(length)}`;
const found = async (from: mongo.Collection<Row>) =>
  new Set((await from.find().toArray()).map(({ _id }) => _id));

/** Writes until five are refused. Several at once share a commit: what does not fit must not take what does with it. */
async function fillsUp(rows: mongo.Collection<Row>) {
  const kept = new Set<string>();
  const refusals: unknown[] = [];
  for (let i = 0; refusals.length < 5; i++) {
    const together = await Promise.allSettled(
      Array.from({ length: 8 }, async (_, n) => {
        const _id = `${i}-${n}`;
        await rows.insertOne({ _id, body: body(n === 0 ? 1_500 : 200, _id) });
        kept.add(_id);
      }),
    );
    refusals.push(...together.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
  }
  return { kept, refusals };
}

const mostTries = 4;

test('a full disk refuses the write by its code, goes on reading, loses nothing, and writes again once there is room', async () => {
  for (let tries = 1; ; tries++) {
    const folder = join(room, `store-${tries}`);
    const server = await bundle.start(folder, { before: limited(2_000) });
    const { client, rows } = await connected(server.uri);
    await rows.createIndex({ body: 1 });
    const { kept, refusals } = await fillsUp(rows);
    // Where a write fails, lmdb now and then ends the whole process: then, too, nothing is lost.
    const isGone = refusals.some((refusal) => refusal instanceof mongo.MongoNetworkError);
    if (isGone) {
      expect(await server.ended).toMatchObject({ signal: 'SIGABRT' });
      expect(tries).toBeLessThan(mostTries);
    } else {
      for (const refusal of refusals)
        expect(refusal).toMatchObject({
          code: 14031,
          codeName: 'OutOfDiskSpace',
          message: expect.stringContaining('the disk takes no more'),
        });
      expect(await found(rows)).toEqual(kept);
      execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);
      await rows.insertOne({ _id: 'again', body: body(1_500, 'again') });
      kept.add('again');
      expect(await found(rows)).toEqual(kept);
    }
    await client.close();
    await server.kill();

    const after = await bundle.start(folder);
    expect(after.disagrees).toBeUndefined();
    const second = await connected(after.uri);
    const stands = await found(second.rows);
    expect([...kept].filter((id) => !stands.has(id))).toEqual([]);
    if (!isGone) expect(stands).toEqual(kept);
    await second.client.close();
    await after.kill();
    if (!isGone) return;
  }
});

test('a full disk at the very start: one sentence', async () => {
  const folder = join(room, 'none');
  const { cannot, ended } = await bundle.start(folder, { before: limited(4) });
  expect(cannot).toMatch(
    new RegExp(
      `^there is no room left for the folder ${folder} \\(\\w+\\)\\. Make room, or choose another folder\\.$`,
    ),
  );
  expect(await ended).toMatchObject({ code: 1, err: '' });
});
