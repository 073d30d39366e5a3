import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { dateAndTime, isoDate, plusDays, plusHours } from '../../src/domain/times.ts';

const inWords: readonly (readonly [string, string, string])[] = [
  ['2026-11-22T14:05:00Z', 'Sunday 22 November 2026 at 14:05', '2026-11-22'],
  ['2026-01-01T00:00:00Z', 'Thursday 1 January 2026 at 00:00', '2026-01-01'],
  // Forward, 29 March: 00:59 is followed by 02:00.
  ['2026-03-29T00:59:59Z', 'Sunday 29 March 2026 at 00:59', '2026-03-29'],
  ['2026-03-29T01:00:00Z', 'Sunday 29 March 2026 at 02:00', '2026-03-29'],
  ['2026-03-29T23:30:00Z', 'Monday 30 March 2026 at 00:30', '2026-03-30'],
  // Back, 25 October: 01:59 comes twice.
  ['2026-10-24T23:30:00Z', 'Sunday 25 October 2026 at 00:30', '2026-10-25'],
  ['2026-10-25T00:59:00Z', 'Sunday 25 October 2026 at 01:59', '2026-10-25'],
  ['2026-10-25T01:00:00Z', 'Sunday 25 October 2026 at 01:00', '2026-10-25'],
  ['2026-10-25T23:59:00Z', 'Sunday 25 October 2026 at 23:59', '2026-10-25'],
];

test.each(inWords)('%s is %s in London', (instant, words, day) => {
  expect([dateAndTime(new Date(instant)), isoDate(new Date(instant))]).toEqual([words, day]);
});

test('hours are time that passes, across both clock changes', () => {
  expect(dateAndTime(plusHours(new Date('2026-03-28T23:00:00Z'), 4))).toBe('Sunday 29 March 2026 at 04:00');
  expect(dateAndTime(plusHours(new Date('2026-10-24T23:00:00Z'), 4))).toBe('Sunday 25 October 2026 at 03:00');
  expect(plusDays(new Date('2026-03-28T12:00:00Z'), 1)).toEqual(new Date('2026-03-29T12:00:00Z'));
});

describe('the host’s zone changes nothing', () => {
  // A process keeps the zone that it started with.
  const program = `
    import { dateAndTime, isoDate } from './src/domain/times.ts';
    const instants = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(instants.map((at) => [dateAndTime(new Date(at)), isoDate(new Date(at))])));
  `;
  test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('%s', (TZ) => {
    const instants = JSON.stringify(inWords.map(([instant]) => instant));
    const said = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program, instants],
      { env: { ...process.env, TZ }, encoding: 'utf8' },
    );
    expect(JSON.parse(said)).toEqual(inWords.map(([, words, day]) => [words, day]));
  });
});
