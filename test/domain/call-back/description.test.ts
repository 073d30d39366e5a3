import { describe, expect, test } from '@jest/globals';
import { descriptionText, lastFour } from '../../../src/domain/call-back/description.ts';
import { aCallBack } from '../../support/call-backs.ts';
import fc from '../../support/seeded.ts';

const london = (text: string): Date => new Date(`${text}+01:00`);

test('CB-08, CB-10, CB-11: Example A as CMS2012 takes it: a line a detail, start 5:30pm, end 6:00pm', () => {
  const it = aCallBack({
    receivedAt: london('2014-10-23T11:00:00'),
    agreedAt: london('2014-10-25T18:00:00'),
  });
  expect(descriptionText(it)).toEqual({
    text: [
      'Contact number: 07700 900123',
      'Call back: Saturday 25 October 2014 at 18:00',
      'SCIN: 123456789012',
      'Case: ends 6789',
      'Reason: Wants to know when the next payment comes.',
    ].join('\n'),
    overflow: undefined,
    start: '25/10/2014 5:30pm',
    end: '25/10/2014 6:00pm',
  });
});

test.each([
  ['CB-14: Example 1', london('2014-04-01T14:00:00'), '01/04/2014 1:30pm', '02/04/2014 9:30am'],
  ['CB-15: Example 2', undefined, '02/04/2014 9:00am', '02/04/2014 9:30am'],
])('%s: start and end as CMS2012 takes them', (_what, agreedAt, start, end) => {
  expect(descriptionText(aCallBack({ kind: 'for-another', agreedAt }))).toMatchObject({ start, end });
});

test('CB-08: a call to an employer has the ERN; SCIN and case stand where they are known', () => {
  const known = { clientRole: 'Employer', ern: '123/AB456' };
  const [first, second, third] = [
    known,
    { ...known, scin: '', caseNumber: '' },
    { ...known, scin: 'Not applicable: it is about all their employees' },
  ].map((fields) => descriptionText(aCallBack({ kind: 'for-another', fields })).text);
  expect(first).toMatch(/SCIN: 123456789012\nCase: ends 6789\nERN: 123\/AB456\nReason: /);
  expect(second).toMatch(/at 09:30\nERN: 123\/AB456\nReason: /);
  expect(third).toMatch(/SCIN: not applicable\nCase: ends 6789/);
});

test('CB-45: an informal one has the whole case number, the client’s role and the alarm; it has no end', () => {
  const it = aCallBack({ kind: 'informal', agreedAt: london('2014-04-18T10:00:00') });
  const { text, start, end } = descriptionText(it);
  expect(text.split('\n').slice(1, -1)).toEqual([
    'Call back: Friday 18 April 2014 at 10:00',
    'SCIN: 123456789012',
    'Case number: 1-23456789',
    'Client role: Receiving parent',
  ]);
  expect([start, end]).toEqual(['18/04/2014 10:00am', undefined]);
});

describe('CB-09: what does not fit', () => {
  const withWhy = (why: string, fields = {}) =>
    aCallBack({ agreedAt: london('2014-04-01T14:00:00'), fields: { why, ...fields } });

  test('goes whole to the notes, and the text ends with where they are', () => {
    const why = `First ${'a long story '.repeat(40)}last.`;
    const { text, overflow } = descriptionText(withWhy(why, { notesIn: 'PP contact notes' }));
    expect(text).toMatch(/…\nFurther call back notes stored in PP contact notes$/);
    expect(text.length).toBeLessThanOrEqual(250);
    expect(overflow).toBe(`Further call back notes, Tuesday 1 April 2014 at 14:00:\n${why}`);
  });

  test('never makes the text longer than the field, nor cuts a character; what fits stays whole', () => {
    const why = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400, size: 'max' });
    const ern = fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(why, ern, (words, reference) => {
        const it = withWhy(words, reference === undefined ? {} : { clientRole: 'Employer', ern: reference });
        const { text, overflow } = descriptionText(it);
        expect(text.length).toBeLessThanOrEqual(250);
        expect(text).not.toMatch(/\p{Surrogate}/u);
        expect((overflow ?? text).endsWith(words)).toBe(true);
      }),
    );
  });
});

test.each([
  ['1-23456789', 'ends 6789'],
  ['Not applicable: no case involved', 'not applicable'],
  ['1234', 'see the details'],
  [undefined, 'not applicable'],
])('CB-08: of %s a card says %s', (caseNumber, said) => {
  expect(lastFour(caseNumber)).toBe(said);
});
