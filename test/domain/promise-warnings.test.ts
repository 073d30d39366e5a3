import { describe, expect, test } from '@jest/globals';
import { holidaysOf } from '../../src/config/organisation.ts';
import { hoursOf } from '../../src/config/working-hours.ts';
import { promiseWarnings } from '../../src/domain/promise-warnings.ts';
import { plusDays } from '../../src/domain/times.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

const organisation = sampleOrganisation();
const england = holidaysOf(organisation, 'PLY');
const northernIreland = holidaysOf(organisation, 'BEL');
const { scotland } = organisation.bankHolidays.dates;
const hours = hoursOf(organisation, 'U0ANA');

/** What is said of a time; the call came in half a day before it unless another instant is given. */
function warnings(at: string, { holidays = england, person = 'U0ANA', receivedAt = '' } = {}) {
  const then = new Date(at);
  const call = receivedAt === '' ? plusDays(then, -0.5) : new Date(receivedAt);
  return promiseWarnings(then, {
    now: call,
    receivedAt: call,
    hours: hoursOf(organisation, person),
    holidays,
    completeWithinHours: 24,
  });
}
const kinds = (...given: Parameters<typeof warnings>) => warnings(...given).map(({ kind }) => kind);

describe('CB-42, CB-43: at booking, not later', () => {
  test.each([
    ['in the hours', '2026-11-24T10:00Z', []],
    ['as they begin', '2026-11-24T08:00Z', []],
    ['the minute before', '2026-11-24T07:59Z', ['outside-hours']],
    ['the last minute', '2026-11-24T16:59Z', []],
    ['as they end, when nobody is left to call', '2026-11-24T17:00Z', ['outside-hours']],
    ['in the hours of London’s summer', '2026-06-16T07:00Z', []],
    ['at a weekend', '2026-11-28T10:00Z', ['day-off']],
    ['Christmas, and Monday for Boxing Day', '2026-12-28T10:00Z', ['bank-holiday']],
    ['Christmas Eve', '2026-12-24T10:00Z', []],
    ['a year’s last day', '2026-12-31T16:30Z', []],
    ['a year’s first', '2027-01-01T10:00Z', ['bank-holiday']],
    ['the last minute of a year', '2026-12-31T23:59Z', ['outside-hours']],
  ])('%s', (_, at, expected) => {
    expect(kinds(at)).toEqual(expected);
  });

  test.each([
    ['England and Wales', 'the August bank holiday', england, '2026-08-28', '2026-08-31', [scotland]],
    ['Scotland', 'St Andrew’s Day', scotland, '2027-11-29', '2027-11-30', [england, northernIreland]],
    [
      'Northern Ireland',
      'St Patrick’s Day',
      northernIreland,
      '2026-03-16',
      '2026-03-17',
      [england, scotland],
    ],
  ])('%s: nothing on the eve of %s, nor elsewhere on the day', (_, __, holidays, eve, day, elsewhere) => {
    expect(kinds(`${eve}T14:00Z`, { holidays })).toEqual([]);
    expect(kinds(`${day}T14:00Z`, { holidays })).toEqual(['bank-holiday']);
    expect(elsewhere.flatMap((holidays) => kinds(`${day}T14:00Z`, { holidays }))).toEqual([]);
  });

  test('the hours are the owner’s own', () => {
    expect([
      kinds('2026-11-24T18:30Z', { person: 'U0BEN' }),
      kinds('2026-11-24T09:30Z', { person: 'U0BEN' }),
    ]).toEqual([[], ['outside-hours']]);
  });

  test('the sentence says what is so and what may be done', () => {
    const whatMayBeDone =
      'Ask the client for another time; or keep it, and a team leader moves the call-back to someone who works then and back afterwards, or passes its details on to be viewed.';
    const said = ['2026-11-24T18:00Z', '2026-11-28T10:00Z', '2026-12-25T10:00Z'].flatMap((at) =>
      warnings(at).map(({ said }) => said),
    );
    expect(said).toEqual([
      `18:00 is outside the owner's hours, 08:00 to 17:00. ${whatMayBeDone}`,
      `The owner does not work on Saturday 28 November 2026. ${whatMayBeDone}`,
      `Friday 25 December 2026 is a bank holiday for the owner. ${whatMayBeDone}`,
    ]);
  });
});

