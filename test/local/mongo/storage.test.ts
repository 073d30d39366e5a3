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
