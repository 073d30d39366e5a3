import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Document } from 'bson';
import { write } from '../../../local/mongo/bson.ts';
import { search } from '../../../local/mongo/query/find.ts';
import { plan } from '../../../local/mongo/query/plan.ts';
import { sortKey } from '../../../local/mongo/query/sort.ts';
import type { IndexSpec } from '../../../local/mongo/storage/catalog.ts';
import type { Collection } from '../../../local/mongo/storage/collection.ts';
import type { Direction } from '../../../local/mongo/storage/keys.ts';
import { Store } from '../../../local/mongo/storage/store.ts';
import { Stored } from '../../../local/mongo/storage/stored.ts';
import fc from '../../support/seeded.ts';

const indexes: Omit<IndexSpec, 'id'>[] = [
  { name: 'a', key: { a: 1 } },
  { name: 'a-b', key: { a: -1, b: 1 } },
  { name: 'b sparse', key: { b: -1 }, sparse: true },
  { name: 'm.x', key: { 'm.x': 1, a: 1 } },
  { name: 'b partial', key: { b: 1 }, partialFilterExpression: { a: { $gt: 1 } } },
];

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom<unknown>(null, 'x', 'y', true, new Date(1)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const fields = fc.record({ a: value, m: fc.oneof(fc.record({ x: scalar }), scalar) }, { requiredKeys: [] });
const documents = fc.array(
  fc
    .tuple(fields, fc.option(scalar, { nil: undefined }))
    .map(([rest, b]) => (b === undefined ? rest : { ...rest, b })),
  { maxLength: 25 },
);

const operator = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne');
const condition = fc.oneof(
  scalar,
  fc.tuple(operator, scalar).map(([name, operand]) => ({ [name]: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.boolean().map((there) => ({ $exists: there })),
);
const filter = fc.record({ a: condition, b: condition, 'm.x': condition }, { requiredKeys: [] });
const sort = fc.constantFrom<Record<string, Direction>>(
  {},
  { a: 1 },
  { a: -1, b: 1 },
  { a: 1, b: -1 },
  { b: -1 },
  { 'm.x': 1 },
);

describe('a find by index', () => {
  let store: Store;

  beforeAll(() => {
    store = new Store(undefined);
  });

  afterAll(() => store.engine.close());

  /** Written straight into the engine: no socket, so that many cases take a moment. */
  function kept(rows: Document[], withIndexes: boolean): Promise<Collection> {
    return store.engine.write(() => {
      const collection = store.findOrCreate(`test.${withIndexes ? 'indexed' : 'plain'}`);
      collection.drop();
      const fresh = store.findOrCreate(collection.ns);
      if (withIndexes) for (const index of indexes) fresh.addIndex(index);
      for (const [i, row] of rows.entries()) fresh.insert(new Stored(write({ _id: i, ...row })));
      return fresh;
    });
  }

  const ids = (found: Stored[]) => found.map(({ plain }) => plain._id).sort((a, b) => a - b);

  test('finds what a scan finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(documents, filter, sort, async (rows, asked, order) => {
        const [plain, indexed] = [await kept(rows, false), await kept(rows, true)];
        expect(ids(search(indexed, { filter: asked }))).toEqual(ids(search(plain, { filter: asked })));
        const keys = (collection: Collection) =>
          search(collection, { filter: asked, sort: order }).map((stored) =>
            Object.entries(order).map(([path, way]) => sortKey(stored.plain, path, way).toString('hex')),
          );
        expect(keys(indexed)).toEqual(keys(plain));
      }),
      { numRuns: 300 },
    );
  });

  test('walks behind an element in the order of what follows it, held to both ends', async () => {
    const tagged = { a: ['x', 'y'], b: 3 };
    const collection = await kept([tagged, { a: 'x', b: 1 }], true);
    const way = plan(collection, { a: 'x', b: { $gt: 0, $lt: 2 } }, { b: 1 });
    expect(way).toMatchObject({ index: { name: 'a-b' }, sorted: true, reverse: false });
    const examined = { keys: 0, documents: 0 };
    expect(ids(search(collection, { filter: { a: 'x', b: { $gt: 0, $lt: 2 } } }, examined))).toEqual([1]);
    expect(examined).toEqual({ keys: 1, documents: 1 });
    const between = { a: { $elemMatch: { $gte: 'y', $lt: 'z' } } };
    expect(ids(search(collection, { filter: between }, examined))).toEqual([0]);
    expect(examined).toEqual({ keys: 2, documents: 2 });
    expect(plan(collection, { a: 'x' }, { b: -1 })).toMatchObject({ sorted: true, reverse: true });
    expect(plan(collection, { a: 'x' }, { a: 1 }).sorted).toBe(false);
    expect(plan(collection, { a: { $in: ['x', 'y'] } }, { b: 1 }).sorted).toBe(false);
    expect(plan(collection, {}, { a: 1 }).sorted).toBe(false);
  });

  test('uses a partial or sparse index only where it holds everything', async () => {
    const collection = await kept([], true);
    const used = (asked: Document) => plan(collection, asked, {}).index?.name;
    expect(used({ b: 1 })).toBe('b sparse');
    expect(used({ b: null })).toBeUndefined();
    expect(used({ b: { $exists: true } })).toBeUndefined();
    expect(plan(collection, { b: { $exists: true } }, { b: 1 }).index?.name).toBe('b sparse');
    expect(plan(collection, {}, { b: 1 }).index).toBeUndefined();
    expect(() => plan(collection, { b: 1 }, {}, 'b partial')).toThrow('may lack what is looked for');
    expect(plan(collection, { b: 1, a: 3 }, {}, 'b partial').index?.name).toBe('b partial');
    expect(used({ $or: [{ a: 1 }, { b: 1 }] })).toBeUndefined();
  });
});