describe('Q3: both clock-change days', () => {
  test.each([
    [
      '2026-10-25T00:15Z',
      'The clocks go back on Sunday 25 October 2026 and show 01:15 twice. This is 01:15 BST, the first: tell the client so.',
    ],
    [
      '2026-10-25T01:15Z',
      'The clocks go back on Sunday 25 October 2026 and show 01:15 twice. This is 01:15 GMT, the second: tell the client so.',
    ],
    [
      '2026-10-24T23:30Z',
      'The clocks go back on Sunday 25 October 2026. 00:30 is by the old time, BST: tell the client so.',
    ],
    [
      '2026-10-25T18:00Z',
      'The clocks go back on Sunday 25 October 2026. 18:00 is by the new time, GMT: tell the client so.',
    ],
    [
      '2026-03-29T00:30Z',
      'The clocks go forward on Sunday 29 March 2026. 00:30 is by the old time, GMT: tell the client so.',
    ],
    [
      '2026-03-29T13:00Z',
      'The clocks go forward on Sunday 29 March 2026. 14:00 is by the new time, BST: tell the client so.',
    ],
  ])('%s', (at, said) => {
    expect(warnings(at)).toContainEqual({ kind: 'clocks-change', said });
  });

  test.each(['2026-10-24T22:59Z', '2026-10-26T00:00Z', '2026-03-28T23:59Z', '2026-03-29T23:00Z'])(
    'nothing on the days beside them: %s',
    (at) => {
      expect(kinds(at)).not.toContain('clocks-change');
    },
  );
});

describe('CB-01, Q3: 24 hours are time that passes', () => {
  test.each([
    ['to the minute', '2026-11-23T10:00Z', '2026-11-24T10:00Z', []],
    ['a minute more', '2026-11-23T10:00Z', '2026-11-24T10:01Z', ['later-than-allowed']],
    [
      'the same clock time, when the clocks went back in between',
      '2026-10-24T09:30Z',
      '2026-10-25T10:30Z',
      ['day-off', 'clocks-change', 'later-than-allowed'],
    ],
    [
      'the same clock time, when they went forward',
      '2026-03-28T10:30Z',
      '2026-03-29T09:30Z',
      ['day-off', 'clocks-change'],
    ],
    [
      'CB-11: Example A, two days on, is the client’s own time and a Saturday',
      '2014-10-23T10:00Z',
      '2014-10-25T17:00Z',
      ['day-off', 'later-than-allowed'],
    ],
    ['Q4: three days on', '2026-11-23T10:00Z', '2026-11-26T10:00Z', ['later-than-allowed']],
    [
      'Q4, CB-44: two weeks on is more likely informal',
      '2026-11-23T10:00Z',
      '2026-12-07T10:00Z',
      ['later-than-allowed', 'perhaps-informal'],
    ],
  ])('%s', (_, receivedAt, at, expected) => {
    expect(kinds(at, { receivedAt })).toEqual(expected);
  });

  test('the sentences name the limit, and the other kind of call-back', () => {
    expect(
      warnings('2026-12-07T10:00Z', { receivedAt: '2026-11-23T09:30Z' }).map(({ said }) => said),
    ).toEqual([
      "This is later than 24 hours after the client's call, which end on Tuesday 24 November 2026 at 09:30. Keep it only if the client named this time; otherwise agree an earlier one.",
      'This is more than 3 days ahead. If the client asked for a later day or week and not for this time, book an informal call-back.',
    ]);
  });
});

test('Q1: of a time that has passed nothing else is said', () => {
  const now = new Date('2026-11-23T10:00Z');
  const booking = { now, receivedAt: now, hours, holidays: england, completeWithinHours: 24 };
  expect(promiseWarnings(new Date('2026-11-22T23:00Z'), booking)).toEqual([
    {
      kind: 'has-passed',
      said: 'Sunday 22 November 2026 at 23:00 has passed. Type a time that is still to come.',
    },
  ]);
});
