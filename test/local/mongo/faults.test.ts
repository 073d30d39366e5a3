import { afterEach, describe, expect, test } from '@jest/globals';
import type mongoose from 'mongoose';
import { type LocalMongo, startMongo, type Verdict } from '../../../local/mongo/index.ts';
import { connectTo, databaseOf } from './servers.ts';

describe('a store that fails', () => {
  const opened: mongoose.Connection[] = [];
  const started: LocalMongo[] = [];

  afterEach(async () => {
    for (const connection of opened.splice(0)) await connection.close();
    for (const mongo of started.splice(0)) await mongo.stop();
  });

  async function storeThat(fault: (name: string) => Verdict | Promise<Verdict>) {
    const mongo = await startMongo({ fault: ({ name }) => fault(name) });
    started.push(mongo);
    const connection = await connectTo(mongo.uri);
    opened.push(connection);
    return databaseOf(connection).collection<{ _id: string }>('rows');
  }

  test('before the command leaves nothing done', async () => {
    const verdicts: Verdict[] = ['fail'];
    const rows = await storeThat((name) => (name === 'insert' ? (verdicts.shift() ?? 'pass') : 'pass'));
    await expect(rows.insertOne({ _id: 'a' })).rejects.toThrow();
    expect(await rows.countDocuments()).toBe(0);
    await rows.insertOne({ _id: 'a' });
  });

  test('after the command leaves it done and unanswered', async () => {
    const verdicts: Verdict[] = ['lose-reply'];
    const rows = await storeThat((name) => (name === 'insert' ? (verdicts.shift() ?? 'pass') : 'pass'));
    await expect(rows.insertOne({ _id: 'a' })).rejects.toThrow();
    expect(await rows.countDocuments()).toBe(1);
    await expect(rows.insertOne({ _id: 'a' })).rejects.toMatchObject({ code: 11000 });
  });

  test('by being slow answers when it may', async () => {
    let release = (_: Verdict) => {};
    const rows = await storeThat((name) =>
      name === 'insert' ? new Promise<Verdict>((resolve) => (release = resolve)) : 'pass',
    );
    const inserted = rows.insertOne({ _id: 'a' });
    expect(await rows.countDocuments()).toBe(0);
    release('pass');
    await inserted;
    expect(await rows.countDocuments()).toBe(1);
  });

  test('by cutting every connection is found again, time after time', async () => {
    let cutting = false;
    const rows = await storeThat(() => (cutting ? 'fail' : 'pass'));
    await rows.insertOne({ _id: 'a' });
    for (let round = 0; round < 10; round++) {
      cutting = true;
      const lost = await Promise.allSettled(
        Array.from({ length: 20 }, () => rows.updateOne({ _id: 'a' }, { $set: { round } })),
      );
      expect(lost.every(({ status }) => status === 'rejected')).toBe(true);
      cutting = false;
      expect(await rows.findOne({ _id: 'a' })).toEqual({ _id: 'a' });
    }
  });
});
