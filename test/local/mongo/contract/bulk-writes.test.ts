import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { ids, onEach, type Row } from './on-each.ts';

onEach(({ rows, rowsWith, database, uri, testUnlessPeerLacks }) => {
  describe('bulk writes', () => {
    test('report each part', async () => {
      const collection = await rowsWith({ _id: 'a' });
      const result = await collection.bulkWrite([
        { insertOne: { document: { _id: 'b' } } },
        { updateOne: { filter: { _id: 'a' }, update: { $set: { x: 1 } } } },
        { updateMany: { filter: {}, update: { $set: { z: 1 } } } },
        { replaceOne: { filter: { _id: 'c' }, replacement: { y: 1 }, upsert: true } },
        { deleteOne: { filter: { _id: 'b' } } },
        { deleteMany: { filter: { _id: 'none' } } },
      ]);
      expect(result).toMatchObject({
        insertedCount: 1,
        matchedCount: 3,
        modifiedCount: 3,
        upsertedCount: 1,
        upsertedIds: { 3: 'c' },
        deletedCount: 1,
      });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'c']);
    });

    const mixed = [
      { insertOne: { document: { _id: 'b' } } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { x: 1 } } } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { _id: 'z' } } } },
      { insertOne: { document: { _id: 'a' } } },
      { deleteOne: { filter: { _id: 'b' } } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { y: 1 } } } },
    ];

    test('stop at the first failure where they are in order', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.bulkWrite(mixed)).rejects.toMatchObject({
        code: 66,
        writeErrors: [expect.objectContaining({ index: 2 })],
      });
      expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 'a', x: 1 }, { _id: 'b' }]);
    });

    testUnlessPeerLacks('counts beside an error')('count what was done before it', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.bulkWrite(mixed)).rejects.toMatchObject({
        insertedCount: 1,
        modifiedCount: 1,
        deletedCount: 0,
      });
      await expect(rows().insertMany([{ _id: 'x' }, { _id: 'x' }, { _id: 'y' }])).rejects.toMatchObject({
        insertedCount: 1,
      });
    });

    testUnlessPeerLacks('unordered writes go on')('do the others where they are in no order', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.bulkWrite(mixed, { ordered: false })).rejects.toMatchObject({
        insertedCount: 1,
        modifiedCount: 2,
        deletedCount: 1,
        writeErrors: [
          expect.objectContaining({ code: 11000, index: 3 }),
          expect.objectContaining({ code: 66, index: 2 }),
        ],
      });
      expect(await collection.find().toArray()).toEqual([{ _id: 'a', x: 1, y: 1 }]);
      await expect(
        collection.insertMany([{ _id: 'a' }, { _id: 'd' }, { _id: 'e' }], { ordered: false }),
      ).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'd', 'e']);
    });

    test('leave what went before a double key in an ordered batch', async () => {
      const collection = await rowsWith({ _id: 'b' });
      const batch = [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }];
      await expect(collection.insertMany(batch)).rejects.toMatchObject({ code: 11000 });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'b']);
    });
  });

  describe('write concerns', () => {
    test.each([{ w: 1 }, { w: 'majority' }, { w: 'majority', j: true }, { w: 1, wtimeoutMS: 5 }] as const)(
      '%j is given',
      async (writeConcern) => {
        const collection = rows();
        const { acknowledged } = await collection.insertOne({ _id: 'a' }, { writeConcern });
        expect(acknowledged).toBe(true);
      },
    );

    testUnlessPeerLacks('writes without an answer')('w: 0 is written, and answered by nobody', async () => {
      // One connection, so that the count is asked behind the write.
      const client = new mongoose.mongo.MongoClient(uri(), { maxPoolSize: 1 });
      const collection = client.db(database().databaseName).collection<Row>('unanswered');
      await collection.insertOne({ _id: 'a' });
      const { acknowledged } = await collection.insertOne({ _id: 'b' }, { writeConcern: { w: 0 } });
      expect(acknowledged).toBe(false);
      const counted = await collection.countDocuments().finally(() => client.close());
      expect(counted).toBe(2);
    });
  });
});
