import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { connectTo, databaseOf, servers } from './servers.ts';

const { ObjectId, Long, Int32, Double, Binary, Decimal128, Timestamp, BSONRegExp } = mongoose.mongo;

interface Row extends mongoose.mongo.BSON.Document {
  _id: string;
}

describe.each(servers)('$name', ({ start, ours }) => {
  /**
   * For what the peer lacks: `_id` moved first, the 16 MiB limit, keyPattern, counts beside an error, partial indexes,
   * a word against parallel arrays, explain.
   */
  const testOfOurs = ours ? test : test.skip;

  let stop: () => Promise<void>;
  let connection: mongoose.Connection;
  let serial = 0;

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

  const rows = (name = `rows${++serial}`) => databaseOf(connection).collection<Row>(name);

  async function rowsWith(...documents: Row[]) {
    const collection = rows();
    if (documents.length > 0) await collection.insertMany(documents);
    return collection;
  }

  const ids = (found: { _id: unknown }[]) => found.map(({ _id }) => _id);

  describe('documents', () => {
    test('keep every BSON type', async () => {
      const all = {
        _id: 'types',
        int: new Int32(5),
        double: new Double(5),
        long: Long.fromString('9007199254740993'),
        decimal: Decimal128.fromString('1.50'),
        text: 'é\u0000x',
        yes: true,
        nothing: null,
        at: new Date('2026-03-29T01:00:00.123Z'),
        id: new ObjectId(),
        bytes: new Binary(Buffer.from([0, 1, 255])),
        stamp: new Timestamp({ t: 5, i: 6 }),
        pattern: new BSONRegExp('^a', 'i'),
        nested: { list: [new Int32(1), [new Int32(2), { deep: new Double(3) }]], empty: {}, none: [] },
      };
      const collection = await rowsWith(all);
      const options = { promoteValues: false, bsonRegExp: true };
      const read = async () => collection.findOne({ _id: 'types' }, options);
      expect(await read()).toEqual(all);
      await collection.updateOne({ _id: 'types' }, { $set: { touched: 1 } });
      expect(await read()).toEqual({ ...all, touched: new Int32(1) });
    });

    testOfOurs('have their _id first', async () => {
      const collection = rows();
      await collection.insertOne({ later: 1, _id: 'a' });
      expect(Object.keys((await collection.findOne({ _id: 'a' })) ?? {})).toEqual(['_id', 'later']);
    });

    testOfOurs('of 16 MiB are refused beyond, kept below', async () => {
      const collection = rows();
      await collection.insertOne({ _id: 'big', text: 'x'.repeat(15_000_000) });
      expect((await collection.findOne({ _id: 'big' }))?.text).toHaveLength(15_000_000);
      await expect(
        collection.updateOne({ _id: 'big' }, { $set: { more: 'y'.repeat(3_000_000) } }),
      ).rejects.toThrow();
      expect(await collection.countDocuments({ more: { $exists: true } })).toBe(0);
    });
  });

  describe('duplicate keys', () => {
    testOfOurs('are told with pattern and value', async () => {
      const collection = await rowsWith({ _id: 'a', reference: 'PLY12345' });
      await collection.createIndex({ reference: 1 }, { unique: true });
      await expect(collection.insertOne({ _id: 'a' })).rejects.toMatchObject({ code: 11000 });
      await expect(collection.insertOne({ _id: 'b', reference: 'PLY12345' })).rejects.toMatchObject({
        code: 11000,
        keyPattern: { reference: 1 },
        keyValue: { reference: 'PLY12345' },
        message: expect.stringContaining('reference_1'),
      });
      await expect(
        collection.findOneAndUpdate({ _id: 'b' }, { $set: { reference: 'PLY12345' } }, { upsert: true }),
      ).rejects.toMatchObject({ code: 11000 });
      expect(await collection.countDocuments()).toBe(1);
    });

    testOfOurs('stop an ordered batch, and only themselves in an unordered one', async () => {
      const collection = await rowsWith({ _id: 'b' });
      const batch = [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }];
      await expect(collection.insertMany(batch)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
      await expect(
        collection.insertMany([{ _id: 'b' }, { _id: 'd' }, { _id: 'e' }], { ordered: false }),
      ).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'b', 'd', 'e']);
    });

    testOfOurs('count only where a partial or sparse index reaches', async () => {
      const collection = rows();
      await collection.createIndex(
        { open: 1 },
        { unique: true, partialFilterExpression: { status: 'open' } },
      );
      await collection.createIndex({ view: 1 }, { unique: true, sparse: true });
      await collection.insertMany([
        { _id: 'a', status: 'closed', open: 1 },
        { _id: 'b', status: 'closed', open: 1 },
        { _id: 'c', status: 'open', open: 1 },
      ]);
      await expect(collection.updateOne({ _id: 'a' }, { $set: { status: 'open' } })).rejects.toMatchObject({
        code: 11000,
      });
      await collection.updateOne({ _id: 'c' }, { $set: { status: 'closed' } });
      await collection.updateOne({ _id: 'a' }, { $set: { status: 'open' } });
    });

    test('leave what went before them in an ordered batch', async () => {
      const collection = await rowsWith({ _id: 'b' });
      const batch = [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }];
      await expect(collection.insertMany(batch)).rejects.toMatchObject({ code: 11000 });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'b']);
    });

    test('refuse an index over what is already double, and leave none behind', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b', x: 1 });
      await expect(collection.createIndex({ x: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
      expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_']);
    });
  });

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

    test('upsert from the filter, the update and what is only for inserts', async () => {
      const collection = rows();
      const options = { upsert: true, returnDocument: 'after' } as const;
      const update = { $setOnInsert: { made: 1 }, $set: { 'deep.x': 2 } };
      const filter = { _id: 'u', kind: 'k', $and: [{ side: { $eq: 's' } }], n: { $gt: 3 } };
      expect(await collection.findOneAndUpdate(filter, update, options)).toEqual({
        _id: 'u',
        kind: 'k',
        side: 's',
        made: 1,
        deep: { x: 2 },
      });
      const second = await collection.updateOne(
        { _id: 'u' },
        { $setOnInsert: { made: 9 } },
        { upsert: true },
      );
      expect(second).toMatchObject({ matchedCount: 1, upsertedCount: 0 });
      const minted = await collection.updateOne({ other: 1 }, { $set: { x: 1 } }, { upsert: true });
      expect(minted.upsertedId).toBeInstanceOf(ObjectId);
    });

    test('replace, remove, and answer with the document before or after', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b', x: 2 });
      expect(await collection.findOneAndReplace({ _id: 'a' }, { y: 1 })).toEqual({ _id: 'a', x: 1 });
      expect(await collection.findOne({ _id: 'a' })).toEqual({ _id: 'a', y: 1 });
      expect(await collection.findOneAndDelete({ x: { $gt: 0 } }, { sort: { _id: -1 } })).toEqual({
        _id: 'b',
        x: 2,
      });
      expect(await collection.findOneAndUpdate({ _id: 'none' }, { $set: { x: 1 } })).toBeNull();
      await expect(collection.updateOne({ _id: 'a' }, { $set: { _id: 'z' } })).rejects.toMatchObject({
        code: 66,
      });
    });

    test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
      ['$inc makes a number', {}, { $inc: { n: 2 } }, { n: 2 }],
      ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
      ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
      ['$rename', { a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
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
      [
        '$addToSet',
        { l: [1, { a: 1 }] },
        { $addToSet: { l: { $each: [{ a: 1 }, 2] } } },
        { l: [1, { a: 1 }, 2] },
      ],
      ['$pull by condition', { l: [1, 5, 9] }, { $pull: { l: { $gt: 4 } } }, { l: [1] }],
      [
        '$pull by fields',
        { l: [{ k: 'a', n: 1 }, { k: 'b' }] },
        { $pull: { l: { k: 'a' } } },
        { l: [{ k: 'b' }] },
      ],
      ['$pullAll', { l: [1, 2, 1] }, { $pullAll: { l: [1] } }, { l: [2] }],
      ['$pop', { l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }],
      ['$unset of what is not there', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
      ['$set into an array', { l: [{ x: 1 }] }, { $set: { 'l.0.x': 2, 'l.1': 3 } }, { l: [{ x: 2 }, 3] }],
      [
        '$[] for every element',
        { l: [{ x: 1 }, { x: 2 }] },
        { $inc: { 'l.$[].x': 1 } },
        { l: [{ x: 2 }, { x: 3 }] },
      ],
    ])('apply %s', async (_, before, update, after) => {
      const collection = await rowsWith({ _id: 'a', ...before });
      await collection.updateOne({ _id: 'a' }, update);
      expect(await collection.findOne({ _id: 'a' })).toEqual({ _id: 'a', ...after });
    });

    test('reach array elements by position and by filter', async () => {
      const collection = await rowsWith({
        _id: 'a',
        l: [
          { k: 'x', n: 1 },
          { k: 'y', n: 2 },
        ],
      });
      await collection.updateOne({ _id: 'a', 'l.k': 'y' }, { $set: { 'l.$.n': 20 } });
      await collection.updateOne(
        { _id: 'a' },
        { $set: { 'l.$[e].n': 10 } },
        { arrayFilters: [{ 'e.k': 'x' }] },
      );
      expect(await collection.findOne()).toEqual({
        _id: 'a',
        l: [
          { k: 'x', n: 10 },
          { k: 'y', n: 20 },
        ],
      });
    });

    test('tell matched from modified, for one and for many', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b', x: 2 }, { _id: 'c', x: 1 });
      expect(await collection.updateMany({}, { $set: { x: 1 } })).toMatchObject({
        matchedCount: 3,
        modifiedCount: 1,
      });
      expect(await collection.updateOne({ _id: 'z' }, { $set: { x: 1 } })).toMatchObject({ matchedCount: 0 });
      expect(await collection.deleteMany({ x: 1 })).toMatchObject({ deletedCount: 3 });
    });

    test('refuse conflicts, scalars in the way and unknown operators', async () => {
      const collection = await rowsWith({ _id: 'a', n: 1, text: 'x' });
      const refused = (update: Record<string, unknown>) =>
        expect(collection.updateOne({ _id: 'a' }, update)).rejects.toMatchObject({
          code: expect.any(Number),
        });
      await refused({ $set: { n: 1 }, $inc: { n: 1 } });
      await refused({ $set: { 'n.x': 1 } });
      await refused({ $inc: { text: 1 } });
      await refused({ $push: { n: 1 } });
      await refused({ $frobnicate: { n: 1 } });
      expect(await collection.findOne()).toEqual({ _id: 'a', n: 1, text: 'x' });
    });

    test('in bulk, report each part', async () => {
      const collection = await rowsWith({ _id: 'a' });
      const result = await collection.bulkWrite([
        { insertOne: { document: { _id: 'b' } } },
        { updateOne: { filter: { _id: 'a' }, update: { $set: { x: 1 } } } },
        { replaceOne: { filter: { _id: 'c' }, replacement: { y: 1 }, upsert: true } },
        { deleteOne: { filter: { _id: 'b' } } },
      ]);
      expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
      expect(ids(await collection.find().sort({ _id: 1 }).toArray())).toEqual(['a', 'c']);
    });
  });

  describe('finds', () => {
    test.each<[string, Record<string, unknown>, string[]]>([
      ['equality, also inside arrays', { tag: 'red' }, ['a', 'b']],
      ['null for null and missing', { at: null }, ['c', 'd']],
      ['ranges within a type only', { n: { $gte: 2 } }, ['b', 'c']],
      ['dates', { at: { $lte: new Date(2000) } }, ['a', 'b']],
      ['$in and $nin', { n: { $in: [1, 3], $nin: [3] } }, ['a']],
      ['$ne with null', { n: { $ne: null } }, ['a', 'b', 'c', 'd']],
      ['$exists', { at: { $exists: true } }, ['a', 'b', 'c']],
      ['$or inside $and', { $and: [{ $or: [{ n: 1 }, { n: 2 }] }, { tag: 'red' }] }, ['a', 'b']],
      ['$nor', { $nor: [{ n: 1 }, { n: 2 }] }, ['c', 'd']],
      ['$not', { n: { $not: { $lt: 3 } } }, ['c', 'd']],
      ['dotted paths', { 'in.deep': 'x' }, ['a']],
      ['dotted paths through arrays', { 'list.k': 2 }, ['b', 'c']],
      ['$elemMatch', { list: { $elemMatch: { k: 2, v: 1 } } }, ['c']],
      ['$all and $size', { tag: { $all: ['red'], $size: 2 } }, ['b']],
      ['regular expressions', { tag: /^R/i }, ['a', 'b']],
      ['$regex with options', { tag: { $regex: '^R', $options: 'i' } }, ['a', 'b']],
      ['$type', { n: { $type: 'string' } }, ['d']],
      ['$expr', { $expr: { $eq: ['$n', 1] } }, ['a']],
    ])('match %s', async (_, filter, expected) => {
      const collection = await rowsWith(
        { _id: 'a', n: 1, tag: 'red', at: new Date(1000), in: { deep: 'x' } },
        { _id: 'b', n: 2, tag: ['red', 'blue'], at: new Date(2000), list: [{ k: 2 }, { k: 1, v: 1 }] },
        { _id: 'c', n: 3, at: null, list: [{ k: 2, v: 1 }] },
        { _id: 'd', n: 'three' },
      );
      const found = async () => ids(await collection.find(filter).sort({ _id: 1 }).toArray());
      expect(await found()).toEqual(expected);
      for (const path of ['n', 'at', 'in.deep']) await collection.createIndex({ [path]: 1, _id: -1 });
      await collection.createIndex({ tag: -1 });
      await collection.createIndex({ 'list.k': 1 });
      expect(await found()).toEqual(expected);
    });

    test('sort across types, both ways, with skip and limit', async () => {
      const mixed = [null, -1.5, 2, 10, 'a', 'b', { x: 1 }, false, true, new Date(0)];
      const collection = await rowsWith(...mixed.map((v, i) => ({ _id: String(i), v })).reverse());
      const order = mixed.map((_, i) => String(i));
      const sorted = async (way: 1 | -1) => ids(await collection.find().sort({ v: way }).toArray());
      expect(await sorted(1)).toEqual(order);
      await collection.createIndex({ v: -1 });
      expect(await sorted(1)).toEqual(order);
      expect(await sorted(-1)).toEqual(order.toReversed());
      expect(ids(await collection.find().sort({ v: 1 }).skip(2).limit(3).toArray())).toEqual(['2', '3', '4']);
    });

    test('keep or leave out fields', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1, m: { y: 2, z: 3 }, l: [{ p: 1, q: 2 }] });
      const shaped = (projection: Record<string, 0 | 1>) => collection.findOne({}, { projection });
      expect(await shaped({ x: 1, 'm.y': 1 })).toEqual({ _id: 'a', x: 1, m: { y: 2 } });
      expect(await shaped({ _id: 0, 'l.p': 1 })).toEqual({ l: [{ p: 1 }] });
      expect(await shaped({ 'm.z': 0, l: 0 })).toEqual({ _id: 'a', x: 1, m: { y: 2 } });
      await expect(shaped({ x: 1, m: 0 })).rejects.toThrow();
    });

    test('come in batches through a cursor that can be killed', async () => {
      const collection = await rowsWith(
        ...Array.from({ length: 1234 }, (_, i) => ({ _id: String(i).padStart(5, '0'), i })),
      );
      const seen: unknown[] = [];
      for await (const { i } of collection.find().sort({ i: 1 }).batchSize(100)) seen.push(i);
      expect(seen).toEqual(Array.from({ length: 1234 }, (_, i) => i));
      const cursor = collection.find().batchSize(2);
      await cursor.next();
      await cursor.close();
      expect(await collection.find().limit(150).toArray()).toHaveLength(150);
      expect(await collection.countDocuments({ i: { $lt: 10 } }, { skip: 2 })).toBe(8);
      expect(await collection.estimatedDocumentCount()).toBe(1234);
    });

    test('refuse unknown operators by name', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.find({ x: { $frob: 1 } }).toArray()).rejects.toThrow('$frob');
      await expect(collection.aggregate([{ $frob: {} }]).toArray()).rejects.toThrow('$frob');
      await expect(databaseOf(connection).command({ frob: 1 })).rejects.toMatchObject({ code: 59 });
    });
  });

  describe('arrays in an index', () => {
    const byTag = { tags: 1, at: 1, _id: 1 } as const;
    const someRows = async () => {
      const collection = await rowsWith(
        { _id: 'a', at: 3, tags: ['x', 'y', 'x'] },
        { _id: 'b', at: 1, tags: ['x'] },
        { _id: 'c', at: 2, tags: ['z', 'x'] },
        { _id: 'd', at: 1, tags: 'x' },
        { _id: 'e', at: 0, tags: [] },
        { _id: 'f', at: 0 },
        { _id: 'g', at: 0, tags: [null, 'y'] },
      );
      await collection.createIndex(byTag, { name: 'by tag' });
      return collection;
    };
    const inOrder = { at: 1, _id: 1 } as const;

    test.each<[string, Record<string, unknown>, string[]]>([
      ['each element, once a document, in another order', { tags: 'x' }, ['b', 'd', 'c', 'a']],
      ['any of several elements', { tags: { $in: ['x', 'y', 'z'] } }, ['g', 'b', 'd', 'c', 'a']],
      ['several elements at once', { $and: [{ tags: 'x' }, { tags: 'y' }] }, ['a']],
      ['an element and a range of what follows', { tags: 'x', at: { $gt: 1, $lt: 3 } }, ['c']],
      ['null for missing and for an element, and not for none', { tags: null }, ['f', 'g']],
      ['a whole array', { tags: ['z', 'x'] }, ['c']],
    ])('finds by %s', async (_, filter, expected) => {
      const collection = await someRows();
      expect(ids(await collection.find(filter).sort(inOrder).toArray())).toEqual(expected);
      expect(ids(await collection.find(filter).sort(inOrder).limit(2).toArray())).toEqual(
        expected.slice(0, 2),
      );
      const downwards = await collection.find(filter).sort({ at: -1, _id: -1 }).toArray();
      expect(ids(downwards)).toEqual(expected.toReversed());
    });

    test('orders by the least element, or downwards the greatest, whichever was looked for', async () => {
      const collection = await rowsWith({ _id: 'a', tags: [2, 9] }, { _id: 'b', tags: [5, 2, 1] });
      await collection.createIndex({ tags: 1 });
      const sorted = async (way: 1 | -1) =>
        ids(await collection.find({ tags: 2 }).sort({ tags: way }).toArray());
      expect(await sorted(1)).toEqual(['b', 'a']);
      expect(await sorted(-1)).toEqual(['a', 'b']);
    });

    test('follows the elements as they come and go', async () => {
      const collection = await someRows();
      await collection.updateOne({ _id: 'a' }, { $set: { tags: ['y'] } });
      await collection.updateOne({ _id: 'b' }, { $addToSet: { tags: 'y' } });
      await collection.updateOne({ _id: 'c' }, { $unset: { tags: '' } });
      await collection.deleteOne({ _id: 'd' });
      const found = async (tags: string | null) =>
        ids(await collection.find({ tags }).sort(inOrder).toArray());
      expect(await found('x')).toEqual(['b']);
      expect(await found('y')).toEqual(['g', 'b', 'a']);
      expect(await found('z')).toEqual([]);
      expect(await found(null)).toEqual(['f', 'g', 'c']);
    });

    test('is one key an element where it is unique, however often a document repeats it', async () => {
      const collection = await rowsWith({ _id: 'a', names: ['x', 'y', 'x'] }, { _id: 'b', names: ['z'] });
      await collection.createIndex({ names: 1 }, { unique: true });
      const add = (names: string[]) => collection.updateOne({ _id: 'b' }, { $set: { names } });
      await expect(add(['z', 'y'])).rejects.toMatchObject({ code: 11000 });
      await collection.updateOne({ _id: 'a' }, { $set: { names: ['x'] } });
      await add(['z', 'y']);
      expect(await collection.countDocuments({ names: 'y' })).toBe(1);
    });

    testOfOurs('has elements of those alone that a partial index covers', async () => {
      const collection = rows();
      await collection.createIndex(
        { names: 1 },
        { unique: true, partialFilterExpression: { open: { $exists: true } } },
      );
      await collection.insertMany([
        { _id: 'a', names: ['x'] },
        { _id: 'b', names: ['x'], open: 1 },
      ]);
      await expect(collection.updateOne({ _id: 'a' }, { $set: { open: 1 } })).rejects.toMatchObject({
        code: 11000,
      });
      await collection.updateOne({ _id: 'b' }, { $unset: { open: '' } });
      await collection.updateOne({ _id: 'a' }, { $set: { open: 1 } });
      expect(ids(await collection.find({ names: 'x' }).sort({ _id: 1 }).toArray())).toEqual(['a', 'b']);
    });

    testOfOurs('refuses a second array beside it', async () => {
      const collection = await someRows();
      await expect(collection.insertOne({ _id: 'two', tags: ['x'], at: [1] })).rejects.toMatchObject({
        code: 171,
        message: 'cannot index parallel arrays [at] [tags]',
      });
      await collection.insertOne({ _id: 'one', tags: 'x', at: [4] });
      expect(ids(await collection.find({ tags: 'x' }).sort(inOrder).toArray())).toEqual([
        'b',
        'd',
        'c',
        'a',
        'one',
      ]);
    });

    testOfOurs('serves an element and the order behind it without sorting', async () => {
      const collection = await someRows();
      const explained = async (filter: Record<string, unknown>, sort: Record<string, 1 | -1>) =>
        collection.find(filter).sort(sort).limit(2).explain('executionStats');
      const served = await explained({ tags: 'x' }, inOrder);
      const told = JSON.stringify(served.queryPlanner.winningPlan);
      expect(told).toMatch(/"IXSCAN".*"by tag"|"by tag".*"IXSCAN"/);
      expect(told).not.toMatch(/COLLSCAN|"SORT"/);
      expect(served.executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
      const byItself = await explained({ tags: 'x' }, { tags: 1 });
      expect(JSON.stringify(byItself.queryPlanner.winningPlan)).toContain('"SORT"');
    });
  });

  describe('aggregation', () => {
    test('groups, unwinds, joins and counts', async () => {
      const people = await rowsWith({ _id: 'ana', team: 't1' }, { _id: 'bo', team: 't2' });
      const collection = await rowsWith(
        { _id: 'a', by: 'ana', n: 1, tags: ['x', 'y'] },
        { _id: 'b', by: 'ana', n: 2, tags: ['x'] },
        { _id: 'c', by: 'bo', n: 3, tags: [] },
      );
      const run = (...pipeline: Record<string, unknown>[]) => collection.aggregate(pipeline).toArray();
      expect(
        await run({ $group: { _id: '$by', n: { $sum: '$n' }, most: { $max: '$n' } } }, { $sort: { _id: 1 } }),
      ).toEqual([
        { _id: 'ana', n: 3, most: 2 },
        { _id: 'bo', n: 3, most: 3 },
      ]);
      expect(await run({ $unwind: '$tags' }, { $sortByCount: '$tags' })).toEqual([
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ]);
      expect(
        await run({ $match: { n: { $gt: 1 } } }, { $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }),
      ).toEqual([{ _id: 'c', n: 3 }]);
      const lookup = { from: people.collectionName, localField: 'by', foreignField: '_id', as: 'who' };
      const [first] = await run({ $match: { _id: 'c' } }, { $lookup: lookup });
      expect(first).toMatchObject({ who: [{ _id: 'bo', team: 't2' }] });
      expect(await collection.distinct('tags')).toEqual(expect.arrayContaining(['x', 'y']));
    });
  });

  describe('collections and indexes', () => {
    test('are listed, made twice without harm, and dropped', async () => {
      const collection = rows();
      await collection.createIndex({ a: 1, b: -1 }, { name: 'both', sparse: true });
      await collection.createIndex({ a: 1, b: -1 }, { name: 'both', sparse: true });
      await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      expect(await collection.listIndexes().toArray()).toEqual([
        expect.objectContaining({ name: '_id_' }),
        expect.objectContaining({ name: 'both', key: { a: 1, b: -1 }, sparse: true }),
        expect.objectContaining({ name: 'at_1', expireAfterSeconds: 60 }),
      ]);
      await collection.dropIndex('both');
      expect(await collection.listIndexes().toArray()).toHaveLength(2);
      const database = databaseOf(connection);
      const names = async () => (await database.listCollections().toArray()).map(({ name }) => name);
      expect(await names()).toContain(collection.collectionName);
      await collection.drop();
      expect(await names()).not.toContain(collection.collectionName);
    });
  });
});
