import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach } from './on-each.ts';

const { Int32, Long, Double } = mongoose.mongo;

onEach(({ rowsWith, testUnlessPeerLacks }) => {
  describe('update operators', () => {
    test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
      ['$inc makes a number', {}, { $inc: { n: 2 } }, { n: 2 }],
      ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
      ['$mul of nothing', {}, { $mul: { n: 2 } }, { n: 0 }],
      ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
      ['$min and $max of nothing', {}, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 3 }],
      ['$max of dates', { at: new Date(5) }, { $max: { at: new Date(6) } }, { at: new Date(6) }],
      ['$rename', { a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
      ['$rename into what is not there yet', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
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
      ['$push of a list', { l: [] }, { $push: { l: [1] } }, { l: [[1]] }],
      ['$push of nothing', {}, { $push: { l: { $each: [] } } }, { l: [] }],
      [
        '$addToSet',
        { l: [1, { a: 1 }] },
        { $addToSet: { l: { $each: [{ a: 1 }, 2] } } },
        { l: [1, { a: 1 }, 2] },
      ],
      ['$pull by condition', { l: [1, 5, 9] }, { $pull: { l: { $gt: 4 } } }, { l: [1] }],
      ['$pull of a value', { l: [1, 5, 1] }, { $pull: { l: 1 } }, { l: [5] }],
      [
        '$pull by fields',
        { l: [{ k: 'a', n: 1 }, { k: 'b' }] },
        { $pull: { l: { k: 'a' } } },
        { l: [{ k: 'b' }] },
      ],
      ['$pull from nothing', { a: 1 }, { $pull: { l: 1 } }, { a: 1 }],
      ['$pullAll', { l: [1, 2, 1] }, { $pullAll: { l: [1] } }, { l: [2] }],
      ['$pop', { l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }],
      ['$unset of what is not there', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
      ['$unset of an element', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
      ['$set into an array', { l: [{ x: 1 }] }, { $set: { 'l.0.x': 2, 'l.1': 3 } }, { l: [{ x: 2 }, 3] }],
      ['$set beyond an array', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
      [
        '$set of a name that every object has',
        {},
        { $set: { 'constructor.x': 1 } },
        { constructor: { x: 1 } },
      ],
      [
        '$[] for every element',
        { l: [{ x: 1 }, { x: 2 }] },
        { $inc: { 'l.$[].x': 1 } },
        { l: [{ x: 2 }, { x: 3 }] },
      ],
      [
        'several at once',
        { a: 1, b: 2 },
        { $set: { a: 2 }, $unset: { b: '' }, $inc: { c: 1 } },
        { a: 2, c: 1 },
      ],
    ])('apply %s', async (_, before, update, after) => {
      const collection = await rowsWith({ _id: 'a', ...before });
      await collection.updateOne({ _id: 'a' }, update);
      expect(await collection.findOne({ _id: 'a' })).toEqual({ _id: 'a', ...after });
    });

    const cannotBe: [string, Record<string, unknown>, number][] = [
      ['a field of null', { $set: { 'none.x': 1 } }, 28],
      ['an element for null', { $push: { none: 1 } }, 2],
      ['an element out of null', { $pull: { none: 1 } }, 2],
      ['a field of a list', { $max: { 'l.x': 1 } }, 28],
      ['a field renamed to itself', { $rename: { n: 'n' } }, 40],
    ];
    for (const [name, update, code] of cannotBe)
      testUnlessPeerLacks('updates that cannot be')(`refuse ${name}`, async () => {
        const row = { _id: 'a', n: 1, none: null, l: [{ x: 0 }] };
        const collection = await rowsWith(row);
        await expect(collection.updateOne({ _id: 'a' }, update)).rejects.toMatchObject({ code });
        expect(await collection.findOne()).toEqual(row);
      });

    const canBe: [string, Record<string, unknown>, Record<string, unknown>, number][] = [
      ['an empty document to a set that is not there', { $addToSet: { s: {} } }, { s: [{}] }, 1],
      ['a double zero for an int', { $mul: { n: 1.5 } }, {}, 1],
      ['nothing out of the documents of a list', { $unset: { 'm.x': '' } }, {}, 0],
      ['nothing for numbers that are not there', { $pullAll: { l: [-1.5, 'x'] } }, {}, 0],
    ];
    for (const [name, update, changed, modifiedCount] of canBe)
      testUnlessPeerLacks('updates that can be')(`put ${name}`, async () => {
        const row = { _id: 'a', n: 0, l: [{}], m: [{ x: 1 }] };
        const collection = await rowsWith(row);
        expect(await collection.updateOne({ _id: 'a' }, update)).toMatchObject({ modifiedCount });
        expect(await collection.findOne()).toEqual({ ...row, ...changed });
      });

    test('keep an int while it fits, then make it a long, and a double what meets one', async () => {
      const collection = await rowsWith({
        _id: 'a',
        int: new Int32(1),
        full: new Int32(2_147_483_647),
        long: Long.fromString('9007199254740993'),
      });
      await collection.updateOne({}, { $inc: { int: 1, full: 1, long: 1 } });
      const read = () => collection.findOne({}, { promoteValues: false });
      expect(await read()).toEqual({
        _id: 'a',
        int: new Int32(2),
        full: Long.fromNumber(2_147_483_648),
        long: Long.fromString('9007199254740994'),
      });
      await collection.updateOne({}, { $inc: { int: new Double(1) } });
      expect(await read()).toMatchObject({ int: new Double(3) });
    });

    test('write the time of the server', async () => {
      const collection = await rowsWith({ _id: 'a' });
      await collection.updateOne({}, { $currentDate: { on: { $type: 'date' }, at: true } as never });
      expect(await collection.findOne()).toEqual({ _id: 'a', at: expect.any(Date), on: expect.any(Date) });
    });

    test('reach array elements by position and by filter', async () => {
      const list = (x: number, y: number) => [
        { k: 'x', n: x },
        { k: 'y', n: y },
      ];
      const collection = await rowsWith({ _id: 'a', l: list(1, 2) });
      await collection.updateOne({ _id: 'a', 'l.k': 'y' }, { $set: { 'l.$.n': 20 } });
      await collection.updateOne(
        { _id: 'a' },
        { $set: { 'l.$[e].n': 10 } },
        { arrayFilters: [{ 'e.k': 'x' }] },
      );
      expect(await collection.findOne()).toEqual({ _id: 'a', l: list(10, 20) });
    });

    test.each<[string, Record<string, unknown>, number | undefined]>([
      ['the same path twice', { $set: { n: 1 }, $inc: { n: 1 } }, 40],
      ['a path inside another', { $set: { 'l.0': 1 }, $push: { l: 1 } }, 40],
      ['a field of a number', { $set: { 'n.x': 1 } }, 28],
      ['a sum with a text', { $inc: { text: 1 } }, 14],
      ['a text as a summand', { $inc: { n: 'x' } }, 14],
      ['an element for a number', { $push: { n: 1 } }, 2],
      ['what is no operator', { $frobnicate: { n: 1 } }, 9],
      ['a position that no filter found', { $set: { 'l.$': 1 } }, 2],
      // MongoDB says 2, others find no path.
      ['a position by no array filter', { $set: { 'l.$[e]': 1 } }, undefined],
    ])('refuse %s, and change nothing', async (_, update, told) => {
      const code = told ?? expect.any(Number);
      const row = { _id: 'a', n: 1, text: 'x', l: [1] };
      const collection = await rowsWith(row);
      await expect(collection.updateOne({ _id: 'a' }, update)).rejects.toMatchObject({ code });
      await expect(collection.findOneAndUpdate({ _id: 'a' }, update)).rejects.toMatchObject({ code });
      expect(await collection.findOne()).toEqual(row);
    });
  });
});
