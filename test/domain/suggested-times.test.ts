import { describe, expect, test } from '@jest/globals';
import { nextFreeSlot, promisesNear } from '../../src/domain/free-slots.ts';
import { nextAttemptAt } from '../../src/domain/next-attempt.ts';
import { dateAndTime, isoDate, plusHours, plusMinutes, timeOfDay } from '../../src/domain/times.ts';
import { isWorkingDay, quarterHoursAtWork } from '../../src/domain/working-time.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import fc from '../support/seeded.ts';

const holidays = sampleOrganisation().bankHolidays.dates['england-and-wales'];
const hours = { from: '08:00', until: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] } as const;
const owner = { hours, holidays };

const instants = (...times: string[]) => times.map((time) => new Date(`${time}Z`));
const inWords = (at: Date | undefined) => at && dateAndTime(at);
const isAtWork = (at: Date) =>
  isWorkingDay(isoDate(at), holidays) && timeOfDay(at) >= '08:00' && timeOfDay(at) < '17:00';

describe('CB-42: the owner’s next free slot', () => {
  const taken = instants('2026-11-23T14:00', '2026-11-23T14:20', '2026-11-23T15:00');
  test.each([
    ['nothing is near', '2026-11-23T10:00', 15, 'Monday 23 November 2026 at 10:00'],
    ['between two quarters', '2026-11-23T10:07', 15, 'Monday 23 November 2026 at 10:15'],
    ['past the promises around it', '2026-11-23T14:00', 15, 'Monday 23 November 2026 at 14:45'],
    ['no gap is long enough', '2026-11-23T14:00', 30, 'Monday 23 November 2026 at 15:30'],
    ['before work', '2026-11-23T05:00', 15, 'Monday 23 November 2026 at 08:00'],
    ['after work on a Friday', '2026-11-27T17:00', 15, 'Monday 30 November 2026 at 08:00'],
    ['the last quarter before Christmas', '2026-12-24T16:45', 15, 'Thursday 24 December 2026 at 16:45'],
    ['over Christmas', '2026-12-24T16:46', 15, 'Tuesday 29 December 2026 at 08:00'],
    ['over a year’s end', '2026-12-31T17:00', 15, 'Monday 4 January 2027 at 08:00'],
    ['the Monday after the clocks went back', '2026-10-24T10:00', 15, 'Monday 26 October 2026 at 08:00'],
    ['the Monday after they went forward', '2026-03-28T10:00', 15, 'Monday 30 March 2026 at 08:00'],
  ])('%s', (_, from, minutesEach, slot) => {
    expect(inWords(nextFreeSlot(new Date(`${from}Z`), { taken, minutesEach, ...owner }))).toBe(slot);
  });

  test('with no time left in a month there is none', () => {
    const never = { hours: { ...hours, days: [] }, holidays };
    expect(nextFreeSlot(new Date('2026-11-23T10:00Z'), { taken, minutesEach: 15, ...never })).toBeUndefined();
    expect(
      nextAttemptAt([], { now: new Date('2026-11-23T10:00Z'), gapMinutes: 15, ...never }),
    ).toBeUndefined();
  });

  test('the promises within the hour before and after, in their order', () => {
    const [before, first, last, after] = instants(
      '2026-11-23T12:59',
      '2026-11-23T13:00',
      '2026-11-23T15:00',
      '2026-11-23T15:01',
    );
    const all = [after, last, first, before].filter((at) => at !== undefined);
    expect(promisesNear(new Date('2026-11-23T14:00Z'), all)).toEqual([first, last]);
  });
});

