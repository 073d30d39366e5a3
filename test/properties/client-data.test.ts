import { describe, expect, test } from '@jest/globals';
import { clientDataIn, withoutClientData } from '../../src/domain/field-rules.ts';
import fc from '../support/seeded.ts';

const digits = (least: number, most = least) => fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`));
const between = fc.constantFrom('', ' ', '-', '.', '/', ' - ', '\u00a0', '\n', '_', ', ', '\uE000');

/** Pieces of client data, of dates and of whatever nearly is one, side by side or apart. */
const piece = fc.oneof(
  fc.constantFrom(
    'AB123456C',
    'ab 12 34 56 c',
    'AB-12-34-56',
    'A.B.123456',
    '123456789012',
    '1234 5678 9012',
  ),
  fc.constantFrom('07700900123', '+44 20 7946 0958', '(0115) 496 0999', '7700 900 123', '0044'),
  fc.constantFrom('23/11/2026', '1.12.2026', '2026-11-23', '23/11/26', '10:00', '31-12-1999'),
  fc.constantFrom('SR 1-23456789', 'step 4', 'date', 'NINO', '[a NINO was left out]', 'Ask her', 'x', 'D'),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.stringMatching(/^[A-D]{0,2}$/),
  digits(1, 14),
);
const text = fc.array(fc.tuple(piece, between), { maxLength: 12 }).map((parts) => parts.flat().join(''));
const many = { numRuns: 3_000 };

describe('Q26, Q18: a text without its client data', () => {
  test('holds none any more, by the rule that looks for it', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(clientDataIn(withoutClientData(typed))).toBeUndefined();
      }),
      many,
    );
  });

  test('stays as it is from then on', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const kept = withoutClientData(typed);
        expect(withoutClientData(kept)).toBe(kept);
      }),
      many,
    );
  });

  test('is the same where there was none, but for a sign that nobody types', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const plain = typed.replaceAll('\uE000', '');
        fc.pre(clientDataIn(plain) === undefined);
        expect(withoutClientData(typed)).toBe(plain);
      }),
      many,
    );
  });

  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
    .chain((iso) => {
      const [year, month, date] = iso.split('-');
      return fc.constantFrom(iso, `${date}/${month}/${year}`, `${date}.${month}.${year}`);
    });

  test('has its dates, in their order', () => {
    const word = fc.constantFrom('AB123456C', '1234 5678 9012', '07700 900123', 'then', 'a letter');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, day), { maxLength: 6 }), (parts) => {
        const kept = withoutClientData(parts.map(([said, at]) => `${said}, on ${at}; `).join(''));
        expect([...kept.matchAll(/on (\S+); /g)].map(([, at]) => at)).toEqual(parts.map(([, at]) => at));
      }),
    );
  });
});
