import { expect, test } from '@jest/globals';
import type { CallBack } from '../../../src/domain/call-back/call-back.ts';
import { aCallBack } from '../../support/call-backs.ts';

const london = (text: string): Date => new Date(`${text}+01:00`);
const nudgesOf = (it: CallBack): [string, Date][] =>
  Object.values(it.reminders)
    .filter(({ name }) => !name.startsWith('late'))
    .map(({ name, dueAt }) => [name, dueAt]);

test('CB-11, Q1, Q2: Example A, agreed at 18:00 on 25/10/2014: from 17:30 to 18:00, nudges at 17:25 and 17:55', () => {
  const it = aCallBack({
    receivedAt: london('2014-10-23T11:00:00'),
    agreedAt: london('2014-10-25T18:00:00'),
  });
  expect(it.window).toEqual({ startAt: london('2014-10-25T17:30:00'), endAt: london('2014-10-25T18:00:00') });
  expect(nudgesOf(it)).toEqual([
    ['start', london('2014-10-25T17:25:00')],
    ['agreed', london('2014-10-25T17:55:00')],
  ]);
});

test('CB-14, Q1, Q2: Example 1, asked for at 14:00 the same day: from 13:30 until 09:30 on the next', () => {
  const it = aCallBack({ kind: 'for-another', agreedAt: london('2014-04-01T14:00:00') });
  expect(it.window).toEqual({ startAt: london('2014-04-01T13:30:00'), endAt: london('2014-04-02T09:30:00') });
  expect(nudgesOf(it)).toEqual([
    ['start', london('2014-04-01T13:25:00')],
    ['agreed', london('2014-04-01T13:55:00')],
  ]);
});

test('CB-15, Q1, Q2: Example 2, no preference: the last half hour of the 24, nudges at 08:55 and 09:25', () => {
  const it = aCallBack({ kind: 'for-another' });
  expect(it.window).toEqual({ startAt: london('2014-04-02T09:00:00'), endAt: london('2014-04-02T09:30:00') });
  expect(nudgesOf(it)).toEqual([
    ['start', london('2014-04-02T08:55:00')],
    ['agreed', london('2014-04-02T09:25:00')],
  ]);
});
