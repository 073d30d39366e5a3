import { expect, test } from '@jest/globals';
import { aCallBackOfAnas, buttonsOn, decided, goesBy, reminder, theCallBack } from '../support/calls.ts';
import { posts } from '../support/incidents.ts';

const agreedAt = new Date('2026-11-23T11:00:00Z');
const forAna = { kind: 'for-another', booker: 'U0GINA', agreedAt } as const;

test('CB-39: one press is taken back while others have not heard of it; later it stands, and says since when', async () => {
  const { world, ana, gina } = await aCallBackOfAnas(forAna);
  await goesBy(world, { minutes: 25 });
  await ana.presses('Done', { on: reminder });
  await ana.sees('Call-back CB00001: done');
  await goesBy(world, { seconds: 59 });
  const takeBack = await ana.remembers('Take it back');
  await takeBack.press();
  await ana.sees(reminder);
  await goesBy(world, { minutes: 5 });
  gina.seesNot('closed as done');
  // The reminder that would have come meanwhile still comes.
  await goesBy(world, { minutes: 25 });
  expect(posts(world, reminder)).toBe(2);

  await ana.presses('Done', { on: reminder });
  await ana.sees('Call-back CB00001: done');
  const late = await ana.remembers('Take it back');
  await goesBy(world, { seconds: 61 });
  await gina.sees('Call-back CB00001: closed as done');
  expect(await buttonsOn(ana, 'Call-back CB00001: done')).toBe('');
  await late.press();
  await ana.sees('can no longer be taken back');
  expect(await decided(world)).toEqual([
    'book',
    'record-attempt',
    'close',
    'take-back',
    'record-attempt',
    'close',
  ]);
  expect((await theCallBack(world)).closedAs).toBe('done');
});

test('CB-42: who does it in another’s place takes it back from a card of their own; whoever comes second is told who was first', async () => {
  const { world, ana, tom, gina } = await aCallBackOfAnas(forAna);
  await tom.types('/call-back CB00001');
  await tom.presses('Client rang first');
  const own = await tom.sees('What you did to call-back CB00001');
  expect(own.text).toContain('You noted that the client rang first on Monday 23 November 2026 at 10:00.');
  ana.seesNot('the client rang first');
  await tom.presses('Take it back', { on: 'What you did' });
  await tom.sees('You took it back.');
  expect((await theCallBack(world)).status).toBe('awaiting-call');

  await ana.presses('Change the reminder');
  await ana.fills('When are you to be reminded?', '10:30');
  await ana.submits();
  await ana.sees('You will be reminded on Monday 23 November 2026 at 10:30.', { only: 'modal' });
  await world.settle();
  const [done, rang] = [await ana.remembers('Done'), await gina.remembers('Client rang first')];
  await rang.press();
  await done.press();
  await ana.sees(
    'This call-back is now closed, not required. @Gina Patel noted that the client rang first on Monday 23 November 2026 at 10:00. Nothing was changed by your press.',
  );
  // A page that only says something back has no field for a refusal to stand under.
  await ana.submits();
  await ana.sees('Gina Patel noted that the client rang first', { only: 'modal' });
  await goesBy(world, { minutes: 30 });
  await ana.sees('Call-back CB00001: the client rang first');
  expect(posts(world, reminder)).toBe(0);
  expect(posts(world, 'Call-back CB00001: the client rang first')).toBe(1);
});

test('CB-44, CB-46, Q5: an informal one has no end: it is snoozed for as long as it takes, and is never late', async () => {
  const { world, ana, tom } = await aCallBackOfAnas({ kind: 'informal', agreedAt });
  await goesBy(world, { minutes: 54 });
  ana.seesNot(reminder);
  await goesBy(world, { minutes: 1 });
  for (const time of ['12:55', '14:55']) {
    await ana.presses('Snooze longer', { on: reminder });
    await ana.fills('For how long?', `120 minutes, until Monday 23 November 2026 at ${time}`);
    await ana.submits();
    await ana.sees(`The next reminder comes on Monday 23 November 2026 at ${time}.`);
    await goesBy(world, { hours: 2 });
  }
  expect(posts(world, reminder)).toBe(3);
  const seen = await ana.sees(reminder);
  expect(seen.text).toContain('Snoozed twice.');
  expect(seen.text).not.toContain('To be done by');
  tom.seesNot('late');
  await ana.presses('Not reached', { on: reminder });
  await ana.fills('What came of the call?', 'Called contact not made');
  await ana.fills('Next attempt', 'in 2 weeks');
  await ana.submits();
  await ana.sees('Next attempt on Monday 7 December 2026 at 14:55.', { only: 'modal' });
  expect(ana.modal?.text).not.toContain('later than');
  await ana.cancels();

  await ana.presses('Reschedule', { on: reminder });
  await ana.fills('When is the client to be rung?', 'fri 10am');
  await ana.submits();
  await ana.fills('Was the client reached?', ['I have just spoken with the client: record the call']);
  await ana.fills('Why does the time change?', 'The letter has not come yet.');
  await ana.submits();
  await ana.sees('last on Monday 23 November 2026 at 14:55: Contact made.');
  await ana.sees('Agreed with the client: Friday 27 November 2026 at 10:00.');
  expect(await decided(world)).toEqual(['book', 'snooze', 'snooze', 'record-attempt', 'reschedule']);
});
