import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { connectTo, servers } from './servers.ts';

const { Mixed } = mongoose.Schema.Types;

describe.each(servers)('mongoose on $name', ({ start, ours }) => {
  let stop: () => Promise<void>;
  let connection: mongoose.Connection;

  const schema = new mongoose.Schema(
    { _id: String, rev: Number, status: String, nextReminderAt: Date, reminders: Mixed, history: [Mixed] },
    { minimize: false, versionKey: false },
  );
  schema.index({ nextReminderAt: 1 }, { sparse: true });
  schema.index({ status: 1, nextReminderAt: 1 });

  beforeAll(async () => {
    const server = await start();
    stop = server.stop;
    connection = await connectTo(server.uri);
  });

  afterAll(async () => {
    await connection?.dropDatabase();
    await connection?.close();
    await stop?.();
  });

  test('makes its indexes, creates, changes conditionally and reads back', async () => {
    const Incident = connection.model('Incident', schema);
    await Incident.createIndexes();
    await Incident.create({ _id: 'a', rev: 0, status: 'raised', reminders: { k1: { dueAt: new Date(5) } } });
    await expect(Incident.create({ _id: 'a' })).rejects.toMatchObject({ code: 11000 });
    const changed = await Incident.findOneAndUpdate(
      { _id: 'a', rev: 0 },
      { $set: { status: 'authorised', 'reminders.k1.firedAt': new Date(6) }, $inc: { rev: 1 } },
      { returnDocument: 'after' },
    ).lean();
    expect(changed).toMatchObject({
      rev: 1,
      reminders: { k1: { dueAt: new Date(5), firedAt: new Date(6) } },
    });
    const document = await Incident.findById('a').orFail();
    document.status = 'closed';
    await document.save();
    expect(await Incident.exists({ status: 'closed' })).toBeTruthy();
    expect(await Incident.countDocuments({ status: 'raised' })).toBe(0);
  });

  test('saves what was changed in a document, lists and all, and minds who saved before', async () => {
    const Thing = connection.model(
      'Thing',
      new mongoose.Schema({
        name: String,
        tags: [String],
        parts: [{ k: String, n: Number }],
        in: { deep: Number },
      }),
    );
    const thing = await Thing.create({
      name: 'a',
      tags: ['x', 'y'],
      parts: [
        { k: 'p', n: 1 },
        { k: 'q', n: 2 },
      ],
    });
    const stale = await Thing.findById(thing._id).orFail();
    thing.tags.push('z');
    // By a name that says nothing of its type, for the types know lists as plain arrays.
    const list = (path: string) => thing.get(path);
    list('tags').addToSet('x', 'w');
    thing.set('in.deep', 5);
    await thing.save();
    list('tags').pull('y');
    list('parts').pull(thing.parts[0]);
    thing.set('name', undefined);
    await thing.save();
    const { _id, __v, ...rest } = await Thing.findById(thing._id).lean().orFail();
    expect(rest).toMatchObject({ tags: ['x', 'z', 'w'], parts: [{ k: 'q', n: 2 }], in: { deep: 5 } });
    expect(rest).not.toHaveProperty('name');
    stale.set('tags.0', 'changed');
    await expect(stale.save()).rejects.toThrow('No matching document found');
    await thing.deleteOne();
    expect(await Thing.findById(thing._id)).toBeNull();
  });

  test('writes in bulk, replaces, deletes, and makes what is missing', async () => {
    const Row = connection.model('Row', schema);
    const result = await Row.bulkWrite([
      { insertOne: { document: { _id: 'a', rev: 0 } } },
      { updateOne: { filter: { _id: 'b' }, update: { $inc: { rev: 1 } }, upsert: true } },
      { updateMany: { filter: { rev: { $gte: 0 } }, update: { $set: { status: 'open' } } } },
      { deleteOne: { filter: { _id: 'a' } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, upsertedCount: 1, modifiedCount: 2, deletedCount: 1 });
    const options = { upsert: true, returnDocument: 'after' } as const;
    expect(await Row.findOneAndUpdate({ _id: 'c' }, { $setOnInsert: { rev: 5 } }, options).lean()).toEqual({
      _id: 'c',
      rev: 5,
      history: [],
    });
    await Row.replaceOne({ _id: 'c' }, { rev: 6 });
    expect(
      await Row.find({ rev: { $in: [1, 6] } }, { rev: 1 })
        .sort({ rev: -1 })
        .lean(),
    ).toEqual([
      { _id: 'c', rev: 6 },
      { _id: 'b', rev: 1 },
    ]);
    const seen: unknown[] = [];
    for await (const { _id } of Row.find().sort({ _id: 1 }).batchSize(1).lean().cursor()) seen.push(_id);
    expect(seen).toEqual(['b', 'c']);
    expect(await Row.estimatedDocumentCount()).toBe(2);
    expect((await Row.findOneAndDelete({ _id: 'c' }))?.rev).toBe(6);
    expect(await Row.deleteMany()).toMatchObject({ deletedCount: 1 });
  });

  test('makes its collection and indexes, and drops those that it no longer names', async () => {
    const Kept = connection.model('Kept', schema);
    await Kept.createCollection();
    await Kept.createCollection();
    await Kept.createIndexes();
    await Kept.collection.createIndex({ gone: 1 });
    expect(await Kept.syncIndexes()).toEqual(['gone_1']);
    expect((await Kept.listIndexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'nextReminderAt_1',
      'status_1_nextReminderAt_1',
    ]);
  });

  // The peer explains nothing: it scans.
  (ours ? test : test.skip)('finds what is due by index, and reads nothing else', async () => {
    const Due = connection.model('Due', schema);
    await Due.createIndexes();
    await Due.insertMany(
      Array.from({ length: 300 }, (_, i) => ({
        _id: `d${i}`,
        status: i % 3 ? 'open' : 'shut',
        ...(i % 2 && { nextReminderAt: new Date(i) }),
      })),
    );
    const read = async (filter: Record<string, unknown>, sort: Record<string, 1 | -1>, limit = 0) => {
      const told = await Due.find(filter).sort(sort).limit(limit).explain('executionStats');
      return JSON.parse(JSON.stringify(told));
    };
    const byIndex = (indexName: string, totalDocsExamined: number) => ({
      queryPlanner: { winningPlan: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName } } },
      executionStats: { totalDocsExamined, nReturned: totalDocsExamined },
    });
    expect(await read({ nextReminderAt: { $lte: new Date(20) } }, { nextReminderAt: 1 })).toMatchObject(
      byIndex('nextReminderAt_1', 10),
    );
    expect(await read({ nextReminderAt: { $lte: new Date(99) } }, { nextReminderAt: -1 }, 4)).toMatchObject(
      byIndex('nextReminderAt_1', 4),
    );
    expect(
      await read({ status: 'open', nextReminderAt: { $gt: new Date(290) } }, { nextReminderAt: 1 }),
    ).toMatchObject(byIndex('status_1_nextReminderAt_1', 3));
    expect(await read({ _id: { $in: ['d1', 'd2', 'none'] } }, {})).toMatchObject(byIndex('_id_', 2));
    expect(await read({ reminders: 1 }, {})).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'COLLSCAN' } },
      executionStats: { totalDocsExamined: 300 },
    });
  });
});
