import { expect, test } from '@jest/globals';
import { aCallBackOfAnas, buttonsOn, decided, goesBy, reminder, theCallBack } from '../support/calls.ts';
import { posts } from '../support/incidents.ts';

const exampleA = {
  receivedAt: new Date('2014-10-23T11:00:00+01:00'),
  agreedAt: new Date('2014-10-25T18:00:00+01:00'),
};

test('CB-11, CB-36, CB-37, CB-39, CB-40, Q1: the life of Example A by its clock', async () => {
  const { world, ana, tom } = await aCallBackOfAnas(exampleA, { now: '2014-10-25T15:00:00Z' });
  const card = await ana.sees('Your call-back CB00001');
  expect(card.text).toContain(
    'Agreed with the client: Saturday 25 October 2014 at 18:00. To be done by then.',
  );
  expect(card.text).toContain('Case number: ends 6789');
  expect(card.text).not.toMatch(/Snooze|Dismiss|07700|123456789012/);

  await goesBy(world, { hours: 1, minutes: 24 });
  ana.seesNot(reminder);
  await goesBy(world, { minutes: 1 });
  expect(await buttonsOn(ana, reminder)).toBe(
    '[Calling now] [Done] [Not reached] [Snooze 15 minutes] [Show and copy] [… Snooze longer / Change the reminder / Reschedule / Wrong number / Close]',
  );

  await ana.presses('Snooze 15 minutes', { on: reminder });
  const snoozed = await ana.sees('The next reminder comes on Saturday 25 October 2014 at 17:40.');
  expect(snoozed.text).toContain('Snoozed once.');
  expect(snoozed.text).not.toContain('[Snooze');
  await goesBy(world, { minutes: 15 });
  await ana.sees('A later reminder has taken its place.');
  await ana.presses('Snooze 15 minutes', { on: reminder });
  await ana.sees('Snoozed twice.');
  await goesBy(world, { minutes: 15 });
  // One reminder at 17:55, for the snoozed one and the one before the agreed time fall together.
  expect(posts(world, reminder)).toBe(3);
  expect(await buttonsOn(ana, reminder)).not.toContain('Snooze');

  await ana.presses('Calling now', { on: reminder });
  await ana.sees('On the phone since Saturday 25 October 2014 at 17:55.');
  await goesBy(world, { minutes: 6 });
  ana.seesNot('is late');
  await ana.pressesTwice('Done');
  await ana.sees('You closed it on Saturday 25 October 2014 at 18:01: that stands.');
  const done = await ana.sees('Call-back CB00001: done');
  expect(done.text).toContain('Tried once, last on Saturday 25 October 2014 at 18:01: Contact made.');
  expect(await buttonsOn(ana, 'Call-back CB00001: done')).toBe('[Take it back]');
  await goesBy(world, { hours: 2 });
  expect(await buttonsOn(ana, 'Call-back CB00001: done')).toBe('');
  expect(posts(world, reminder)).toBe(3);
  tom.seesNot('is late');
});

test('CB-25, CB-26, CB-34: not reached three times, each at another time of day; then it closes as unsuccessful', async () => {
  const { world, ana, gina } = await aCallBackOfAnas({
    kind: 'for-another',
    booker: 'U0GINA',
    agreedAt: new Date('2026-11-23T11:00:00Z'),
  });
  await goesBy(world, { minutes: 55 });
  await ana.presses('Not reached', { on: reminder });
  await ana.fills('What came of the call?', 'Contact not made message left');
  expect(ana.modal?.values['Next attempt']).toBe('Monday 23 November 2026 13:00');
  await ana.fills('Next attempt', 'sat 10am');
  await ana.submits();
  await ana.sees('Next attempt on Saturday 28 November 2026 at 10:00.', { only: 'modal' });
  expect(ana.modal?.text).toContain('The owner does not work on Saturday 28 November 2026.');
  await ana.presses('Back');
  await ana.fills('Next attempt', '2pm');
  await ana.fills('When did you ring?', '10:50');
  await ana.submits();
  await ana.sees('Contact not made message left, on Monday 23 November 2026 at 10:50.', { only: 'modal' });
  await ana.fills('Note for the history', 'Her mother answered.');
  await ana.submitsTwice();
  const tried = await ana.sees(
    'Tried once, last on Monday 23 November 2026 at 10:50: Contact not made message left.',
  );
  expect(tried.text).toContain('Next attempt: Monday 23 November 2026 at 14:00.');
  expect(tried.text).toContain('To be done by Tuesday 24 November 2026 at 10:00.');
  expect(tried.text).not.toContain('mother');
  await goesBy(world, { hours: 2, minutes: 49 });
  expect(posts(world, reminder)).toBe(1);
  await goesBy(world, { minutes: 1 });
  expect(posts(world, reminder)).toBe(2);

  await ana.presses('Not reached', { on: reminder });
  await ana.fills('What came of the call?', 'Called contact not made');
  expect(ana.modal?.values['Next attempt']).toBe('Monday 23 November 2026 15:45');
  await ana.submits();
  await ana.submits();
  await ana.sees('Tried twice');
  await ana.presses('Not reached', { on: reminder });
  await ana.fills('What came of the call?', 'Contact not made no message left');
  await ana.fills('And now?', 'Close it as unsuccessful');
  await ana.submits();
  await ana.sees('No further attempt: it closes as unsuccessful.', { only: 'modal' });
  await ana.submits();
  await ana.sees('Call-back CB00001: unsuccessful');
  gina.seesNot('closed as');
  await goesBy(world, { minutes: 2 });
  await gina.sees('closed as unsuccessful');
  expect((await theCallBack(world)).closedAs).toBe('unsuccessful');
  expect((await decided(world)).filter((what) => what === 'record-attempt')).toHaveLength(3);
});

