import { describe, expect, test } from '@jest/globals';
import { ids, onEach } from './on-each.ts';

onEach(({ rows, rowsWith, testUnlessPeerLacks }) => {
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

    testUnlessPeerLacks('partial indexes')(
      'has elements of those alone that a partial index covers',
      async () => {
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
      },
    );

    testUnlessPeerLacks('parallel arrays refused')('refuses a second array beside it', async () => {
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

    testUnlessPeerLacks('explain')('serves an element and the order behind it without sorting', async () => {
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
});
