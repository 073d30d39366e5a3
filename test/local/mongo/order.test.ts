import { describe, expect, test } from '@jest/globals';
import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { part } from '../../../local/mongo/storage/keys.ts';
import { compareValues } from '../../../local/mongo/storage/order.ts';
import fc from '../../support/seeded.ts';

const scalar = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('\u0000', '\u0001', 'a\u0000', ''),
);

describe('the order of values', () => {
  test('is that of MongoDB between types', () => {
    const ascending = [
      new MinKey(),
      null,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      Long.fromString('-9223372036854775808'),
      -1,
      0,
      new Double(0.5),
      new Int32(1),
      Long.fromString('9007199254740992'),
      Long.fromString('9007199254740993'),
      Number.POSITIVE_INFINITY,
      '',
      'a',
      'a\u0000',
      'b',
      {},
      { a: 1 },
      [],
      [1],
      new Binary(Buffer.from('a')),
      new ObjectId('000000000000000000000001'),
      false,
      true,
      new Date(-1),
      new Date(1),
      new Timestamp({ t: 1, i: 1 }),
      /a/,
      new MaxKey(),
    ];
    for (const [i, low] of ascending.entries())
      for (const high of ascending.slice(i + 1))
        expect([low, high, compareValues(low, high)]).toEqual([low, high, -1]);
  });

  test('takes a number for the same in every class', () => {
    for (const five of [5, new Int32(5), new Double(5), Long.fromNumber(5)])
      expect(compareValues(five, 5)).toBe(0);
    expect(compareValues(-0, 0)).toBe(0);
  });

  test('follows numbers, and strings by their bytes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(compareValues(a, b)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(compareValues(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  test('stays right in compound keys, either way', () => {
    const key = (a: unknown, b: unknown) => Buffer.concat([part(a, -1), part(b, 1)]);
    fc.assert(
      fc.property(scalar, scalar, scalar, scalar, (a, b, c, d) => {
        const expected = -compareValues(a, c) || compareValues(b, d);
        expect(Math.sign(Buffer.compare(key(a, b), key(c, d)))).toBe(Math.sign(expected));
      }),
    );
  });
});
