import { describe, expect, test } from '@jest/globals';
import { saidTime } from '../../src/domain/said-times.ts';
import { dateAndTime, isoDate, timeOfDay } from '../../src/domain/times.ts';
import { isRefusal } from '../../src/domain/transition.ts';
import { atLondonTime, dayPlus, instantsShowing } from '../../src/domain/working-time.ts';
import fc from '../support/seeded.ts';

// A Monday, six days before the clocks go back.
const monday = new Date('2026-10-19T09:07:33Z');

/** What CaseDesk says back: the instant in words, or the sentence of the refusal. */
function saidBack(text: string, now = monday, mayBePast = false): string {
  const said = saidTime(text, { now, mayBePast });
  return isRefusal(said) ? said.refused : dateAndTime(said.at);
}

describe('CB-41, Q4: the times that people on the phone type', () => {
  test.each([
    ['2h', 'Monday 19 October 2026 at 12:07'],
    ['2 hours', 'Monday 19 October 2026 at 12:07'],
    ['90m', 'Monday 19 October 2026 at 11:37'],
    ['in 20 min', 'Monday 19 October 2026 at 10:27'],
    ['half an hour', 'Monday 19 October 2026 at 10:37'],
    ['1h 30m', 'Monday 19 October 2026 at 11:37'],
    ['1 hour and 30 minutes', 'Monday 19 October 2026 at 11:37'],
    ['1.5 hours', 'Monday 19 October 2026 at 11:37'],
    ['20 min ago', 'Monday 19 October 2026 at 09:47'],
    ['now', 'Monday 19 October 2026 at 10:07'],
    ['2pm', 'Monday 19 October 2026 at 14:00'],
    ['2 p.m.', 'Monday 19 October 2026 at 14:00'],
    ['2.30pm', 'Monday 19 October 2026 at 14:30'],
    ['14:30', 'Monday 19 October 2026 at 14:30'],
    ['1430', 'Monday 19 October 2026 at 14:30'],
    ['1430 hours', 'Monday 19 October 2026 at 14:30'],
    ['half two pm', 'Monday 19 October 2026 at 14:30'],
    ['quarter to 3 this afternoon', 'Monday 19 October 2026 at 14:45'],
    ['ten to 12pm', 'Monday 19 October 2026 at 11:50'],
    ['noon', 'Monday 19 October 2026 at 12:00'],
    ['midday', 'Monday 19 October 2026 at 12:00'],
    ['12:30am', 'Tuesday 20 October 2026 at 00:30'],
    ['09:30', 'Tuesday 20 October 2026 at 09:30'],
    ['at 10', 'Tuesday 20 October 2026 at 10:00'],
    ['tonight 7', 'Monday 19 October 2026 at 19:00'],
    ['today 4pm', 'Monday 19 October 2026 at 16:00'],
    ['today 9am', 'Monday 19 October 2026 at 09:00'],
    ['yesterday 4pm', 'Sunday 18 October 2026 at 16:00'],
    ['tomorrow 9am', 'Tuesday 20 October 2026 at 09:00'],
    ['9:30 tomorrow', 'Tuesday 20 October 2026 at 09:30'],
    ['tomorrow afternoon at 2', 'Tuesday 20 October 2026 at 14:00'],
    ['tomorrow pm at 2', 'Tuesday 20 October 2026 at 14:00'],
    ['tomorrow', 'Tuesday 20 October 2026 at 10:07'],
    ['fri 2pm', 'Friday 23 October 2026 at 14:00'],
    ['Friday at 14:00', 'Friday 23 October 2026 at 14:00'],
    ['10 on Friday', 'Friday 23 October 2026 at 10:00'],
    ['friday week 2pm', 'Friday 30 October 2026 at 14:00'],
    ['mon', 'Monday 26 October 2026 at 10:07'],
    ['this monday 4pm', 'Monday 19 October 2026 at 16:00'],
    ['tue 10', 'Tuesday 20 October 2026 at 10:00'],
    ['next tue 10', 'Tuesday 27 October 2026 at 10:00'],
    ['last thurs 10', 'Thursday 15 October 2026 at 10:00'],
    ['25/10 6pm', 'Sunday 25 October 2026 at 18:00'],
    ['25 Oct 6pm', 'Sunday 25 October 2026 at 18:00'],
    ['6pm on the 25th', 'Sunday 25 October 2026 at 18:00'],
    ['25th october 2026 6:00pm', 'Sunday 25 October 2026 at 18:00'],
    ['sun 25 oct, 6 pm', 'Sunday 25 October 2026 at 18:00'],
    ['2026-10-25 18:00', 'Sunday 25 October 2026 at 18:00'],
    ['25.10.2026 18:00', 'Sunday 25 October 2026 at 18:00'],
    ['25/10/14 18:00', 'Saturday 25 October 2014 at 18:00'],
    ['5/1 2pm', 'Tuesday 5 January 2027 at 14:00'],
    ['29 feb 2028 2pm', 'Tuesday 29 February 2028 at 14:00'],
    ['2 weeks', 'Monday 2 November 2026 at 10:07'],
    ['in 3 weeks at 10', 'Monday 9 November 2026 at 10:00'],
    ['a fortnight', 'Monday 2 November 2026 at 10:07'],
  ])('%s', (text, back) => {
    expect(saidBack(text)).toBe(back);
  });

  test('CB-11: Example A, in the words of its day', () => {
    const call = new Date('2014-10-23T10:00:00Z');
    expect(saidTime('25/10 6pm', { now: call })).toEqual({ at: new Date('2014-10-25T17:00:00Z') });
  });
});

