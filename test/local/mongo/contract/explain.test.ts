import { describe, expect } from '@jest/globals';
import { onEach } from './on-each.ts';

onEach(({ rowsWith, database, testUnlessPeerLacks }) => {
  describe('explain', () => {
    const some = async () => {
      const collection = await rowsWith(
        ...Array.from({ length: 50 }, (_, i) => ({ _id: `r${i}`, x: i % 10, y: i, z: i })),
      );
      // The first gives the order alone, the second what is looked for as well.
      await collection.createIndex({ y: 1 });
      await collection.createIndex({ x: 1, y: -1 });
      return collection.collectionName;
    };
    const told = async (explain: Record<string, unknown>) => {
      const { queryPlanner, executionStats } = await database().command({
        explain,
        verbosity: 'executionStats',
      });
      const { nReturned, totalKeysExamined, totalDocsExamined } = executionStats;
      return [JSON.stringify(queryPlanner.winningPlan), nReturned, totalKeysExamined, totalDocsExamined];
    };
    const byIndex = (index: string) =>
      expect.stringMatching(
        new RegExp(`^(?!.*(COLLSCAN|"SORT")).*("${index}".*"IXSCAN"|"IXSCAN".*"${index}")`),
      );
    const byAll = expect.stringContaining('COLLSCAN');

    const finds: [string, Record<string, unknown>, unknown[]][] = [
      ['a find by an index', { filter: { x: 3 } }, [byIndex('x_1_y_-1'), 5, 5, 5]],
      ['a find in its order', { filter: { x: 3 }, sort: { y: 1 }, limit: 2 }, [byIndex('x_1_y_-1'), 2, 2, 2]],
      ['a find in its range', { filter: { x: 3, y: { $gt: 40 } } }, [byIndex('x_1_y_-1'), 1, 1, 1]],
      ['a find of everything', { filter: { z: 3 } }, [byAll, 1, 0, 50]],
      [
        'a find that has to sort',
        { filter: { x: 3 }, sort: { z: 1 } },
        [expect.stringContaining('"SORT"'), 5, 5, 5],
      ],
    ];
    for (const [name, options, expected] of finds)
      testUnlessPeerLacks('explain')(`tells the way of ${name}`, async () => {
        expect(await told({ find: await some(), ...options })).toEqual(expected);
      });

    testUnlessPeerLacks('explain')('tells the way of a write, and writes nothing', async () => {
      const name = await some();
      const q = { x: 3 };
      const u = { $set: { seen: 1 } };
      expect((await told({ update: name, updates: [{ q, u, multi: true }] }))[0]).toEqual(
        byIndex('x_1_y_-1'),
      );
      expect((await told({ delete: name, deletes: [{ q, limit: 0 }] }))[0]).toEqual(byIndex('x_1_y_-1'));
      expect((await told({ findAndModify: name, query: q, sort: { y: 1 }, update: u }))[0]).toEqual(
        byIndex('x_1_y_-1'),
      );
      expect((await told({ findAndModify: name, query: { z: 3 }, remove: true }))[0]).toEqual(byAll);
      const pipeline = [{ $match: q }, { $group: { _id: 1, n: { $sum: 1 } } }];
      expect(
        JSON.stringify(await database().command({ explain: { aggregate: name, pipeline, cursor: {} } })),
      ).toContain('"x_1_y_-1"');
      const collection = database().collection(name);
      expect(await collection.countDocuments({ seen: 1 })).toBe(0);
      expect(await collection.countDocuments()).toBe(50);
    });

    testUnlessPeerLacks('explain')(
      'of what is no command that looks for something is refused by its name',
      async () => {
        for (const name of ['insert', 'constructor'])
          await expect(database().command({ explain: { [name]: 'rows' } })).rejects.toMatchObject({
            code: 59,
            message: expect.stringContaining(name),
          });
      },
    );
  });
});
