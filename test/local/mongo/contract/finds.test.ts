import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { ids, onEach } from './on-each.ts';

const { Int32, Double, Long } = mongoose.mongo;

onEach(({ rows, rowsWith, testUnlessPeerLacks }) => {
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
      ['several of $type', { at: { $type: ['date', 'null'] } }, ['a', 'b', 'c']],
      ['a place in an array', { 'list.1.v': 1 }, ['b']],
      ['$elemMatch of a value', { tag: { $elemMatch: { $gt: 'b', $lt: 'c' } } }, ['b']],
      ['$not of a pattern', { tag: { $not: /^R/i } }, ['c', 'd']],
      ['a pattern among values', { tag: { $in: [/^bl/, 'green'] } }, ['b']],
      ['a whole document', { in: { deep: 'x' } }, ['a']],
      ['what every object has', { constructor: null }, ['a', 'b', 'c', 'd']],
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
      expect(await shaped({ _id: 1 })).toEqual({ _id: 'a' });
      expect(await shaped({ _id: 0 })).toEqual({ x: 1, m: { y: 2, z: 3 }, l: [{ p: 1, q: 2 }] });
      expect(await shaped({ 'm.none': 1, none: 1 })).toEqual({ _id: 'a', m: {} });
      expect(await shaped({ toString: 0 } as never)).toMatchObject({ x: 1 });
    });

    const odd: [string, Record<string, 0 | 1>, number][] = [
      ['a field left out of those kept', { x: 1, m: 0 }, 31254],
      ['a field and what is inside it', { m: 1, 'm.y': 1 }, 31250],
    ];
    for (const [name, projection, code] of odd)
      testUnlessPeerLacks('codes of a projection')(`refuse ${name}`, async () => {
        const collection = await rowsWith({ _id: 'a' });
        await expect(collection.findOne({}, { projection })).rejects.toMatchObject({ code });
      });

    test.each([
      { x: 0, m: 1 },
      { _id: 1, x: 0 },
    ] as const)('refuse a field kept of those left out: %j', async (projection) => {
      const collection = await rowsWith({ _id: 'a' });
      await expect(collection.findOne({}, { projection })).rejects.toMatchObject({ code: 31253 });
    });

    const rare: [string, Record<string, unknown>, string[]][] = [
      ['null as a bound', { a: { $gte: null } }, ['a', 'b']],
      ['null among all', { a: { $all: [null] } }, ['a', 'b']],
      ['false among all', { f: { $all: [false] } }, ['a']],
      ['several inside a document', { 'g.x': { $all: ['x'] } }, ['b']],
      ['an empty pattern', { b: { $regex: '' } }, ['d']],
      ['a field of elements that are no documents', { c: { $elemMatch: { x: null } } }, ['e']],
      ['null inside what is no document', { 'c.x': null }, ['a', 'b', 'c', 'e']],
      ['not null inside an empty list', { 'd.x': { $not: { $eq: null } } }, ['c']],
    ];
    for (const [name, filter, expected] of rare)
      testUnlessPeerLacks('null and what is missing')(`match ${name}`, async () => {
        const collection = await rowsWith(
          { _id: 'a', f: false },
          { _id: 'b', a: null, g: { x: 'x', y: 2 } },
          { _id: 'c', a: 1, b: 1, d: [] },
          { _id: 'd', a: '', b: 'x', c: [1, 'x'] },
          { _id: 'e', a: 2, c: [{ y: 1 }] },
        );
        expect(ids(await collection.find(filter).sort({ _id: 1 }).toArray())).toEqual(expected);
      });

    test('are held to a type, whichever class of number it is', async () => {
      const collection = await rowsWith(
        { _id: 'a', v: new Int32(5) },
        { _id: 'b', v: new Double(5) },
        { _id: 'c', v: Long.fromNumber(5) },
        { _id: 'd', v: '5' },
        { _id: 'e', v: new Double(Number.NaN) },
      );
      const found = async (filter: Record<string, unknown>) =>
        ids(await collection.find(filter).sort({ _id: 1 }).toArray());
      for (const indexed of [false, true]) {
        if (indexed) await collection.createIndex({ v: 1 });
        expect(await found({ v: Long.fromNumber(5) })).toEqual(['a', 'b', 'c']);
        expect(await found({ v: { $lte: 5 } })).toEqual(['a', 'b', 'c']);
        expect(await found({ v: Number.NaN })).toEqual(['e']);
        expect(await found({ v: { $gt: 4, $lt: 6 } })).toEqual(['a', 'b', 'c']);
      }
    });

    test('tell longs apart that are one double', async () => {
      const [low, high] = [Long.fromString('9007199254740992'), Long.fromString('9007199254740993')];
      const collection = await rowsWith({ _id: 'a', v: low }, { _id: 'b', v: high });
      for (const indexed of [false, true]) {
        if (indexed) await collection.createIndex({ v: 1 });
        expect(ids(await collection.find({ v: high }).toArray())).toEqual(['b']);
        expect(ids(await collection.find({ v: { $lt: high } }).toArray())).toEqual(['a']);
      }
    });

    test('answer with one, the first so many, or how many', async () => {
      const collection = await rowsWith(...['a', 'b', 'c', 'd'].map((_id, i) => ({ _id, i })));
      expect(await collection.findOne({}, { sort: { i: -1 } })).toEqual({ _id: 'd', i: 3 });
      expect(await collection.findOne({ i: 9 })).toBeNull();
      // A limit below zero is so many in one answer, which a driver says in other words.
      expect(ids(await collection.find().sort({ i: 1 }).limit(-2).toArray())).toEqual(['a', 'b']);
      expect(ids(await collection.find().sort({ i: 1 }).skip(3).toArray())).toEqual(['d']);
      expect(await collection.countDocuments({ i: { $gt: 0 } }, { skip: 1, limit: 5 })).toBe(2);
      expect(await collection.countDocuments({ i: 9 })).toBe(0);
      expect(await collection.estimatedDocumentCount()).toBe(4);
    });

    test('in the order of what every object has find what none has alike', async () => {
      const collection = await rowsWith(
        { _id: 'b' },
        { _id: 'a', ['constructor' as string]: 1 },
        { _id: 'c' },
      );
      expect(
        ids(
          await collection
            .find()
            .sort([
              ['constructor', -1],
              ['_id', 1],
            ])
            .toArray(),
        ),
      ).toEqual(['a', 'b', 'c']);
    });

    test('of what is not there find nothing', async () => {
      expect(await rows().find({ x: 1 }).toArray()).toEqual([]);
      expect(await rows().countDocuments()).toBe(0);
    });
  });
});
