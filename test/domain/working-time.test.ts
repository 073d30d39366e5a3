import { describe, expect, test } from '@jest/globals';
import { holidaysOf } from '../../src/config/organisation.ts';
import { atLondonTime, isWorkingDay, workingDayAfter } from '../../src/domain/working-time.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import fc from '../support/seeded.ts';

const organisation = sampleOrganisation();
const england = holidaysOf(organisation, 'PLY');
const northernIreland = holidaysOf(organisation, 'BEL');

describe('INC-15: the nth working day after', () => {
  test.each([
    ['an ordinary week', '2026-11-16T10:00:00Z', 4, england, '2026-11-20'],
    ['over a weekend', '2026-11-20T10:00:00Z', 1, england, '2026-11-23'],
    ['sent on a Saturday', '2026-11-21T10:00:00Z', 1, england, '2026-11-23'],
    ['sent on a bank holiday', '2026-12-25T10:00:00Z', 1, england, '2026-12-29'],
    ['Christmas 2026, with Monday for Boxing Day', '2026-12-24T16:00:00Z', 1, england, '2026-12-29'],
    ['Christmas and the end of the year', '2026-12-24T16:00:00Z', 5, england, '2027-01-05'],
    ['the end of a year', '2026-12-31T23:59:59Z', 1, england, '2027-01-04'],
    ['the first second of a year', '2027-01-01T00:00:00Z', 5, england, '2027-01-08'],
    ['Easter 2027', '2027-03-25T10:00:00Z', 1, england, '2027-03-30'],
    ['Easter 2027, five days', '2027-03-22T10:00:00Z', 5, england, '2027-03-31'],
    ['12 July 2026, a Sunday, in Northern Ireland', '2026-07-10T10:00:00Z', 1, northernIreland, '2026-07-14'],
    ['the same days in England', '2026-07-10T10:00:00Z', 1, england, '2026-07-13'],
    [
      'half past midnight in London, still the day before in UTC',
      '2026-06-15T23:30:00Z',
      1,
      england,
      '2026-06-17',
    ],
    ['the evening before the clocks go forward', '2026-03-28T23:30:00Z', 1, england, '2026-03-30'],
    ['the evening of that day', '2026-03-29T23:30:00Z', 1, england, '2026-03-31'],
    ['the evening of the day on which they go back', '2026-10-25T23:30:00Z', 1, england, '2026-10-26'],
  ] as const)('%s', (_, at, days, holidays, day) => {
    expect(workingDayAfter(new Date(at), days, holidays)).toBe(day);
  });
});

test.each([
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-11-22', false],
  ['2026-12-25', false],
  ['2026-12-28', false],
  ['2026-12-29', true],
])('whether %s is a working day: %s', (day, is) => {
  expect(isWorkingDay(day, england)).toBe(is);
});

describe('the instant of a time in London', () => {
  test.each([
    ['2026-01-15', '09:00', '2026-01-15T09:00:00Z'],
    ['2026-07-15', '09:00', '2026-07-15T08:00:00Z'],
    ['2026-07-15', '00:30', '2026-07-14T23:30:00Z'],
    // Forward: 00:59 is followed by 02:00.
    ['2026-03-29', '00:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '01:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '01:59', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '02:01', '2026-03-29T01:01:00Z'],
    // Back: 01:59 comes twice.
    ['2026-10-25', '00:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '01:00', '2026-10-25T00:00:00Z'],
    ['2026-10-25', '01:59', '2026-10-25T00:59:00Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00Z'],
    ['2026-12-31', '23:59', '2026-12-31T23:59:00Z'],
  ])('%s at %s is %s', (day, time, at) => {
    expect(atLondonTime(day, time)).toEqual(new Date(at));
  });
});

describe('as a slow, plain reckoning has it', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const isoOf = (at: number) => new Date(at).toISOString();

  /** From the last Sunday of March to that of October, at 01:00 UTC, London is an hour ahead. */
  const lastSunday = (year: number, month: number) => {
    let at = Date.UTC(year, month + 1, 0, 1);
    while (new Date(at).getUTCDay() !== 0) at -= day;
    return at;
  };
  const inLondon = (at: number) => {
    const year = new Date(at).getUTCFullYear();
    const summer = at >= lastSunday(year, 2) && at < lastSunday(year, 9);
    return isoOf(summer ? at + hour : at);
  };

  const instants = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((at) => at.getTime());
  // As likely as any other time, within two hours of a change.
  const nearChanges = fc
    .tuple(fc.integer({ min: 2026, max: 2028 }), fc.constantFrom(2, 9), fc.integer({ min: -120, max: 120 }))
    .map(([year, month, minutes]) => lastSunday(year, month) + minutes * minute);
  const anyTime = fc.oneof(instants, nearChanges);
  const days = instants.map((at) => isoOf(at).slice(0, 10));

  test('the nth of the days that follow, weekends and holidays struck out', () => {
    const count = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(anyTime, count, fc.array(days, { maxLength: 40 }), (at, n, more) => {
        const holidays = [...england, ...more];
        const today = Date.parse(inLondon(at).slice(0, 10));
        const following = Array.from({ length: 120 }, (_, index) =>
          isoOf(today + (index + 1) * day).slice(0, 10),
        );
        const working = following.filter(
          (one) => !/^S/.test(new Date(one).toUTCString()) && !holidays.includes(one),
        );
        expect(workingDayAfter(new Date(at), n, holidays)).toBe(working[n - 1]);
      }),
    );
  });

  test('the first minute at which London’s clocks show the time, or a later one', () => {
    fc.assert(
      fc.property(anyTime, (near) => {
        const wanted = isoOf(near).slice(0, 16);
        const earliest = Date.parse(`${wanted}Z`) - 3 * hour;
        const minutes = Array.from({ length: 360 }, (_, index) => earliest + index * minute);
        const first = minutes.find((at) => inLondon(at).slice(0, 16) >= wanted) ?? Number.NaN;
        expect(atLondonTime(wanted.slice(0, 10), wanted.slice(11)).toISOString()).toBe(isoOf(first));
      }),
    );
  });
});