describe('when the client rang: the last such time, and not the next', () => {
  test.each([
    ['09:30', 'Monday 19 October 2026 at 09:30'],
    ['4pm', 'Sunday 18 October 2026 at 16:00'],
    ['fri 2pm', 'Friday 16 October 2026 at 14:00'],
    ['mon 2pm', 'Monday 12 October 2026 at 14:00'],
    ['the 25th 2pm', 'Friday 25 September 2026 at 14:00'],
    ['24/12 2pm', 'Wednesday 24 December 2025 at 14:00'],
    ['20 min ago', 'Monday 19 October 2026 at 09:47'],
  ])('%s', (text, back) => {
    expect(saidBack(text, monday, true)).toBe(back);
  });
});

describe('Q3: what may mean two times is not guessed, and the sentence says what to type', () => {
  test.each([
    ['2', 'A number alone may be a clock time or a length of time: type 2am, 2pm or 2h.'],
    ['15', 'A number alone may be a clock time or a length of time: type 15:00 or 15m.'],
    ['fri 2', 'This may be morning or afternoon: type 02:00 or 14:00.'],
    ['2:30', 'This may be morning or afternoon: type 02:30 or 14:30.'],
    ['half two', 'This may be morning or afternoon: type 02:30 or 14:30.'],
    ['14am', '14:00 and the part of the day beside it disagree: leave out one of the two.'],
    ['9am in the afternoon', '09:00 and the part of the day beside it disagree: leave out one of the two.'],
    [
      'tomorrow morning',
      "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised.",
    ],
    ['today', "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised."],
    [
      '25 Oct 2045',
      "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised.",
    ],
    ['asap', "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised."],
    ['midnight', "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised."],
    ['10/25 2pm', 'There is no such month: the day comes first, as in 25/10.'],
    ['31/2 2pm', 'There is no such date: type a day that the calendar has, such as 25/10/2026.'],
    ['fri 25 oct 2pm', 'That date is Sunday 25 October 2026: correct it, or leave out the weekday.'],
    ['2pm GMT', '14:00 on Monday 19 October 2026 is not in GMT: leave GMT out.'],
  ])('%s', (text, refused) => {
    expect(saidBack(text)).toBe(refused);
  });

  test.each([
    '',
    ' ',
    'banana',
    '2pm or 3pm',
    '2-4pm',
    'banana 2pm',
    '24:00',
    '2:60pm',
    '0pm 2pm',
    'x'.repeat(61),
  ])('%j is answered with three examples', (text) => {
    expect(saidBack(text)).toBe(
      "Type the time as you would say it, such as '2h', 'Fri 2pm' or '25/10 18:00'.",
    );
  });
});

