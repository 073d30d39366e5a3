import { describe, expect, test } from '@jest/globals';
import { bankHolidaysEndSoon } from '../../src/config/bank-holidays.ts';
import { holidaysOf } from '../../src/config/organisation.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

const organisation = sampleOrganisation();
const { until, dates } = organisation.bankHolidays;

describe('the sample lists what the law gives', () => {
  const day = 86_400_000;
  const on = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
  const weekday = (at: number) => new Date(at).getUTCDay();

  /** The Gregorian computus, after Meeus, Jones and Butcher. */
  const easterSunday = (year: number) => {
    const century = Math.floor(year / 100);
    const golden = year % 19;
    const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
    const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
    const toSunday =
      (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
    const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
    return on(year, 3, 22) + (epact + toSunday - 7 * late) * day;
  };
  const firstMonday = (year: number, month: number) => {
    const first = on(year, month, 1);
    return first + ((8 - weekday(first)) % 7) * day;
  };
  const lastMonday = (year: number, month: number) => {
    const last = on(year, month + 1, 0);
    return last - ((weekday(last) + 6) % 7) * day;
  };

  /** Each in its place, or on the next weekday that no other holiday has. */
  const observed = (holidays: number[]) => {
    const taken = new Set(holidays.filter((at) => weekday(at) % 6 !== 0));
    for (let at of holidays.filter((at) => weekday(at) % 6 === 0)) {
      while (weekday(at) % 6 === 0 || taken.has(at)) at += day;
      taken.add(at);
    }
    return [...taken].sort((a, b) => a - b).map((at) => new Date(at).toISOString().slice(0, 10));
  };

  const everywhere = (year: number) => [
    on(year, 1, 1),
    easterSunday(year) - 2 * day,
    firstMonday(year, 5),
    lastMonday(year, 5),
    on(year, 12, 25),
    on(year, 12, 26),
  ];
  const englandAndWales = (year: number) => [
    ...everywhere(year),
    easterSunday(year) + day,
    lastMonday(year, 8),
  ];
  const scotland = (year: number) => [
    ...everywhere(year),
    on(year, 1, 2),
    firstMonday(year, 8),
    on(year, 11, 30),
    // The day after Scotland's first match in a World Cup for 28 years was proclaimed a bank holiday.
    ...(year === 2026 ? [on(2026, 6, 15)] : []),
  ];
  const northernIreland = (year: number) => [...englandAndWales(year), on(year, 3, 17), on(year, 7, 12)];

  const years = [2026, 2027, 2028];

  test.each([
    ['england-and-wales', englandAndWales],
    ['scotland', scotland],
    ['northern-ireland', northernIreland],
  ] as const)('%s', (nation, holidays) => {
    expect(dates[nation]).toEqual(years.flatMap((year) => observed(holidays(year))));
  });

  test('until the end of the last of them', () => {
    expect(until).toBe('2028-12-31');
  });
});

test('an area keeps the holidays of its nation', () => {
  expect(holidaysOf(organisation, 'BEL')).toBe(dates['northern-ireland']);
  expect(holidaysOf(organisation, 'HAS')).toBe(dates['england-and-wales']);
});

test('an area that has left the file keeps those of England and Wales', () => {
  expect(holidaysOf(organisation, 'OLD')).toBe(dates['england-and-wales']);
});

describe('the list comes to its end', () => {
  const rest =
    'Working days after that are counted without any. Add the next year to bankHolidays in the organisation file.';
  test.each([
    ['2026-11-22', undefined],
    ['2028-10-31', undefined],
    ['2028-11-01', `The list of bank holidays ends on Sunday 31 December 2028. ${rest}`],
    ['2028-12-31', `The list of bank holidays ends on Sunday 31 December 2028. ${rest}`],
    ['2029-01-01', `The list of bank holidays ended on Sunday 31 December 2028. ${rest}`],
  ])('on %s it is said: %s', (today, sentence) => {
    expect(bankHolidaysEndSoon(organisation, today)).toBe(sentence);
  });
});