test('CB-38, CB-41, Q6: the reminder alone moves, or the promise with a reason, each said back first', async () => {
  const { world, ana, gina } = await aCallBackOfAnas({
    kind: 'for-another',
    booker: 'U0GINA',
    agreedAt: new Date('2026-11-23T14:00:00Z'),
  });
  await ana.presses('Change the reminder');
  await ana.fills('When are you to be reminded?', '9am');
  await ana.submits();
  await ana.sees('You will be reminded on Tuesday 24 November 2026 at 09:00.', { only: 'modal' });
  await ana.presses('Back');
  await ana.fills('When are you to be reminded?', 'wed 9am');
  await ana.submits();
  expect(ana.errors()['When are you to be reminded?']).toContain(
    'It has to be done by Tuesday 24 November 2026 at 10:00',
  );
  await ana.fills('When are you to be reminded?', '13:00');
  await ana.submits();
  await ana.submits();
  await goesBy(world, { hours: 3 });
  expect(posts(world, reminder)).toBe(1);
  expect((await theCallBack(world)).agreedAt).toEqual(new Date('2026-11-23T14:00:00Z'));

  await ana.presses('Snooze longer', { on: reminder });
  await ana.fills('For how long?', '120 minutes, until Monday 23 November 2026 at 15:00');
  await ana.submits();
  await goesBy(world, { minutes: 55 });
  // The reminder before the agreed time stays (CB-38).
  expect(posts(world, reminder)).toBe(2);

  await gina.presses('Reschedule');
  await gina.fills('When is the client to be rung?', '19:30');
  await gina.submits();
  await gina.sees('The client is to be rung on Monday 23 November 2026 at 19:30.', { only: 'modal' });
  expect(gina.modal?.text).toContain("19:30 is outside the owner's hours, 08:00 to 17:00.");
  await gina.fills('Why does the time change?', 'The client rang: the meeting runs on.');
  await gina.submits();
  const moved = await ana.sees('agreed another time');
  expect(moved.text).toContain('@Gina');
  expect(moved.text).toContain('To be done by Tuesday 24 November 2026 at 10:00.');
  ana.seesNot('the meeting runs on');
  await goesBy(world, { hours: 4, minutes: 50 });
  expect(posts(world, reminder)).toBe(2);
  await goesBy(world, { minutes: 10 });
  expect(posts(world, reminder)).toBe(3);
});

test('CB-01, CB-39, Q30: a wrong number stops the attempts until another is given; what is late is told once, and stays open', async () => {
  const { world, ana, tom, gina } = await aCallBackOfAnas({
    kind: 'for-another',
    booker: 'U0GINA',
    receivedAt: new Date('2026-11-22T11:00:00Z'),
  });
  await goesBy(world, { minutes: 26 });
  await ana.presses('Wrong number', { on: reminder });
  await ana.sees('Status: waiting for another number');
  await world.settle();
  expect(await buttonsOn(ana, 'Your call-back CB00001')).toContain('[Take it back] [Give another number]');
  await ana.presses('Take it back');
  await ana.sees('Status: awaiting call');
  await ana.presses('Wrong number');
  gina.seesNot('CB00001: wrong number');
  await goesBy(world, { minutes: 1 });
  await gina.sees('CB00001: wrong number');
  await goesBy(world, { hours: 1 });
  expect(posts(world, reminder)).toBe(1);
  await ana.sees('Call-back CB00001 is late');
  await ana.sees('The message that it is late has taken its place.');
  await tom.sees('Call-back CB00001 is late');

  await gina.presses('Give another number');
  await gina.fills('Contact number', '07700 900456');
  await gina.submits();
  await ana.sees('gave another number');
  ana.seesNot('900456');
  expect((await theCallBack(world)).fields.contactNumber).toContain('900456');
  await ana.presses('Calling now', { on: 'is late' });
  await ana.presses('Close', { on: 'is late' });
  await ana.fills('Status', 'send for translation');
  await ana.fills('Note for the history', 'A Polish interpreter is needed.');
  await ana.submits();
  await ana.sees('Call-back CB00001: send for translation');
  await goesBy(world, { hours: 2 });
  expect(posts(world, 'Call-back CB00001 is late')).toBe(2);
  await gina.sees('closed as send for translation');
});

test('CB-39, Q6: a day without CaseDesk: one notice that says so, and no reminder of what is over', async () => {
  const { world, ana, tom } = await aCallBackOfAnas({ agreedAt: new Date('2026-11-23T15:00:00Z') });
  await world.desk.stop();
  world.clock.advance(24 * 3_600_000);
  await world.restart();
  await world.settle();
  const late = await ana.sees('Call-back CB00001 is late');
  expect(late.text).toContain(
    'Agreed with the client: Monday 23 November 2026 at 15:00. To be done by then.',
  );
  expect(posts(world, reminder)).toBe(0);
  expect(posts(world, 'Call-back CB00001')).toBe(2);
  await tom.sees('Call-back CB00001');
});