describe('CB-26, CB-34: the next attempt, at another time of day', () => {
  const tried = (...times: string[]) => instants(...times.map((time) => `2026-11-${time}`));
  test.each([
    ['none yet', [], '23T10:05', 'Monday 23 November 2026 at 10:15'],
    ['the morning tried', tried('23T08:30'), '23T08:31', 'Monday 23 November 2026 at 11:00'],
    [
      'late in the morning: the gap is kept',
      tried('23T10:50'),
      '23T10:51',
      'Monday 23 November 2026 at 13:00',
    ],
    ['morning and midday', tried('23T09:00', '23T11:30'), '23T11:31', 'Monday 23 November 2026 at 14:00'],
    ['the afternoon tried', tried('23T15:00'), '23T15:05', 'Tuesday 24 November 2026 at 08:00'],
    [
      'all of the day tried: as far from them as it allows',
      tried('23T09:00', '23T11:30', '23T15:00'),
      '23T15:05',
      'Tuesday 24 November 2026 at 13:15',
    ],
    ['tried on a Friday afternoon', tried('27T16:00'), '27T16:05', 'Monday 30 November 2026 at 08:00'],
  ])('%s', (_, tried, now, next) => {
    const at = nextAttemptAt(tried, { now: new Date(`2026-11-${now}Z`), gapMinutes: 120, ...owner });
    expect(inWords(at)).toBe(next);
  });

  test('Q30: within the limit, the least tried part of it; beyond the limit, none', () => {
    const until = (notAfter: string) =>
      nextAttemptAt(tried('23T14:00'), {
        now: new Date('2026-11-23T14:05Z'),
        gapMinutes: 60,
        notAfter: new Date(`2026-11-${notAfter}Z`),
        ...owner,
      });
    expect(inWords(until('24T09:00'))).toBe('Tuesday 24 November 2026 at 08:00');
    expect(inWords(until('23T16:00'))).toBe('Monday 23 November 2026 at 15:00');
    expect(until('23T14:59')).toBeUndefined();
  });

  test('someone who works into the evening is offered it', () => {
    const late = { hours: { ...hours, until: '19:00' }, holidays };
    const now = new Date('2026-11-23T15:05Z');
    const at = nextAttemptAt(tried('23T09:00', '23T12:00', '23T15:00'), { now, gapMinutes: 60, ...late });
    expect(inWords(at)).toBe('Monday 23 November 2026 at 17:00');
  });
});

describe('whatever the promises', () => {
  const quarter = 900_000;
  const start = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 10, 1) / 60_000 })
    .map((minute) => new Date(minute * 60_000));
  const offsets = (most: number) => fc.array(fc.integer({ min: 0, max: 4 * 1440 }), { maxLength: most });

  test('CB-42: the free slot is the first quarter hour at work that keeps clear of them', () => {
    fc.assert(
      fc.property(start, offsets(20), fc.integer({ min: 5, max: 60 }), (from, away, minutesEach) => {
        const taken = away.map((minutes) => plusMinutes(from, minutes));
        const slot = nextFreeSlot(from, { taken, minutesEach, ...owner });
        let at = Math.ceil(from.getTime() / quarter) * quarter;
        const suits = (one: Date) =>
          isAtWork(one) &&
          taken.every((other) => Math.abs(other.getTime() - one.getTime()) >= minutesEach * 60_000);
        while (!suits(new Date(at))) at += quarter;
        expect(slot).toEqual(new Date(at));
      }),
      { numRuns: 50 },
    );
  });

  test('CB-34: an attempt is at work, later than the gap, and never later than it may be', () => {
    fc.assert(
      fc.property(start, offsets(5), fc.integer({ min: 1, max: 240 }), (now, ago, gapMinutes) => {
        const tried = ago.map((minutes) => plusMinutes(now, -minutes));
        const notAfter = plusHours(now, 24);
        const at = nextAttemptAt(tried, { now, gapMinutes, notAfter, ...owner });
        const open = [...quarterHoursAtWork(now, owner)].filter(
          (one) => one <= notAfter && tried.every((other) => plusMinutes(other, gapMinutes) <= one),
        );
        expect(open.some((one) => one.getTime() === at?.getTime())).toBe(open.length > 0);
      }),
      { numRuns: 50 },
    );
  });
});
