import { describe, expect, test } from '@jest/globals';
import type { mongo } from 'mongoose';
import { ids, onEach } from './on-each.ts';

onEach(({ rows, rowsWith, database, testUnlessPeerLacks }) => {
  describe('indexes', () => {
    test('are listed, made twice without harm, and dropped', async () => {
      const collection = rows();
      await collection.createIndex({ a: 1, b: -1 }, { name: 'both', sparse: true });
      await collection.createIndex({ a: 1, b: -1 }, { name: 'both', sparse: true });
      await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      expect(await collection.listIndexes().toArray()).toEqual([
        expect.objectContaining({ name: '_id_', key: { _id: 1 } }),
        expect.objectContaining({ name: 'both', key: { a: 1, b: -1 }, sparse: true }),
        expect.objectContaining({ name: 'at_1', expireAfterSeconds: 60 }),
      ]);
      await collection.dropIndex('both');
      expect(await collection.listIndexes().toArray()).toHaveLength(2);
      await expect(collection.dropIndex('both')).rejects.toMatchObject({ code: 27 });
    });

    testUnlessPeerLacks('listings')('of what is not there are not listed', async () => {
      await expect(rows().listIndexes().toArray()).rejects.toMatchObject({ code: 26 });
    });

    testUnlessPeerLacks('_id index kept')('keep that of the _id', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
      await collection.createIndex({ x: 1 });
      await collection.dropIndexes();
      expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    });

    const first = { key: { a: 1 }, name: 'first' } as const;
    async function conflicts(second: mongo.IndexDescription, code: number) {
      const collection = rows();
      await collection.createIndexes([first]);
      await expect(collection.createIndexes([second])).rejects.toMatchObject({ code });
      expect(await collection.indexes()).toHaveLength(2);
    }

    const others: [string, mongo.IndexDescription, number][] = [
      ['another name', { key: { a: 1 }, name: 'second' }, 85],
      ['another time to live', { ...first, expireAfterSeconds: 5 }, 85],
      ['other keys', { ...first, key: { b: 1 } }, 86],
      ['another direction', { ...first, key: { a: -1 } }, 86],
      ['sparseness', { ...first, sparse: true }, 86],
      ['a condition', { ...first, partialFilterExpression: { b: 1 } }, 86],
    ];
    for (const [name, second, code] of others)
      testUnlessPeerLacks('index conflicts')(`conflict by ${name}`, () => conflicts(second, code));

    test('conflict by uniqueness', () => conflicts({ ...first, unique: true }, 86));

    test('of the same keys and another condition stand side by side', async () => {
      const collection = rows();
      await collection.createIndexes([first, { ...first, name: 'sparse', sparse: true }]);
      await collection.createIndexes([{ ...first, name: 'partial', partialFilterExpression: { b: 1 } }]);
      expect(await collection.indexes()).toHaveLength(4);
    });

    test('are made over what is there, and serve it', async () => {
      const collection = await rowsWith({ _id: 'a', x: 2 }, { _id: 'b', x: 1 }, { _id: 'c' });
      await collection.createIndex({ x: -1 });
      expect(
        ids(
          await collection
            .find({ x: { $gt: 0 } })
            .sort({ x: -1 })
            .toArray(),
        ),
      ).toEqual(['a', 'b']);
      expect(ids(await collection.find({ x: null }).toArray())).toEqual(['c']);
    });
  });

  describe('duplicate keys', () => {
    test('are refused to every kind of write', async () => {
      const collection = await rowsWith({ _id: 'a', reference: 'PLY12345' }, { _id: 'b', reference: 'PLY2' });
      await collection.createIndex({ reference: 1 }, { unique: true });
      const doubled = { code: 11000, message: expect.stringContaining('E11000 duplicate key error') };
      const set = { $set: { reference: 'PLY12345' } };
      await expect(collection.insertOne({ _id: 'a' })).rejects.toMatchObject(doubled);
      await expect(collection.insertOne({ _id: 'c', reference: 'PLY2' })).rejects.toMatchObject(doubled);
      await expect(collection.updateOne({ _id: 'b' }, set)).rejects.toMatchObject(doubled);
      await expect(collection.replaceOne({ _id: 'b' }, set.$set)).rejects.toMatchObject(doubled);
      await expect(collection.updateOne({ _id: 'd' }, set, { upsert: true })).rejects.toMatchObject(doubled);
      expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: 'a', reference: 'PLY12345' },
        { _id: 'b', reference: 'PLY2' },
      ]);
    });

    testUnlessPeerLacks('keyPattern and keyValue')('are told with pattern and value', async () => {
      const collection = await rowsWith({ _id: 'a', reference: 'PLY12345', area: 1 });
      await collection.createIndex({ reference: 1, area: -1 }, { unique: true });
      await expect(collection.insertOne({ _id: 'a' })).rejects.toMatchObject({
        keyPattern: { _id: 1 },
        keyValue: { _id: 'a' },
      });
      const again = { reference: 'PLY12345', area: 1 };
      const told = {
        code: 11000,
        keyPattern: { reference: 1, area: -1 },
        keyValue: again,
        message: expect.stringContaining('reference_1_area_-1 dup key: { reference: "PLY12345", area: 1 }'),
      };
      await expect(collection.insertOne({ _id: 'b', ...again })).rejects.toMatchObject(told);
      await expect(
        collection.findOneAndUpdate({ _id: 'b' }, { $set: again }, { upsert: true }),
      ).rejects.toMatchObject(told);
      await expect(
        collection.bulkWrite([{ insertOne: { document: { _id: 'b', ...again } } }]),
      ).rejects.toMatchObject({
        writeErrors: [{ err: expect.objectContaining({ code: 11000 }) }],
      });
    });

    test('count nothing as a value, unless the index is sparse', async () => {
      const collection = rows();
      await collection.createIndex({ x: 1 }, { unique: true });
      await collection.insertMany([{ _id: 'a' }, { _id: 'b', x: 1 }]);
      await expect(collection.insertOne({ _id: 'c', x: null })).rejects.toMatchObject({ code: 11000 });
      const sparse = rows();
      await sparse.createIndex({ x: 1 }, { unique: true, sparse: true });
      await sparse.insertMany([{ _id: 'a' }, { _id: 'b' }, { _id: 'c', x: 1 }]);
      await expect(sparse.insertOne({ _id: 'd', x: 1 })).rejects.toMatchObject({ code: 11000 });
      expect(await sparse.countDocuments()).toBe(3);
      expect(ids(await sparse.find({ x: null }).sort({ _id: 1 }).toArray())).toEqual(['a', 'b']);
      // A number for false, as a driver sends it, must not lead to the index that has neither.
      expect(
        ids(
          await sparse
            .find({ x: { $exists: 0 as never } })
            .sort({ x: 1 })
            .toArray(),
        ).sort(),
      ).toEqual(['a', 'b']);
    });

    testUnlessPeerLacks('partial indexes')('count only where a partial index reaches', async () => {
      const collection = rows();
      await collection.createIndex(
        { open: 1 },
        { unique: true, partialFilterExpression: { status: 'open' } },
      );
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

    test('refuse an index over what is already double, and leave none behind', async () => {
      const collection = await rowsWith({ _id: 'a', x: 1 }, { _id: 'b', x: 1 });
      await expect(collection.createIndex({ x: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
      expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_']);
    });
  });

  describe('collections', () => {
    const names = async () => (await database().listCollections().toArray()).map(({ name }) => name);

    test('are made by a write or by name, listed and dropped', async () => {
      const collection = await rowsWith({ _id: 'a' });
      expect(await names()).toContain(collection.collectionName);
      await collection.drop();
      expect(await names()).not.toContain(collection.collectionName);
      expect(await collection.countDocuments()).toBe(0);
      await database().createCollection('made');
      expect(await names()).toContain('made');
      await expect(database().command({ create: 'made' })).rejects.toMatchObject({ code: 48 });
    });

    testUnlessPeerLacks('listings')('are listed by name alone', async () => {
      const { collectionName: name } = await rowsWith({ _id: 'a' });
      const listed = await database().listCollections({ name }, { nameOnly: true }).toArray();
      expect(listed).toEqual([{ name, type: 'collection' }]);
    });
  });
});