describe('Q3: the nights of the clock changes', () => {
  const twice =
    'The clocks go back on Sunday 25 October 2026 and show 01:30 twice: type 01:30 BST or 01:30 GMT.';
  const never =
    'The clocks go forward on Sunday 29 March 2026 and never show 01:30: type 02:30, or a time before 01:00.';
  test.each([
    ['25/10 01:30', '2026-10-19T09:00:00Z', twice],
    ['01:30', '2026-10-24T22:00:00Z', twice],
    ['tomorrow 1:30am', '2026-10-24T10:00:00Z', twice],
    ['1 week', '2026-10-18T00:30:00Z', twice],
    ['25/10 01:30 BST', '2026-10-19T09:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['01:30 GMT on 25/10', '2026-10-19T09:00:00Z', '2026-10-25T01:30:00.000Z'],
    // Only the second is still to come.
    ['01:30', '2026-10-25T00:45:00Z', '2026-10-25T01:30:00.000Z'],
    ['2h', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00.000Z'],
    ['tomorrow', '2026-10-24T12:00:00Z', '2026-10-25T13:00:00.000Z'],
    ['29/3 01:30', '2026-03-20T09:00:00Z', never],
    ['01:30', '2026-03-28T22:00:00Z', never],
    ['01:30', '2026-03-29T00:30:00Z', never],
    ['01:30', '2026-03-29T09:00:00Z', '2026-03-30T00:30:00.000Z'],
    ['2h', '2026-03-29T00:30:00Z', '2026-03-29T02:30:00.000Z'],
    ['tomorrow', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00.000Z'],
  ])('%s at %s', (text, now, meant) => {
    const said = saidTime(text, { now: new Date(now) });
    expect(isRefusal(said) ? said.refused : said.at.toISOString()).toBe(meant);
  });
});

describe('whatever the instant', () => {
  const quarterHour = 900_000;
  const from = Date.UTC(2014, 0, 1) / quarterHour;
  const until = Date.UTC(2028, 11, 31) / quarterHour;
  const anyQuarter = fc.integer({ min: from, max: until });
  // As likely as any other: the hours around the clock changes.
  const nearChanges = fc
    .tuple(fc.integer({ min: 2014, max: 2028 }), fc.constantFrom(2, 9), fc.integer({ min: -12, max: 12 }))
    .map(([year, month, quarters]) => {
      const last = new Date(Date.UTC(year, month, 31));
      return (last.getTime() - last.getUTCDay() * 86_400_000 + 3_600_000) / quarterHour + quarters;
    });
  const instant = fc.oneof(anyQuarter, nearChanges).map((quarter) => new Date(quarter * quarterHour));

  /** Each way to write a clock time so that it is clear. */
  function clockTimes(at: Date): string[] {
    const [hour = 0, minute = 0] = timeOfDay(at).split(':').map(Number);
    const [twelve, minutes] = [hour % 12 || 12, String(minute).padStart(2, '0')];
    const half = hour < 12 ? 'am' : 'pm';
    return [
      timeOfDay(at),
      timeOfDay(at).replace(':', ''),
      timeOfDay(at).replace(':', '.'),
      `${twelve}:${minutes}${half}`,
      `${twelve}.${minutes} ${half[0]}.m.`,
      ...(minute === 0 ? [`${twelve}${half}`, `${twelve} ${half.toUpperCase()}`] : []),
      ...(minute === 30 ? [`half ${twelve}${half}`] : []),
    ];
  }

  /** Each way to write a day, year and all. */
  function days(at: Date): string[] {
    const [year, month, day] = isoDate(at).split('-');
    const [words = ''] = dateAndTime(at).split(' at ');
    const [weekday = '', number = '', name = ''] = words.split(' ');
    return [
      isoDate(at),
      `${day}/${month}/${year}`,
      `${Number(day)}/${Number(month)}/${year?.slice(2)}`,
      `${day}.${month}.${year}`,
      words,
      `${weekday.slice(0, 3)}, ${number} ${name.slice(0, 3)} ${year}`,
      `the ${number}${ending(Number(number))} of ${name} ${year}`,
      `${name} ${number}, ${year}`,
    ];
  }
  const ending = (day: number) => (day === 1 ? 'st' : day === 2 ? 'nd' : day === 3 ? 'rd' : 'th');

  /** What London's clocks need beside the time when they show it twice. */
  function clockName(at: Date): string {
    if (instantsShowing(isoDate(at), timeOfDay(at)).length < 2) return '';
    return at.toISOString().slice(11, 16) === timeOfDay(at) ? ' GMT' : ' BST';
  }

  test('Q3: every style of writing it reads back as itself', () => {
    fc.assert(
      fc.property(instant, instant, (at, now) => {
        for (const time of clockTimes(at))
          for (const day of days(at))
            for (const text of [`${day} ${time}`, `${day} at ${time}`, `${time} on ${day}`, `${time} ${day}`])
              expect([text, saidTime(`${text}${clockName(at)}`, { now })]).toEqual([text, { at }]);
      }),
      { numRuns: 30 },
    );
  });

  test('Q3: near now, days and times by themselves read back as it too', () => {
    const minutes = fc.integer({ min: 1, max: 6 * 24 * 4 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(instant, minutes, fc.boolean(), (now, away, mayBePast) => {
        const at = new Date(now.getTime() + (mayBePast ? -away : away) * 60_000);
        const [day, today] = [isoDate(at), isoDate(now)];
        const [weekday = ''] = dateAndTime(at).split(' ');
        const names = [
          ...(day === today ? ['today'] : [weekday, weekday.slice(0, 3)]),
          ...(day === dayPlus(today, 1) ? ['tomorrow'] : []),
          ...(day === dayPlus(today, -1) ? ['yesterday'] : []),
          ...days(at).map((full) => full.replace(/,? ?\/?\b20\d\d$/, '')),
        ];
        // '25 October 2045' is a date with its year.
        for (const name of names.filter((name) => !/^20|\d\.\d|\/\d+\//.test(name)))
          for (const time of clockTimes(at).filter((time) => !/^20\d\d$/.test(time))) {
            const text = `${name} ${time}${clockName(at)}`;
            expect([text, saidTime(text, { now, mayBePast })]).toEqual([text, { at }]);
          }
        const ago = mayBePast ? ' ago' : '';
        expect(saidTime(`${away} min${ago}`, { now })).toEqual({ at });
        const [hours, rest] = [Math.floor(away / 60), away % 60];
        for (const text of [
          `${hours}h ${rest}m`,
          `${hours}h${rest}m`,
          `in ${hours} hours and ${rest} minutes`,
        ])
          expect([text, saidTime(`${text}${ago}`, { now })]).toEqual([text, { at }]);
      }),
      { numRuns: 50 },
    );
  });

  test('Q3: a time by itself is the nearest on its side of now, and a week keeps the clock time', () => {
    fc.assert(
      fc.property(instant, instant, fc.boolean(), (now, other, mayBePast) => {
        const time = timeOfDay(other);
        const said = saidTime(time, { now, mayBePast });
        if (!isRefusal(said)) {
          expect(timeOfDay(said.at)).toBe(time);
          expect(mayBePast ? said.at <= now : said.at > now).toBe(true);
          expect(Math.abs(said.at.getTime() - now.getTime())).toBeLessThanOrEqual(25 * 3_600_000);
        } else expect(said.refused).toMatch(/never show|twice/);
        const inTwoWeeks = saidTime('2 weeks', { now });
        const day = dayPlus(isoDate(now), 14);
        if (!isRefusal(inTwoWeeks)) expect(inTwoWeeks.at).toEqual(atLondonTime(day, timeOfDay(now)));
        else expect(instantsShowing(day, timeOfDay(now))).not.toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing that is typed throws, or is taken for no instant at all', () => {
    const word = fc.constantFrom(
      ...[
        'in',
        'at',
        'on',
        'the',
        'next',
        'last',
        'fri',
        'tue',
        'week',
        'weeks',
        'h',
        'min',
        'am',
        'pm',
        'half',
      ],
      ...[
        'past',
        'to',
        'quarter',
        'oct',
        'feb',
        'today',
        'tomorrow',
        'ago',
        'bst',
        'gmt',
        'noon',
        'now',
        'morning',
      ],
      ...[
        '2',
        '0',
        '31',
        '29/2',
        '9999',
        '25:99',
        '1430',
        '01:30',
        '2026',
        '2026-13-45',
        '.',
        '/',
        ':',
        ',',
        '  ',
      ],
    );
    const sentence = fc
      .array(word, { maxLength: 8 })
      .chain((words) => fc.constantFrom(' ', '').map((between) => words.join(between)));
    const text = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 70 }));
    fc.assert(
      fc.property(text, instant, fc.boolean(), (text, now, mayBePast) => {
        const said = saidTime(text, { now, mayBePast });
        if (isRefusal(said)) expect(said.refused).toMatch(/\.$/);
        else expect(Number.isFinite(said.at.getTime()) && said.at.getTime() % 60_000 === 0).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });
});
