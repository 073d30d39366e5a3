import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type mongoose from 'mongoose';
import { type LocalMongo, type LocalMongoOptions, startMongo } from '../../../local/mongo/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { connectTo, databaseOf } from './servers.ts';

describe('the store', () => {
  const opened: { mongo: LocalMongo; connection: mongoose.Connection }[] = [];
  const folders: string[] = [];

  afterEach(async () => {
    for (const one of opened.splice(0)) {
      await one.connection.close();
      await one.mongo.stop();
    }
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  async function open(options: LocalMongoOptions) {
    const mongo = await startMongo(options);
    const connection = await connectTo(mongo.uri);
    const one = {
      mongo,
      connection,
      rows: databaseOf(connection.useDb('kept')).collection<{ _id: string }>('rows'),
    };
    opened.push(one);
    return one;
  }

  async function close({ mongo, connection }: { mongo: LocalMongo; connection: mongoose.Connection }) {
    await connection.close();
    await mongo.stop();
  }

  test('on a folder keeps documents and indexes over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'local-mongo-'));
    folders.push(folder);
    const first = await open({ folder });
    await first.rows.createIndex({ n: 1 }, { unique: true });
    await first.rows.insertOne({ _id: 'a', n: 1 } as never);
    await close(first);
    const second = await open({ folder });
    expect(await second.rows.findOne({ n: 1 } as never)).toEqual({ _id: 'a', n: 1 });
    await expect(second.rows.insertOne({ _id: 'b', n: 1 } as never)).rejects.toMatchObject({ code: 11000 });
  });

  test('in memory forgets', async () => {
    const first = await open({});
    await first.rows.insertOne({ _id: 'a' });
    await close(first);
    expect(await (await open({})).rows.countDocuments()).toBe(0);
  });

  test('deletes what is past its time, by the clock that it was handed', async () => {
    const clock = new HandClock('2026-11-22T09:00:00Z');
    const { rows } = await open({ clock });
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    const at = (time: string) => new Date(`2026-11-22T${time}Z`);
    await rows.insertMany([
      { _id: 'old', at: at('08:30:00') },
      { _id: 'new', at: at('09:30:00') },
      { _id: 'no date', at: 'soon' },
      { _id: 'none' },
    ] as never);
    const left = async () => (await rows.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    clock.advance(29 * 60_000);
    expect(await left()).toEqual(['new', 'no date', 'none', 'old']);
    clock.advance(2 * 60_000);
    expect(await left()).toEqual(['new', 'no date', 'none']);
    clock.advance(3_600_000);
    expect(await left()).toEqual(['no date', 'none']);
  });

  test('deletes by each of several indexes, on the first sweep after a restart, and never before time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'local-mongo-'));
    folders.push(folder);
    const clock = new HandClock('2026-11-22T09:00:00Z');
    const first = await open({ folder, clock });
    await first.rows.createIndex({ sentAt: 1 }, { expireAfterSeconds: 600 });
    await first.rows.createIndex({ leftAt: -1 }, { expireAfterSeconds: 0 });
    const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
    await first.rows.insertMany([
      { _id: 'sent', sentAt: inSeconds(0) },
      { _id: 'left', leftAt: inSeconds(600) },
      { _id: 'either', sentAt: inSeconds(9_000), leftAt: [inSeconds(600), inSeconds(9_000)] },
      { _id: 'a second later', leftAt: inSeconds(601) },
    ] as never);
    clock.advance(599_000);
    expect(await first.rows.countDocuments()).toBe(4);
    await close(first);
    clock.advance(1_000);
    const second = await open({ folder, clock });
    clock.advance(60_000);
    await second.rows.insertOne({ _id: 'behind the sweep' });
    expect(await second.rows.find().toArray()).toEqual([{ _id: 'behind the sweep' }]);
  });

  test('sweeps in batches, between which others write', async () => {
    const clock = new HandClock('2026-11-22T09:00:00Z');
    const { rows } = await open({ clock });
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
    const old = clock.now();
    await rows.insertMany(Array.from({ length: 2_000 }, (_, n) => ({ _id: `${n}`, at: old })) as never);
    clock.advance(60_000);
    await rows.insertOne({ _id: 'between' });
    const left = await rows.countDocuments();
    expect(left).toBeGreaterThan(1);
    expect(left).toBeLessThan(2_001);
    let last = left;
    for (let asked = 0; asked < 100 && last > 1; asked++) {
      await rows.updateOne({ _id: 'between' }, { $inc: { asked: 1 } } as never);
      last = await rows.countDocuments();
    }
    expect(last).toBe(1);
  });

  test('tells the time that it was handed', async () => {
    const clock = new HandClock('2026-11-22T09:00:00Z');
    const { connection, rows } = await open({ clock });
    expect((await databaseOf(connection).command({ hello: 1 })).localTime).toEqual(clock.now());
    await rows.updateOne({ _id: 'a' }, { $currentDate: { at: true } } as never, { upsert: true });
    expect(await rows.findOne()).toEqual({ _id: 'a', at: clock.now() });
  });

  test('keeps multikey indexes right while arrays come and go', async () => {
    const { rows } = await open({});
    const find = async (filter: object) =>
      (
        await rows
          .find(filter as never)
          .sort({ _id: 1 })
          .toArray()
      ).map(({ _id }) => _id);
    await rows.createIndex({ tags: 1 });
    await rows.insertMany([
      { _id: 'a', tags: [1, 9] },
      { _id: 'b', tags: 5 },
      { _id: 'c', tags: [] },
    ] as never);
    expect(await find({ tags: { $gt: 4, $lt: 6 } })).toEqual(['a', 'b']);
    expect(await find({ tags: { $gte: 1 } })).toEqual(['a', 'b']);
    expect(await find({ tags: null })).toEqual([]);
    await rows.updateOne({ _id: 'a' }, { $set: { tags: [2] } } as never);
    expect(await find({ tags: 9 })).toEqual([]);
    expect(await find({ tags: { $in: [2, 5] } })).toEqual(['a', 'b']);
  });

  test('refuses to index two paths of one array, which MongoDB would index pair by pair', async () => {
    const { rows } = await open({});
    await rows.createIndex({ 'list.a': 1, 'list.b': 1 });
    const row = { _id: 'a', list: [{ a: 1, b: 2 }] };
    await expect(rows.insertOne(row as never)).rejects.toThrow('list.a and list.b of one array');
    expect(await rows.countDocuments()).toBe(0);
  });

  test('refuses a value too long for an index, and changes nothing', async () => {
    const { rows } = await open({});
    await rows.createIndex({ text: 1 });
    await expect(rows.insertOne({ _id: 'a', text: 'x'.repeat(2_000) } as never)).rejects.toMatchObject({
      code: 17280,
    });
    expect(await rows.countDocuments()).toBe(0);
  });
});
