import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach, type Row } from './on-each.ts';

const { ObjectId, Long, Int32, Double, Binary, Decimal128, Timestamp, BSONRegExp } = mongoose.mongo;
const { MinKey, MaxKey, Code, DBRef, BSONSymbol } = mongoose.mongo;
const { BSON } = mongoose.mongo;

const MIB_16 = 16 * 1024 * 1024;
const id = new ObjectId();

/** Values whose type and bits have to come back, written and after another field was changed. */
const values: [string, unknown][] = [
  ['an int', new Int32(5)],
  ['a double that is whole', new Double(5)],
  ['minus zero', new Double(-0)],
  ['not a number', new Double(Number.NaN)],
  ['infinity', new Double(Number.NEGATIVE_INFINITY)],
  ['a long beyond a double', Long.fromString('9007199254740993')],
  ['the least long', Long.MIN_VALUE],
  ['a decimal with its zeros', Decimal128.fromString('1.50')],
  ['an empty text', ''],
  ['a text of any characters', 'é\u0000x𝄞'],
  ['true', true],
  ['null', null],
  ['a date before 1970', new Date('1912-06-23T00:00:00.001Z')],
  ['the first and last dates', [new Date(-8.64e15), new Date(8.64e15)]],
  ['an ObjectId', id],
  ['bytes', new Binary(Buffer.from([0, 1, 255]))],
  ['no bytes', new Binary(Buffer.alloc(0))],
  ['a UUID', new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID)],
  ['a timestamp', new Timestamp({ t: 4_294_967_295, i: 6 })],
  ['a pattern', new BSONRegExp('^a\\d', 'im')],
  [
    'a document, a list, none of either',
    { list: [new Int32(1), [new Int32(2), { deep: new Double(3) }]], empty: {}, none: [] },
  ],
  ['MinKey and MaxKey', [new MinKey(), new MaxKey()]],
  ['code', new Code('return 1')],
  ['a reference', new DBRef('people', id, 'other')],
  [
    'an empty name, and odd ones',
    { '': new Int32(1), é: new Int32(2), ' ': new Int32(3), constructor: new Int32(4) },
  ],
];

/** What drivers have long stopped to write, and bytes of a kind of one's own. */
const rareValues: [string, unknown][] = [
  ['bytes of a subtype of ours', new Binary(Buffer.from([1]), 0x80)],
  ['code with a scope', new Code('return x', { x: new Int32(1) })],
  ['a symbol', new BSONSymbol('s')],
];

const nested = (levels: number): Row => {
  let inner: Record<string, unknown> = {};
  for (let level = 2; level < levels; level++) inner = { in: inner };
  return { _id: 'deep', in: inner };
};

