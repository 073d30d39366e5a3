import { describe, expect, test } from '@jest/globals';
import { onEach } from './on-each.ts';

onEach(({ rows, rowsWith, database, testUnlessPeerLacks }) => {
  describe('findAndModify', () => {
    const some = () => rowsWith({ _id: 'a', x: 1, y: 1 }, { _id: 'b', x: 1, y: 2 }, { _id: 'c', x: 2, y: 3 });
    const modify = (findAndModify: string, options: Record<string, unknown>) =>
      database().command({ findAndModify, ...options });

    test('answers with the document before', async () => {
      const { collectionName } = await some();
      expect(await modify(collectionName, { query: { _id: 'a' }, update: { $inc: { x: 1 } } })).toMatchObject(
        {
          value: { _id: 'a', x: 1 },
          lastErrorObject: { n: 1, updatedExisting: true },
          ok: 1,
        },
      );
    });

    test('answers with the document after, where new is asked', async () => {
      const { collectionName } = await some();
      const options = { query: { _id: 'a' }, update: { $inc: { x: 1 } }, new: true };
      expect((await modify(collectionName, options)).value).toEqual({ _id: 'a', x: 2, y: 1 });
    });

    test('takes the first of the order asked for', async () => {
      const collection = await some();
      const found = async (sort: Record<string, 1 | -1>) =>
        (await collection.findOneAndUpdate({ x: 1 }, { $set: { seen: 1 } }, { sort }))?._id;
      expect(await found({ y: -1 })).toBe('b');
      expect(await found({ x: 1, y: 1 })).toBe('a');
    });

    test('answers with the fields asked for', async () => {
      const { collectionName } = await some();
      const options = {
        query: { _id: 'a' },
        update: { $inc: { x: 1 } },
        new: true,
        fields: { x: 1, _id: 0 },
      };
      expect((await modify(collectionName, options)).value).toEqual({ x: 2 });
    });

    test('finds nothing, and answers with null', async () => {
      const { collectionName } = await some();
      const options = { query: { _id: 'z' }, update: { $inc: { x: 1 } } };
      expect((await modify(collectionName, options)).value).toBeNull();
    });

    const options = (_id: string) => ({ query: { _id }, update: { $inc: { x: 1 } }, upsert: true });

    testUnlessPeerLacks('lastErrorObject')(
      'tells what became of it, and the id of what it inserted',
      async () => {
        const { collectionName } = rows();
        const told = async (_id: string, upsert: boolean) =>
          (await modify(collectionName, { ...options(_id), upsert })).lastErrorObject;
        expect(await told('z', false)).toEqual({ n: 0, updatedExisting: false });
        expect(await told('z', true)).toEqual({ n: 1, updatedExisting: false, upserted: 'z' });
        expect(await told('z', true)).toEqual({ n: 1, updatedExisting: true });
      },
    );

    test('upserts', async () => {
      const { collectionName } = rows();
      expect((await modify(collectionName, options('z'))).value).toBeNull();
      expect((await modify(collectionName, { ...options('y'), new: true })).value).toEqual({
        _id: 'y',
        x: 1,
      });
      expect((await modify(collectionName, { ...options('y'), new: true })).value).toEqual({
        _id: 'y',
        x: 2,
      });
    });

    test('replaces, before and after', async () => {
      const collection = await some();
      expect(await collection.findOneAndReplace({ _id: 'a' }, { z: 1 })).toEqual({ _id: 'a', x: 1, y: 1 });
      const options = { returnDocument: 'after' } as const;
      expect(await collection.findOneAndReplace({ _id: 'a' }, { z: 2 }, options)).toEqual({ _id: 'a', z: 2 });
    });

    test('removes the first of an order', async () => {
      const collection = await some();
      expect(await collection.findOneAndDelete({ x: 1 }, { sort: { y: -1 } })).toMatchObject({ _id: 'b' });
      expect(await collection.findOneAndDelete({ _id: 'b' })).toBeNull();
      expect(await collection.countDocuments()).toBe(2);
    });

    test('goes through array filters', async () => {
      const collection = await rowsWith({ _id: 'a', l: [1, 5, 9] });
      const update = { $set: { 'l.$[e]': 0 } };
      const options = { query: {}, update, arrayFilters: [{ e: { $gt: 4 } }], new: true };
      expect((await modify(collection.collectionName, options)).value).toEqual({ _id: 'a', l: [1, 0, 0] });
    });

    testUnlessPeerLacks('hints')('walks by the index hinted at, which has to be there', async () => {
      const collection = await some();
      await collection.createIndex({ y: 1 });
      const hinted = (hint: string) =>
        modify(collection.collectionName, { query: { x: 1 }, update: { $set: { seen: 1 } }, hint });
      expect((await hinted('y_1')).value._id).toBe('a');
      await expect(hinted('none')).rejects.toMatchObject({ code: 2 });
    });

    test('refuses a double key, and leaves things as they were', async () => {
      const collection = await some();
      await collection.createIndex({ y: 1 }, { unique: true });
      await expect(
        collection.findOneAndUpdate({ _id: 'z' }, { $set: { y: 1 } }, { upsert: true }),
      ).rejects.toMatchObject({ code: 11000 });
      await expect(collection.findOneAndUpdate({ _id: 'a' }, { $set: { y: 2 } })).rejects.toMatchObject({
        code: 11000,
      });
      expect(await collection.countDocuments()).toBe(3);
      expect((await collection.findOne({ _id: 'a' }))?.y).toBe(1);
    });

    testUnlessPeerLacks('checked options')('refuses what contradicts itself', async () => {
      const { collectionName } = await some();
      for (const odd of [
        {},
        { remove: true, update: { $set: { x: 1 } } },
        { remove: true, new: true },
        { remove: true, upsert: true },
        { update: { x: 1 }, arrayFilters: [{ e: 1 }] },
      ])
        await expect(modify(collectionName, odd)).rejects.toMatchObject({ code: 9 });
    });
  });
});
