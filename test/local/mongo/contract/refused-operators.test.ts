import { beforeAll, describe, expect, test } from '@jest/globals';
import { onEach } from './on-each.ts';

type Filter = Record<string, unknown>;

onEach(({ ours, rows, rowsWith, database }) => {
  (ours ? describe : describe.skip)('an operator that is not supported is refused by name', () => {
    beforeAll(async () => {
      await rows('rows').insertOne({ _id: 'a', x: 1 });
    });

    const refused = (command: Filter, name: string) =>
      expect(database().command(command)).rejects.toMatchObject({
        code: 2,
        message: expect.stringContaining(name),
      });

    const odd = ['$where', '$text', '$expr', '$near', '$frob'];
    test.each<Filter>([
      { $where: 'true' },
      { $text: { $search: 'x' } },
      { $expr: { $eq: ['$x', 1] } },
      { $jsonSchema: { required: ['x'] } },
      { $sampleRate: 0.5 },
      { x: { $near: [1, 2] } },
      { x: { $geoWithin: {} } },
      { x: { $geoIntersects: {} } },
      { x: { $mod: [2, 0] } },
      { x: { $bitsAllSet: 1 } },
      { x: { $type: 'int' } },
      { x: { $type: 2 } },
      { x: { $frob: 1 } },
      { x: { $not: { $frob: 1 } } },
      { x: { $elemMatch: { $frob: 1 } } },
      { x: { $elemMatch: { y: { $frob: 1 } } } },
      { $or: [{ x: { $frob: 1 } }] },
      { $nor: [{ $and: [{ x: { $frob: 1 } }] }] },
      { x: { $gt: 1, $frob: 1 } },
      { x: { $in: [{ $frob: 1 }] } },
      { x: { $in: 5 } },
      { x: { $all: 5 } },
      { x: { $size: -1 } },
      { x: { $elemMatch: 5 } },
      { $or: [] },
      { $and: {} },
      { x: { $options: 'i' } },
      { x: { $regex: '(' } },
      { x: { $regex: 'a', $options: 'x' } },
      { x: { $ne: /a/ } },
    ])('the filter %j', async (filter) => {
      // The last that is named is the odd one, unless it is inside one that is odd already.
      const names = JSON.stringify(filter).match(/\$[a-z]\w*/gi) ?? [];
      const name = odd.find((one) => names.some((other) => other === one)) ?? names.at(-1) ?? '';
      for (const command of [
        { find: 'rows', filter },
        { count: 'rows', query: filter },
        { aggregate: 'rows', pipeline: [{ $match: filter }], cursor: {} },
        { findAndModify: 'rows', query: filter, update: { $set: { x: 2 } } },
        { find: 'nothing there', filter },
      ])
        await expect(database().command(command)).rejects.toMatchObject({
          code: 2,
          message: expect.stringContaining(name),
        });
    });

    test.each<[Filter | Filter[], number]>([
      [[{ $set: { x: 1 } }], 9],
      [{ $bit: { x: { and: 1 } } }, 9],
      [{ $frob: { x: 1 } }, 9],
      [{ $set: 5 }, 9],
      [{ $set: { y: 1 }, z: 1 }, 9],
      [{ $set: { y: 1 }, constructor: { z: 1 } }, 9],
      [{ y: 1, $set: { z: 1 } }, 52],
      [{ $push: { l: { $each: [1], $frob: 1 } } }, 2],
      [{ $push: { l: { $each: 1 } } }, 2],
      [{ $push: { l: { $each: [1], $slice: 'x' } } }, 2],
      [{ $push: { l: { $each: [1], $position: 'x' } } }, 2],
      [{ $push: { l: { $each: [1], $sort: 5 } } }, 2],
      [{ $addToSet: { l: { $each: [1], $slice: 1 } } }, 2],
      [{ $pop: { l: 5 } }, 9],
      [{ $pullAll: { l: 1 } }, 2],
      [{ $currentDate: { at: 'x' } }, 2],
      [{ $currentDate: { at: { $type: 'x' } } }, 2],
      [{ $rename: { x: 5 } }, 2],
      [{ $rename: { x: 'l.0' } }, 2],
      [{ $rename: { 'l.0': 'x' } }, 2],
      [{ $rename: { 'l.$[]': 'x' } }, 2],
      [{ $rename: { z: 'y.$' } }, 2],
      [{ $rename: { z: '' } }, 56],
      [{ $set: { '': 1 } }, 56],
      [{ $set: { 'a..b': 1 } }, 56],
      [{ $set: { 'a.$b': 1 } }, 52],
      [{ $set: { $a: 1 } }, 52],
    ])('the update %j', async (update, code) => {
      const collection = await rowsWith({ _id: 'a', x: 1, l: [1] });
      const { collectionName } = collection;
      await expect(database().command({ findAndModify: collectionName, update })).rejects.toMatchObject({
        code,
      });
      expect(
        await database()
          .command({ update: collectionName, updates: [{ q: {}, u: update }] })
          .catch((error) => error.errorResponse),
      ).toMatchObject({ writeErrors: [{ code }] });
      expect(await collection.findOne()).toEqual({ _id: 'a', x: 1, l: [1] });
    });

    test.each<[string, Filter[]]>([
      ['e', [{ 'e.k': 1 }]],
      ['same top-level field name', [{ x: 1 }, { x: 2 }]],
      ['single top-level field name', [{ x: 1, y: 1 }]],
      ['without a top-level field name', [{}]],
    ])('array filters: %s', async (words, arrayFilters) => {
      const collection = await rowsWith({ _id: 'a', l: [1] });
      await expect(
        collection.updateOne({}, { $set: { 'l.$[x]': 2 } }, { arrayFilters }),
      ).rejects.toMatchObject({ code: 9, message: expect.stringContaining(words) });
    });

    test.each([
      '$project',
      '$addFields',
      '$lookup',
      '$unwind',
      '$facet',
      '$out',
      '$merge',
      '$frob',
      'constructor',
    ])('the stage %s', async (stage) => {
      await expect(
        database().command({ aggregate: 'rows', pipeline: [{ [stage]: {} }], cursor: {} }),
      ).rejects.toMatchObject({ code: 40324, message: expect.stringContaining(stage) });
    });

    test('a stage that sorts by nothing', async () => {
      await expect(
        database().command({ aggregate: 'rows', pipeline: [{ $sort: {} }], cursor: {} }),
      ).rejects.toMatchObject({ code: 15976 });
    });

    test('a sort by two arrays', async () => {
      const collection = await rowsWith({ _id: 'a', l: [1], m: [{ n: 2, o: 3 }] }, { _id: 'b' });
      await expect(collection.find().sort({ l: 1, 'm.n': 1 }).toArray()).rejects.toMatchObject({
        code: 2,
        message: expect.stringContaining('parallel arrays'),
      });
      expect(await collection.find().sort({ 'm.n': 1, 'm.o': 1 }).toArray()).toHaveLength(2);
    });

    test('an upsert of two values for one field', async () => {
      const collection = rows();
      const twice = { $and: [{ x: 1 }, { x: 2 }] };
      await expect(collection.updateOne(twice, { $set: { y: 1 } }, { upsert: true })).rejects.toMatchObject({
        code: 54,
      });
      expect(await collection.countDocuments()).toBe(0);
    });

    test.each([{ sparse: true }, { partialFilterExpression: { x: { $gt: 0 } } }])(
      'a hint at an index that may lack what is looked for (%j)',
      async (options) => {
        const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b' });
        await collection.createIndex({ x: 1 }, options);
        await expect(collection.find({}, { hint: 'x_1' }).toArray()).rejects.toMatchObject({
          code: 2,
          message: expect.stringContaining('x_1'),
        });
        expect(await collection.find({ x: 1 }, { hint: 'x_1' }).toArray()).toHaveLength(1);
      },
    );

    test.each(['.a', 'a.', 'system.a', 'a$', 'é'.repeat(130)])('the collection name %s', async (name) => {
      await expect(database().command({ insert: name, documents: [{ _id: 1 }] })).rejects.toMatchObject({
        code: 73,
      });
    });

    test.each<[string, Filter]>([
      ['$avg', { _id: 1, x: { $avg: '$x' } }],
      ['$add', { _id: { $add: [1, 2] } }],
      ['$add', { _id: 1, x: { $sum: { $add: [1, 2] } } }],
      ['$$ROOT', { _id: '$$ROOT' }],
      ['x.y', { _id: 1, 'x.y': { $sum: 1 } }],
      ['$y', { _id: 1, $y: { $sum: 1 } }],
      ['constructor', { _id: 1, constructor: { $sum: 1 } }],
    ])('%s in the group %j', async (name, $group) => {
      await expect(
        database().command({ aggregate: 'rows', pipeline: [{ $group }], cursor: {} }),
      ).rejects.toMatchObject({ code: 2, message: expect.stringContaining(name === '$avg' ? '$sum' : name) });
    });

    test.each<[Filter]>([
      [{ x: { $slice: 1 } }],
      [{ x: { $elemMatch: { y: 1 } } }],
      [{ x: { $meta: 'textScore' } }],
      [{ 'x.$': 1 }],
      [{ x: '$y' }],
      [{ '': 1 }],
    ])('the projection %j', async (projection) => {
      await refused({ find: 'rows', projection }, Object.keys(projection)[0] ?? '');
      await refused(
        { findAndModify: 'rows', update: { x: 1 }, fields: projection },
        Object.keys(projection)[0] ?? '',
      );
    });

    test.each<[Filter]>([
      [{ x: 2 }],
      [{ x: 'asc' }],
      [{ x: { $meta: 'textScore' } }],
      [{ 'l.0': 1 }],
      [{ $natural: 1 }],
    ])('the sort %j', (sort) => refused({ find: 'rows', sort }, Object.keys(sort)[0] ?? ''));

    test.each<[number, Filter]>([
      [67, { key: { x: 'text' }, name: 'x' }],
      [67, { key: { x: '2dsphere' }, name: 'x' }],
      [67, { key: { x: 'hashed' }, name: 'x' }],
      [67, { key: { '$**': 1 }, name: 'x' }],
      [67, { key: {}, name: 'x' }],
      [67, { key: { x: 1 }, name: 'x', v: 1 }],
      [67, { key: { x: 1, y: 1 }, name: 'x', expireAfterSeconds: 1 }],
      [67, { key: { x: 1 }, name: 'x', expireAfterSeconds: -1 }],
      [67, { key: { x: 1 }, name: 'x', sparse: true, partialFilterExpression: { y: 1 } }],
      [67, { key: { x: 1 }, name: 'x', partialFilterExpression: { y: { $ne: 1 } } }],
      [67, { key: { x: 1 }, name: 'x', partialFilterExpression: { y: { $exists: false } } }],
      [67, { key: { x: 1 }, name: 'x', partialFilterExpression: { $or: [{ y: 1 }] } }],
      [2, { key: { x: 1 }, name: 'x', partialFilterExpression: { y: { $frob: 1 } } }],
      [2, { key: { x: 1 }, name: '_id_' }],
      [197, { key: { _id: 1 }, name: '_id_', unique: true }],
      [14, { key: { x: 1 }, name: 'x', unique: 'yes' }],
    ])('with %d, the index %j', async (code, index) => {
      await expect(database().command({ createIndexes: 'indexed', indexes: [index] })).rejects.toMatchObject({
        code,
      });
      expect(await database().listCollections({ name: 'indexed' }).toArray()).toEqual([]);
    });
  });
});
