import { expect, test } from '@jest/globals';
import { attempts, snoozes } from '../../../src/domain/call-back/attempts.ts';
import { type CallBack, closingStatus } from '../../../src/domain/call-back/call-back.ts';
import { isLate } from '../../../src/domain/call-back/clocks.ts';
import type { CallBackCommand } from '../../../src/domain/call-back/commands.ts';
import { snoozeTimes } from '../../../src/domain/call-back/guards.ts';
import { whatFires } from '../../../src/domain/call-back/reminders.ts';
import { fireDue } from '../../../src/domain/fire-due.ts';
import { plusMinutes } from '../../../src/domain/times.ts';
import { isRefusal } from '../../../src/domain/transition.ts';
import { accepted } from '../../support/builders.ts';
import { aBooking, aCallBack, callers, decides } from '../../support/call-backs.ts';

const { ana, gina, tom } = callers;
const today = (time: string) => new Date(`2014-04-01T${time.length > 5 ? time : `${time}:00`}+01:00`);
/** Agreed for 14:00: from 13:30 until then, reminders at 13:25 and 13:55. */
const own = (over: Parameters<typeof aCallBack>[0] = {}) => aCallBack({ agreedAt: today('14:00'), ...over });

const fired = (it: CallBack, at: Date): CallBack =>
  fireDue(it, at, (now, key, reminder) => whatFires(now, key, reminder, at)) ?? it;
const does = (it: CallBack, at: Date, ...commands: CallBackCommand[]) =>
  accepted(decides(it, ana, at, ...commands));
const waiting = (it: CallBack) =>
  Object.values(it.reminders).flatMap(({ name, state, dueAt }) =>
    state === 'waiting' && name !== 'settle' ? [[name, dueAt] as const] : [],
  );

const snooze = (minutes: number): CallBackCommand => ({
  on: 'snooze',
  minutes,
  facts: { minutes: String(minutes) },
});
const called = (result: string, madeAt: Date, nextAt?: Date): CallBackCommand => ({
  on: 'record-attempt',
  nextAt,
  facts: { result, madeAt: madeAt.toISOString(), ...(nextAt && { nextAt: nextAt.toISOString() }) },
});
const close: CallBackCommand = { on: 'close', as: 'done', facts: { as: 'done' } };

test.each([
  [15, '12:00', true],
  [120, '12:00', true],
  [120, '12:01', false],
  [15, '13:45', true],
  [15, '13:46', false],
  [10, '12:00', false],
  [0, '12:00', false],
  [135, '11:00', false],
  [15, '14:00', false],
])('CB-37, Q5: a snooze of %i minutes at %s is taken: %s', (minutes, time, isTaken) => {
  const outcome = decides(own(), ana, today(time), snooze(minutes));
  expect(!isRefusal(outcome)).toBe(isTaken);
});

test('CB-37, Q5: only what ends in time is offered; an informal call-back has no end', () => {
  const minutesAt = (it: CallBack, time: string) =>
    snoozeTimes(it, today(time)).map(({ minutes }) => minutes);
  expect(minutesAt(own(), '13:25')).toEqual([15, 30]);
  expect(minutesAt(own(), '13:55')).toEqual([]);
  expect(minutesAt(own({ kind: 'informal' }), '19:00')).toEqual([15, 30, 45, 60, 75, 90, 105, 120]);
});

test('CB-37, CB-38: a snooze moves the reminder, keeps the one before the agreed time, and is counted once', () => {
  const it = does(own(), today('13:25'), snooze(15));
  expect(waiting(it).slice(0, 4)).toEqual([
    ['agreed', today('13:55')],
    ['late', today('14:00')],
    ['late-team-leader', today('14:30')],
    ['again', today('13:40')],
  ]);
  expect(it.window).toEqual(own().window);
  expect(decides(it, ana, today('13:25'), snooze(15))).toMatchObject({
    refused: expect.stringContaining('that stands'),
  });
  expect(snoozes(does(it, today('13:40'), snooze(15)))).toBe(2);
  const reminded = fired(
    fired(does(own(), today('13:40:20'), snooze(15)), today('13:55')),
    today('13:55:20'),
  );
  expect(Object.values(reminded.messages).filter(({ name }) => name === 'reminder')).toHaveLength(1);
});

test.each(closingStatus.options)('CB-39: it closes as %s, word for word, and no clock goes on', (as) => {
  const it = does(own(), today('13:30'), { on: 'close', as, facts: { as } });
  expect([it.status, it.closedAs, waiting(it)]).toEqual(['closed', as, []]);
});

test('CB-38, Q6: nothing dismisses a reminder, and the end moves by a reason alone', () => {
  const reschedule = (said: string, agreedAt?: Date): CallBackCommand => ({
    on: 'reschedule',
    agreedAt,
    facts: { at: agreedAt?.toISOString() ?? 'anytime' },
    said,
  });
  expect(decides(own(), ana, today('12:00'), reschedule('', today('15:00')))).toMatchObject({
    field: 'said',
  });
  expect(decides(own(), ana, today('12:00'), reschedule('He asked', today('11:00')))).toMatchObject({
    field: 'at',
  });
  const it = does(own(), today('12:00'), reschedule('He asked', today('16:00')));
  expect(it.window).toEqual({ startAt: today('15:30'), endAt: today('16:00') });
  // Any time within the 24 hours, for as long as they last.
  expect(does(own(), today('12:00'), reschedule('He does not mind')).window.endAt).toEqual(
    plusMinutes(aBooking().receivedAt, 24 * 60),
  );
  const tomorrow = plusMinutes(today('12:00'), 24 * 60);
  expect(decides(own(), ana, tomorrow, reschedule('He does not mind'))).toMatchObject({ field: 'at' });
});

