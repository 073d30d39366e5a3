import { expect, test } from '@jest/globals';
import { fireDue } from '../../src/domain/fire-due.ts';
import { cancelReminder, type Reminders, setReminder } from '../../src/domain/reminder.ts';
import { aMessage, anIncident, minutesAfter, start } from '../support/builders.ts';

const states = (reminders: Reminders) =>
  Object.entries(reminders).map(([key, { state, generation }]) => [key, generation, state]);

test('moving a reminder makes a new generation and lets the old key die', () => {
  const once = setReminder({}, 'answer', minutesAfter(1));
  const twice = setReminder(setReminder(once, 'answer', minutesAfter(2)), 'other', minutesAfter(3));
  expect(states(twice)).toEqual([
    ['answer-1', 1, 'cancelled'],
    ['answer-2', 2, 'waiting'],
    ['other-1', 1, 'waiting'],
  ]);
});

test('cancelling touches what waits and nothing else', () => {
  const reminders: Reminders = {
    'answer-1': { name: 'answer', generation: 1, dueAt: start, state: 'fired' },
    'answer-2': { name: 'answer', generation: 2, dueAt: start, state: 'waiting' },
    'other-1': { name: 'other', generation: 1, dueAt: start, state: 'waiting' },
  };
  expect(states(cancelReminder(reminders, 'answer'))).toEqual([
    ['answer-1', 1, 'fired'],
    ['answer-2', 2, 'cancelled'],
    ['other-1', 1, 'waiting'],
  ]);
});

test('a generation is never used again, fired or cancelled', () => {
  const fired: Reminders = { 'answer-7': { name: 'answer', generation: 7, dueAt: start, state: 'fired' } };
  expect(Object.keys(setReminder(fired, 'answer', start))).toEqual(['answer-7', 'answer-8']);
});

const record = () =>
  anIncident({
    reminders: setReminder(setReminder({}, 'a', minutesAfter(1)), 'b', minutesAfter(2)),
    messages: {},
  });
const says = (_it: object, key: string) => ({ [`${key}-said`]: aMessage() });

test('fires what is due, once: the mark, the message and the line in one change', () => {
  const fired = fireDue(record(), minutesAfter(1), says);
  expect(fired?.reminders).toMatchObject({ 'a-1': { state: 'fired' }, 'b-1': { state: 'waiting' } });
  expect(Object.keys(fired?.messages ?? {})).toEqual(['a-1-said']);
  expect(fired?.history.slice(1)).toEqual([{ at: minutesAfter(1), by: 'casedesk', what: 'remind/a' }]);
  expect(fired?.version).toBe(1);
  expect(fired && fireDue(fired, minutesAfter(1), says)).toBeUndefined();
});

test('what was missed is simply still due, all of it', () => {
  const fired = fireDue(record(), minutesAfter(10_000), says);
  expect(Object.keys(fired?.messages ?? {})).toEqual(['a-1-said', 'b-1-said']);
});

test('nothing is due a millisecond early', () => {
  expect(fireDue(record(), new Date(minutesAfter(1).getTime() - 1), says)).toBeUndefined();
});