onEach(({ rows, rowsWith, database, testUnlessPeerLacks }) => {
  describe('documents', () => {
    async function comesBack(value: unknown) {
      const collection = await rowsWith({ _id: 'a', value });
      const options = { promoteValues: false, bsonRegExp: true };
      const bytes = async () => {
        const read = await collection.findOne({ _id: 'a' }, options);
        return Buffer.from(BSON.serialize({ value: read?.value })).toString('hex');
      };
      const sent = Buffer.from(BSON.serialize({ value })).toString('hex');
      expect(await bytes()).toBe(sent);
      await collection.updateOne({ _id: 'a' }, { $set: { touched: 1 } });
      expect(await bytes()).toBe(sent);
      await collection.updateOne({ _id: 'a' }, { $set: { value: 0 } });
      await collection.updateOne({ _id: 'a' }, { $set: { value } });
      expect(await bytes()).toBe(sent);
    }

    test.each(values)('keep %s', (_, value) => comesBack(value));
    for (const [name, value] of rareValues)
      testUnlessPeerLacks('rare BSON types')(`keep ${name}`, () => comesBack(value));

    testUnlessPeerLacks('_id moved first')('have their _id first', async () => {
      const collection = rows();
      await collection.insertOne({ later: 1, _id: 'a' });
      expect(Object.keys((await collection.findOne({ _id: 'a' })) ?? {})).toEqual(['_id', 'later']);
    });

    test('are given an ObjectId where they come without one', async () => {
      const collection = rows();
      // The driver gives one itself unless it is passed by.
      await database().command({ insert: collection.collectionName, documents: [{ x: 1 }] });
      expect(await collection.findOne()).toEqual({ _id: expect.any(ObjectId), x: 1 });
    });

    test('are refused with a list for an _id', async () => {
      await expect(rows().insertOne({ _id: [1] as never })).rejects.toMatchObject({
        code: expect.any(Number),
      });
    });

    testUnlessPeerLacks('_id that is no value')(
      'are refused with a pattern or an operator for one',
      async () => {
        await expect(rows().insertOne({ _id: /a/ as never })).rejects.toMatchObject({ code: 2 });
        await expect(rows().insertOne({ _id: { $x: 1 } as never })).rejects.toMatchObject({ code: 52 });
      },
    );

    test('may have any other value for an _id, and are found by it', async () => {
      for (const _id of [
        0,
        1.5,
        true,
        new Date(-1),
        id,
        { a: 1, b: 2 },
        new Binary(Buffer.from('x')),
      ] as never[]) {
        const collection = rows();
        await collection.insertOne({ _id, x: 1 });
        expect((await collection.findOne({ _id }))?.x).toBe(1);
        await expect(collection.insertOne({ _id })).rejects.toMatchObject({ code: 11000 });
      }
    });

    test('may have dots and dollars in names inside, which no path reaches', async () => {
      const row = { _id: 'a', in: { 'a.b': 1, $c: 2 } };
      const collection = await rowsWith(row);
      expect(await collection.findOne()).toEqual(row);
      expect(await collection.countDocuments({ 'in.a.b': 1 })).toBe(0);
    });

    test('of 100 levels are kept', async () => {
      const collection = await rowsWith(nested(100));
      expect(await collection.findOne()).toEqual(nested(100));
    });

    testUnlessPeerLacks('limits of a document')('of more than 100 levels are refused', async () => {
      const collection = await rowsWith(nested(100));
      await expect(rows().insertOne(nested(101))).rejects.toMatchObject({ code: 15 });
      await expect(collection.updateOne({}, { $set: { in: { in: nested(99) } } })).rejects.toMatchObject({
        code: 15,
      });
    });

    const sized = (bytes: number): Row => {
      const overhead = BSON.calculateObjectSize({ _id: 'big', text: '' });
      return { _id: 'big', text: 'x'.repeat(bytes - overhead) };
    };

    testUnlessPeerLacks('limits of a document')('of 16 MiB are kept', async () => {
      const collection = rows();
      await collection.insertOne(sized(MIB_16));
      const found = await collection.findOne({ _id: 'big' });
      expect(BSON.calculateObjectSize(found ?? {})).toBe(MIB_16);
    });

    testUnlessPeerLacks('limits of a document')(
      'of a byte more are refused, to be inserted or updated to',
      async () => {
        await expect(rows().insertOne(sized(MIB_16 + 1))).rejects.toMatchObject({ code: 10334 });
        const collection = await rowsWith(sized(MIB_16 - 10));
        await expect(collection.updateOne({}, { $set: { more: 'y'.repeat(11) } })).rejects.toMatchObject({
          code: 10334,
        });
        expect(await collection.countDocuments({ more: { $exists: true } })).toBe(0);
      },
    );

    test('of more than 48 MB together arrive in several messages', async () => {
      const collection = rows();
      const some = Array.from({ length: 7 }, (_, i) => ({ ...sized(8_000_000), _id: `big${i}` }));
      expect((await collection.insertMany(some)).insertedCount).toBe(7);
      expect(await collection.countDocuments()).toBe(7);
    });
  });
});
