import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach } from './on-each.ts';

const { ObjectId } = mongoose.mongo;

onEach(({ rows, rowsWith, database, testUnlessPeerLacks }) => {
  describe('conditional updates', () => {
    test('let one of fifty writers win, and change dotted paths into maps', async () => {
      const collection = await rowsWith({
        _id: 'r',
        rev: 0,
        reminders: { a: { at: 1 }, b: { at: 2 } },
        history: [],
      });
      const tries = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          collection.findOneAndUpdate(
            { _id: 'r', rev: 0 },
            {
              $set: { 'reminders.a.status': 'sent', by: i },
              $unset: { 'reminders.b': '' },
              $push: { history: { i } as never },
              $inc: { rev: 1 },
            },
            { returnDocument: 'after', writeConcern: { w: 'majority', j: true } },
          ),
        ),
      );
      const won = tries.filter((one) => one !== null);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ rev: 1, reminders: { a: { at: 1, status: 'sent' } } });
      expect(won[0]?.reminders).not.toHaveProperty('b');
    });

    test('never lose one of many increments', async () => {
      const collection = await rowsWith({ _id: 'counter', n: 0 });
      await Promise.all(
        Array.from({ length: 50 }, () => collection.updateOne({ _id: 'counter' }, { $inc: { n: 1 } })),
      );
      expect(await collection.findOne({ _id: 'counter' })).toEqual({ _id: 'counter', n: 50 });
    });

    test('tell matched from modified, for one and for many', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b', x: 2 }, { _id: 'c', x: 1 });
      expect(await collection.updateMany({}, { $set: { x: 1 } })).toMatchObject({
        matchedCount: 3,
        modifiedCount: 1,
      });
      expect(await collection.updateOne({ _id: 'z' }, { $set: { x: 1 } })).toMatchObject({ matchedCount: 0 });
      expect(await collection.deleteOne({ x: 1 })).toMatchObject({ deletedCount: 1 });
      expect(await collection.deleteMany({ x: 1 })).toMatchObject({ deletedCount: 2 });
      expect(await collection.deleteMany({ x: 1 })).toMatchObject({ deletedCount: 0 });
    });

    test('replace all but the _id, which nothing changes', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 });
      await collection.replaceOne({ _id: 'a' }, { y: 1 });
      expect(await collection.findOne()).toEqual({ _id: 'a', y: 1 });
      await expect(collection.updateOne({ _id: 'a' }, { $set: { _id: 'z' } })).rejects.toMatchObject({
        code: 66,
      });
      await expect(collection.replaceOne({ _id: 'a' }, { _id: 'z' })).rejects.toMatchObject({ code: 66 });
    });

    for (const update of [{ $set: { '_id.x': 2 } }, { $inc: { '_id.n': 1 } }, { $unset: { '_id.n': 1 } }])
      testUnlessPeerLacks('an _id stays whole')(
        `change no part of an _id either: ${JSON.stringify(update)}`,
        async () => {
          const row = { _id: { n: 1 } as never };
          const collection = await rowsWith(row);
          await expect(collection.updateOne({}, update)).rejects.toMatchObject({ code: 66 });
          await expect(collection.findOneAndUpdate({}, update)).rejects.toMatchObject({ code: 66 });
          expect(await collection.find().toArray()).toEqual([row]);
        },
      );

    testUnlessPeerLacks('no collection made by an update')(
      'make no collection where they match nothing',
      async () => {
        const collection = rows();
        await collection.updateOne({ _id: 'a' }, { $set: { x: 1 } });
        await collection.findOneAndUpdate({ _id: 'a' }, { $set: { x: 1 } });
        await collection.deleteOne({ _id: 'a' });
        await collection.find().toArray();
        const listed = await database().listCollections({ name: collection.collectionName }).toArray();
        expect(listed).toEqual([]);
      },
    );
  });

  describe('upserts', () => {
    test('take from the filter, the update and what is only for inserts', async () => {
      const collection = rows();
      const options = { upsert: true, returnDocument: 'after' } as const;
      const update = { $setOnInsert: { made: 1 }, $set: { 'deep.x': 2 } };
      const filter = { _id: 'u', kind: 'k', $and: [{ side: { $eq: 's' } }], n: { $gt: 3 }, 'in.y': 1 };
      expect(await collection.findOneAndUpdate(filter, update, options)).toEqual({
        _id: 'u',
        kind: 'k',
        side: 's',
        made: 1,
        deep: { x: 2 },
        in: { y: 1 },
      });
      const second = await collection.updateOne(
        { _id: 'u' },
        { $setOnInsert: { made: 9 } },
        { upsert: true },
      );
      expect(second).toMatchObject({ matchedCount: 1, upsertedCount: 0, upsertedId: null });
    });

    test('give an ObjectId, and tell it', async () => {
      const minted = await rows().updateOne({ other: 1 }, { $set: { x: 1 } }, { upsert: true });
      expect(minted.upsertedId).toBeInstanceOf(ObjectId);
      const many = await rows().updateMany({ other: 1 }, { $set: { x: 1 } }, { upsert: true });
      expect(many).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    });

    test('replace nothing by a whole document', async () => {
      const collection = rows();
      await collection.replaceOne({ _id: 'a', x: 1 }, { y: 2 }, { upsert: true });
      expect(await collection.findOne()).toEqual({ _id: 'a', y: 2 });
    });

    test('of one id at once make one document', async () => {
      const collection = rows();
      await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          collection.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { upsert: true }),
        ),
      );
      expect(await collection.find().toArray()).toEqual([{ _id: 'a', n: 20 }]);
    });

    test('that a filter does not let through find the id taken', async () => {
      const collection = await rowsWith({ _id: 'a', turn: 5 });
      await expect(
        collection.updateOne({ _id: 'a', turn: { $lt: 3 } }, { $set: { turn: 3 } }, { upsert: true }),
      ).rejects.toMatchObject({ code: 11000 });
    });
  });
});
