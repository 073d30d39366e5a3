import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach } from './on-each.ts';

const { Long } = mongoose.mongo;

onEach(({ rowsWith, database, testUnlessPeerLacks }) => {
  const many = (count: number) =>
    rowsWith(...Array.from({ length: count }, (_, i) => ({ _id: String(i).padStart(5, '0'), i })));
  const firstOf = async (find: string, options: Record<string, unknown> = {}) => {
    const { cursor } = await database().command({ find, sort: { i: 1 }, ...options });
    return { id: Long.fromValue(cursor.id), count: cursor.firstBatch.length, ns: cursor.ns };
  };
  const nextOf = async (getMore: mongoose.mongo.Long, collection: string, batchSize?: number) => {
    const { cursor } = await database().command({ getMore, collection, ...(batchSize && { batchSize }) });
    return { id: Long.fromValue(cursor.id), count: cursor.nextBatch.length };
  };
  const none = Long.ZERO;

  describe('cursors', () => {
    test.each([undefined, 1, 2, 100, 249, 250, 5000])('bring everything, in batches of %s', async (size) => {
      const collection = await many(250);
      const found = collection.find().sort({ i: 1 });
      const seen: unknown[] = [];
      for await (const { i } of size ? found.batchSize(size) : found) seen.push(i);
      expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => i));
    });

    testUnlessPeerLacks('batches of a cursor')('begin with 101, and go on with all there is', async () => {
      const { collectionName } = await many(300);
      const first = await firstOf(collectionName);
      expect(first).toMatchObject({ count: 101, ns: `${database().databaseName}.${collectionName}` });
      expect(first.id.isZero()).toBe(false);
      expect(await nextOf(first.id, collectionName)).toEqual({ id: none, count: 199 });
    });

    testUnlessPeerLacks('batches of a cursor')('of a batch of nothing give all later', async () => {
      const { collectionName } = await many(3);
      const first = await firstOf(collectionName, { batchSize: 0 });
      expect(first.count).toBe(0);
      expect(await nextOf(first.id, collectionName)).toEqual({ id: none, count: 3 });
    });

    test('give as many as each asking wants', async () => {
      const { collectionName } = await many(10);
      const first = await firstOf(collectionName, { batchSize: 2 });
      expect(first.count).toBe(2);
      const second = await nextOf(first.id, collectionName, 3);
      expect(second).toMatchObject({ id: first.id, count: 3 });
      expect(await nextOf(first.id, collectionName, 9)).toEqual({ id: none, count: 5 });
    });

    testUnlessPeerLacks('batches of a cursor')('of a single batch are closed at once', async () => {
      const { collectionName } = await many(10);
      expect(await firstOf(collectionName, { batchSize: 4, singleBatch: true })).toMatchObject({
        id: none,
        count: 4,
      });
      expect(await firstOf(collectionName, { limit: 4 })).toMatchObject({ id: none, count: 4 });
    });

    test('that are spent, killed or never were are not found', async () => {
      const { collectionName } = await many(10);
      const spent = await firstOf(collectionName, { batchSize: 4 });
      await nextOf(spent.id, collectionName, 100);
      await expect(nextOf(spent.id, collectionName, 100)).rejects.toMatchObject({ code: 43 });
      const killed = await firstOf(collectionName, { batchSize: 4 });
      const answer = await database().command({
        killCursors: collectionName,
        cursors: [killed.id, spent.id],
      });
      expect(answer.cursorsKilled.map(String)).toEqual([String(killed.id)]);
      expect(answer.cursorsNotFound.map(String)).toEqual([String(spent.id)]);
      await expect(nextOf(killed.id, collectionName, 100)).rejects.toMatchObject({ code: 43 });
      await expect(nextOf(Long.fromNumber(987_654_321), collectionName, 100)).rejects.toMatchObject({
        code: 43,
      });
    });

    test('of an aggregation come in batches, too', async () => {
      const collection = await many(300);
      const seen = await collection
        .aggregate([{ $match: {} }, { $sort: { i: -1 } }], { batchSize: 7 })
        .toArray();
      expect(seen.map(({ i }) => i)).toEqual(Array.from({ length: 300 }, (_, i) => 299 - i));
    });

    test('end with a small answer where documents are large', async () => {
      const collection = await rowsWith(
        ...Array.from({ length: 5 }, (_, i) => ({ _id: `big${i}`, i, text: 'x'.repeat(6_000_000) })),
      );
      const sizes: number[] = [];
      for await (const { text } of collection.find().sort({ i: 1 })) sizes.push(text.length);
      expect(sizes).toEqual(Array.from({ length: 5 }, () => 6_000_000));
    });

    testUnlessPeerLacks('batches of a cursor')('give no more at once than 16 MiB', async () => {
      const { collectionName } = await rowsWith(
        ...Array.from({ length: 3 }, (_, i) => ({ _id: `big${i}`, i, text: 'x'.repeat(6_000_000) })),
      );
      const first = await firstOf(collectionName);
      expect(first.count).toBe(2);
      expect(await nextOf(first.id, collectionName, 5)).toEqual({ id: none, count: 1 });
    });

    testUnlessPeerLacks('checked options')('of less than nothing are refused', async () => {
      const { collectionName } = await many(1);
      for (const options of [{ batchSize: -1 }, { limit: -1 }, { skip: -1 }])
        await expect(firstOf(collectionName, options)).rejects.toMatchObject({ code: 2 });
    });
  });
});
