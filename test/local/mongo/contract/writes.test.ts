import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { ids, onEach, type Row } from './on-each.ts';

const { ObjectId, Int32, Long, Double } = mongoose.mongo;

onEach(({ rows, rowsWith, database, uri, testUnlessPeerLacks }) => {
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

  describe('update operators', () => {
    test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
      ['$inc makes a number', {}, { $inc: { n: 2 } }, { n: 2 }],
      ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
      ['$mul of nothing', {}, { $mul: { n: 2 } }, { n: 0 }],
      ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
      ['$min and $max of nothing', {}, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 3 }],
      ['$max of dates', { at: new Date(5) }, { $max: { at: new Date(6) } }, { at: new Date(6) }],
      ['$rename', { a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
      ['$rename into what is not there yet', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
      [
        '$push with all its modifiers',
        { l: [3, 1] },
        { $push: { l: { $each: [2, 4], $sort: 1, $slice: -3 } } },
        { l: [2, 3, 4] },
      ],
      [
        '$push at a position',
        { l: [1, 3] },
        { $push: { l: { $each: [2], $position: 1 } } },
        { l: [1, 2, 3] },
      ],
      ['$push of a list', { l: [] }, { $push: { l: [1] } }, { l: [[1]] }],
      ['$push of nothing', {}, { $push: { l: { $each: [] } } }, { l: [] }],
      [
        '$addToSet',
        { l: [1, { a: 1 }] },
        { $addToSet: { l: { $each: [{ a: 1 }, 2] } } },
        { l: [1, { a: 1 }, 2] },
      ],
      ['$pull by condition', { l: [1, 5, 9] }, { $pull: { l: { $gt: 4 } } }, { l: [1] }],
      ['$pull of a value', { l: [1, 5, 1] }, { $pull: { l: 1 } }, { l: [5] }],
      [
        '$pull by fields',
        { l: [{ k: 'a', n: 1 }, { k: 'b' }] },
        { $pull: { l: { k: 'a' } } },
        { l: [{ k: 'b' }] },
      ],
      ['$pull from nothing', { a: 1 }, { $pull: { l: 1 } }, { a: 1 }],
      ['$pullAll', { l: [1, 2, 1] }, { $pullAll: { l: [1] } }, { l: [2] }],
      ['$pop', { l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }],
      ['$unset of what is not there', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
      ['$unset of an element', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
      ['$set into an array', { l: [{ x: 1 }] }, { $set: { 'l.0.x': 2, 'l.1': 3 } }, { l: [{ x: 2 }, 3] }],
      ['$set beyond an array', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
      [
        '$set of a name that every object has',
        {},
        { $set: { 'constructor.x': 1 } },
        { constructor: { x: 1 } },
      ],
      [
        '$[] for every element',
        { l: [{ x: 1 }, { x: 2 }] },
        { $inc: { 'l.$[].x': 1 } },
        { l: [{ x: 2 }, { x: 3 }] },
      ],
      [
        'several at once',
        { a: 1, b: 2 },
        { $set: { a: 2 }, $unset: { b: '' }, $inc: { c: 1 } },
        { a: 2, c: 1 },
      ],
    ])('apply %s', async (_, before, update, after) => {
      const collection = await rowsWith({ _id: 'a', ...before });
      await collection.updateOne({ _id: 'a' }, update);
      expect(await collection.findOne({ _id: 'a' })).toEqual({ _id: 'a', ...after });
    });

    const cannotBe: [string, Record<string, unknown>, number][] = [
      ['a field of null', { $set: { 'none.x': 1 } }, 28],
      ['an element for null', { $push: { none: 1 } }, 2],
      ['an element out of null', { $pull: { none: 1 } }, 2],
      ['a field of a list', { $max: { 'l.x': 1 } }, 28],
      ['a field renamed to itself', { $rename: { n: 'n' } }, 40],
    ];
    for (const [name, update, code] of cannotBe)
      testUnlessPeerLacks('updates that cannot be')(`refuse ${name}`, async () => {
        const row = { _id: 'a', n: 1, none: null, l: [{ x: 0 }] };
        const collection = await rowsWith(row);
        await expect(collection.updateOne({ _id: 'a' }, update)).rejects.toMatchObject({ code });
        expect(await collection.findOne()).toEqual(row);
      });

    const canBe: [string, Record<string, unknown>, Record<string, unknown>, number][] = [
      ['an empty document to a set that is not there', { $addToSet: { s: {} } }, { s: [{}] }, 1],
      ['a double zero for an int', { $mul: { n: 1.5 } }, {}, 1],
      ['nothing out of the documents of a list', { $unset: { 'm.x': '' } }, {}, 0],
      ['nothing for numbers that are not there', { $pullAll: { l: [-1.5, 'x'] } }, {}, 0],
    ];
    for (const [name, update, changed, modifiedCount] of canBe)
      testUnlessPeerLacks('updates that can be')(`put ${name}`, async () => {
        const row = { _id: 'a', n: 0, l: [{}], m: [{ x: 1 }] };
        const collection = await rowsWith(row);
        expect(await collection.updateOne({ _id: 'a' }, update)).toMatchObject({ modifiedCount });
        expect(await collection.findOne()).toEqual({ ...row, ...changed });
      });

    test('keep an int while it fits, then make it a long, and a double what meets one', async () => {
      const collection = await rowsWith({
        _id: 'a',
        int: new Int32(1),
        full: new Int32(2_147_483_647),
        long: Long.fromString('9007199254740993'),
      });
      await collection.updateOne({}, { $inc: { int: 1, full: 1, long: 1 } });
      const read = () => collection.findOne({}, { promoteValues: false });
      expect(await read()).toEqual({
        _id: 'a',
        int: new Int32(2),
        full: Long.fromNumber(2_147_483_648),
        long: Long.fromString('9007199254740994'),
      });
      await collection.updateOne({}, { $inc: { int: new Double(1) } });
      expect(await read()).toMatchObject({ int: new Double(3) });
    });

    test('write the time of the server', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await collection.updateOne({}, { $currentDate: { on: { $type: 'date' }, at: true } as never });
      expect(await collection.findOne()).toEqual({ _id: 'a', at: expect.any(Date), on: expect.any(Date) });
    });

    test('reach array elements by position and by filter', async () => {
      const list = (x: number, y: number) => [
        { k: 'x', n: x },
        { k: 'y', n: y },
      ];
      const collection = await rowsWith({ _id: 'a', l: list(1, 2) });
      await collection.updateOne({ _id: 'a', 'l.k': 'y' }, { $set: { 'l.$.n': 20 } });
      await collection.updateOne(
        { _id: 'a' },
        { $set: { 'l.$[e].n': 10 } },
        { arrayFilters: [{ 'e.k': 'x' }] },
      );
      expect(await collection.findOne()).toEqual({ _id: 'a', l: list(10, 20) });
    });

    test.each<[string, Record<string, unknown>, number | undefined]>([
      ['the same path twice', { $set: { n: 1 }, $inc: { n: 1 } }, 40],
      ['a path inside another', { $set: { 'l.0': 1 }, $push: { l: 1 } }, 40],
      ['a field of a number', { $set: { 'n.x': 1 } }, 28],
      ['a sum with a text', { $inc: { text: 1 } }, 14],
      ['a text as a summand', { $inc: { n: 'x' } }, 14],
      ['an element for a number', { $push: { n: 1 } }, 2],
      ['what is no operator', { $frobnicate: { n: 1 } }, 9],
      ['a position that no filter found', { $set: { 'l.$': 1 } }, 2],
      // MongoDB says 2, others find no path.
      ['a position by no array filter', { $set: { 'l.$[e]': 1 } }, undefined],
    ])('refuse %s, and change nothing', async (_, update, told) => {
      const code = told ?? expect.any(Number);
      const row = { _id: 'a', n: 1, text: 'x', l: [1] };
      const collection = await rowsWith(row);
      await expect(collection.updateOne({ _id: 'a' }, update)).rejects.toMatchObject({ code });
      await expect(collection.findOneAndUpdate({ _id: 'a' }, update)).rejects.toMatchObject({ code });
      expect(await collection.findOne()).toEqual(row);
    });
  });

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
        modifiedCount: 1,
        deletedCount: 1,
        writeErrors: [
          expect.objectContaining({ code: 11000, index: 3 }),
          expect.objectContaining({ code: 66, index: 2 }),
        ],
      });
      expect(await collection.find().toArray()).toEqual([{ _id: 'a', x: 1 }]);
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
