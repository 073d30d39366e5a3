import { expect, test } from '@jest/globals';
import { dayBegun } from '../../../src/domain/morning/begins.ts';

const hours = { from: '08:00', until: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sun'] } as const;
const holidays = ['2026-12-25'];

test.each([
  ['2026-11-23T07:59:00Z', undefined, 'a minute before the hours begin'],
  ['2026-11-23T08:00:00Z', '2026-11-23', 'as they begin'],
  ['2026-11-23T16:59:00Z', '2026-11-23', 'while they last: what was missed is made up for'],
  ['2026-11-23T17:00:00Z', undefined, 'once they are over'],
  ['2026-11-28T10:00:00Z', undefined, 'on a day that is not theirs'],
  ['2026-12-25T10:00:00Z', undefined, 'on a bank holiday'],
  ['2026-03-29T06:59:00Z', undefined, 'the clocks go forward: 07:59 in London'],
  ['2026-03-29T07:00:00Z', '2026-03-29', 'and 08:00'],
  ['2026-10-25T07:59:00Z', undefined, 'the clocks go back: 07:59 in London'],
  ['2026-10-25T08:00:00Z', '2026-10-25', 'and 08:00'],
])('at %s the list is due for %s: %s', (at, day, _when) => {
  expect(dayBegun(new Date(at), { hours, holidays })?.day).toBe(day);
});