test('Q30: late is told once; with another time it no longer is, and is again when that is over', () => {
  const late = fired(own(), today('14:00'));
  expect(isLate(late)).toBe(true);
  const again: CallBackCommand = {
    on: 'reschedule',
    agreedAt: today('16:00'),
    facts: { at: today('16:00').toISOString() },
    said: 'He rang',
  };
  const moved = does(late, today('14:10'), again);
  expect(isLate(moved)).toBe(false);
  const lateAgain = fired(moved, today('16:00'));
  expect(isLate(lateAgain)).toBe(true);
  const told = Object.values(lateAgain.messages).filter(
    ({ name, to }) => name === 'late-card' && 'person' in to && to.person === ana.id,
  );
  expect(told).toHaveLength(2);
});

test('CB-01, Q30: a call that began in time is not late while it lasts, and one press more does not prolong it', () => {
  const calling = does(own(), today('13:58'), { on: 'calling-now' });
  expect(isLate(fired(calling, today('14:05')))).toBe(false);
  expect(isRefusal(decides(calling, ana, today('14:05'), { on: 'calling-now' }))).toBe(true);
  expect(isLate(fired(calling, today('14:13')))).toBe(true);
  const done = does(calling, today('14:05'), called('Contact made', today('14:05')), close);
  expect(isLate(fired(done, today('15:00')))).toBe(false);
});

test('CB-25, CB-26, CB-34: after three calls in vain a promise may go on, and reaching the client is always recorded', () => {
  let it = own({ kind: 'for-another' });
  for (const [madeAt, nextAt] of [
    ['10:00', '12:00'],
    ['12:00', '16:00'],
    ['16:00', '18:00'],
  ] as const)
    it = does(it, today(madeAt), called('Called contact not made', today(madeAt), today(nextAt)));
  expect(attempts(it)).toHaveLength(3);
  it = does(it, today('18:00'), called('Contact not made message left', today('18:00')));
  it = does(it, today('18:30'), called('Contact made', today('18:30')), close);
  expect(it.status).toBe('closed');
  expect(attempts(it).map(({ reached }) => reached)).toEqual([false, false, false, false, true]);
});

test('CB-39: what is taken back stands as before: its clocks wait again, but what has fired meanwhile does not fire twice', () => {
  const calling = fired(does(own(), today('13:54:30'), { on: 'calling-now' }), today('13:55'));
  const nudges = (it: CallBack) => Object.values(it.messages).filter(({ name }) => name === 'reminder');
  expect(nudges(fired(own(), today('13:55')))).toHaveLength(1);
  const back = fired(does(calling, today('13:55'), { on: 'take-back' }), today('13:56'));
  expect(nudges(back)).toHaveLength(1);
  expect(nudges(back).every(({ state }) => state === 'pending')).toBe(true);

  const closed = does(own(), today('13:20'), close);
  const open = does(closed, today('13:20'), { on: 'take-back' });
  expect(waiting(open).toSorted()).toEqual(waiting(own()).toSorted());
  expect(open).toMatchObject({ status: 'awaiting-call', agreedAt: today('14:00') });
  expect(attempts(open)).toEqual([]);

  const tried = does(
    own(),
    today('13:40'),
    called('Called contact not made', today('13:40'), today('17:00')),
  );
  const untried = does(tried, today('13:40'), { on: 'take-back' });
  expect([untried.agreedAt, untried.window]).toEqual([own().agreedAt, own().window]);
  expect(isRefusal(decides(closed, tom, today('13:20'), { on: 'take-back' }))).toBe(true);
  expect(isRefusal(decides(closed, ana, plusMinutes(today('13:20'), 2), { on: 'take-back' }))).toBe(false);
  const settled = fired(closed, plusMinutes(today('13:20'), 2));
  expect(isRefusal(decides(settled, ana, plusMinutes(today('13:20'), 2), { on: 'take-back' }))).toBe(true);
});

test('a wrong number stops the reminders, and with another they go on; who acts in another’s place has a card of it', () => {
  const it = own({ kind: 'for-another' });
  const stopped = does(it, today('13:20'), { on: 'report-wrong-number' });
  expect(waiting(stopped).map(([name]) => name)).toEqual(['late', 'late-team-leader']);
  const told = stopped.messages[`booker-news-${stopped.version}-${gina.id}`];
  expect(told?.dueAt).toEqual(plusMinutes(today('13:20'), 1));
  const going = accepted(
    decides(stopped, gina, today('13:40'), { on: 'give-number', number: '07700 900456' }),
  );
  expect(going.fields.contactNumber).toBe('07700 900456');
  expect(waiting(going).map(([name, dueAt]) => [name, dueAt])).toContainEqual(['agreed', today('13:55')]);

  const byTom = accepted(decides(it, tom, today('13:20'), { on: 'client-rang-first' }));
  const cards = Object.values(byTom.messages).filter(({ name }) => name === 'take-back-card');
  expect(cards.map(({ to }) => to)).toEqual([{ person: tom.id }]);
  const byAna = does(it, today('13:20'), { on: 'client-rang-first' });
  expect(Object.values(byAna.messages).some(({ name }) => name === 'take-back-card')).toBe(false);
});
