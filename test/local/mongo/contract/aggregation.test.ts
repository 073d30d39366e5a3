import { describe, expect, test } from '@jest/globals';
import { onEach } from './on-each.ts';

onEach(({ rows, rowsWith, testUnlessPeerLacks }) => {
  describe('aggregation', () => {
    const some = () =>
      rowsWith(
        { _id: 'a', by: 'ana', n: 1, in: { k: 1 } },
        { _id: 'b', by: 'ana', n: 2, in: { k: 2 } },
        { _id: 'c', by: 'bo', n: 3.5 },
        { _id: 'd', n: 'many', in: { k: 1 } },
      );
    const byId = { $sort: { _id: 1 } };

    test.each<[string, Record<string, unknown>[], unknown[]]>([
      [
        'groups by a field',
        [{ $group: { _id: '$by' } }, byId],
        [{ _id: null }, { _id: 'ana' }, { _id: 'bo' }],
      ],
      [
        'sums what is a number',
        [{ $group: { _id: '$by', n: { $sum: '$n' }, count: { $sum: 1 } } }, byId],
        [
          { _id: null, n: 0, count: 1 },
          { _id: 'ana', n: 3, count: 2 },
          { _id: 'bo', n: 3.5, count: 1 },
        ],
      ],
      ['groups all into one', [{ $group: { _id: null, n: { $sum: '$n' } } }], [{ _id: null, n: 6.5 }]],
      [
        'groups by a path',
        [{ $group: { _id: '$in.k', n: { $sum: 1 } } }, { $sort: { n: -1 } }, { $limit: 1 }],
        [{ _id: 1, n: 2 }],
      ],
      ['groups nothing', [{ $match: { by: 'cy' } }, { $group: { _id: 1, n: { $sum: 1 } } }], []],
      [
        'matches, sorts, skips and limits',
        [
          { $match: { n: { $gte: 1 } } },
          { $sort: { n: -1 } },
          { $skip: 1 },
          { $limit: 1 },
          { $match: { by: 'ana' } },
        ],
        [{ _id: 'b', by: 'ana', n: 2, in: { k: 2 } }],
      ],
      [
        'takes the stages as they come',
        [{ $limit: 3 }, { $skip: 1 }, { $group: { _id: '$by', n: { $sum: 1 } } }, { $match: { n: 1 } }, byId],
        [
          { _id: 'ana', n: 1 },
          { _id: 'bo', n: 1 },
        ],
      ],
    ])('%s', async (_, pipeline, expected) => {
      const collection = await some();
      expect(await collection.aggregate(pipeline).toArray()).toEqual(expected);
    });

    test('of what is not there is empty', async () => {
      expect(
        await rows()
          .aggregate([{ $group: { _id: 1 } }])
          .toArray(),
      ).toEqual([]);
    });

    test('counts by a cursor', async () => {
      const collection = await some();
      expect(await collection.countDocuments({ by: 'ana' })).toBe(2);
    });

    test.each<[string, Record<string, unknown>]>([
      ['two stages in one', { $skip: 1, $limit: 1 }],
      ['a group without an _id', { $group: { n: { $sum: 1 } } }],
    ])('refuses %s', async (_, stage) => {
      const collection = await some();
      await expect(collection.aggregate([stage]).toArray()).rejects.toMatchObject({
        code: expect.any(Number),
      });
    });

    for (const stage of [{ $limit: 0 }, { $skip: -1 }])
      testUnlessPeerLacks('checked options')(`refuses ${JSON.stringify(stage)}`, async () => {
        const collection = await some();
        await expect(collection.aggregate([stage]).toArray()).rejects.toMatchObject({ code: 2 });
      });
  });
});
