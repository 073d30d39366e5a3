import { expect, test } from '@jest/globals';
import { bookingDetails, books, callBacksIn, fillsWhatIsAsked, opensTheDetails } from '../support/booking.ts';
import { aWorld } from '../support/world.ts';

const when = 'When is the client to be rung?';
const kind = 'Who is to ring back, and why?';
const keep = 'Keep this time all the same?';
const forBen = { [kind]: 'Another caseworker is to ring back', 'Who makes the call?': 'ben' };

test("CB-42, CB-43, Q1, Q3: the owner's hours and promises are said, and another time is typed on the same page", async () => {
  const world = await aWorld({ now: '2026-11-24T10:00:00Z' });
  const [ana, ben] = [world.person('ana'), world.person('ben')];
  await books(ben, { [when]: '11:30', 'SCIN or case number': '3333 3333 3333', 'Case number': '1-33333333' });
  await ben.sees('Your call-back', { only: 'message' });
  // Half an hour before its start is past: that reminder comes at once, the other in time (Q1).
  await opensTheDetails(ben, { [when]: '20m' });
  await ben.sees('A reminder comes at once. Reminder at 10:15; to be done by', { only: 'modal' });
  await ben.cancels();

  await opensTheDetails(ana, { ...forBen, [when]: 'tomorrow 9:30' });
  await ana.sees("09:30 is outside the owner's hours, 10:00 to 19:00.", { only: 'modal' });
  await ana.sees('passes its details on to be viewed');
  await fillsWhatIsAsked(ana, {
    'Contact number': '07700 900123',
    'Case number': '1-23456789',
    'Client role': 'Receiving parent',
    'Why is a call-back needed?': 'Other',
    'Why it was requested, in full': 'Asks about arrears.',
  });
  await ana.submits();
  await ana.fills(when, '1h');
  await ana.submits();
  await ana.sees('@Ben Okoro will be asked to ring on Tuesday 24 November 2026 at 11:00.', { only: 'modal' });
  await ana.sees('Near that time @Ben Okoro has promised to ring at 11:30.');
  await ana.sees('The next free time is Tuesday 24 November 2026 at 11:00.');
  ana.seesNot('outside the owner');
  await ana.fills(when, '11:30');
  await ana.submits();
  await ana.sees('The next free time is Tuesday 24 November 2026 at 11:45.');
  // The time that was said back is the time, however late the form is sent.
  await ana.fills(when, '105m');
  await ana.submits();
  await ana.sees('will be asked to ring on Tuesday 24 November 2026 at 11:45.');
  await world.passes({ minutes: 7 });
  await ana.submits();
  await ben.sees('Agreed with the client: Tuesday 24 November 2026 at 11:45.', { only: 'message' });
});

test('CB-42, Q3: no preference on the eve of a bank holiday, and each clock change, is said and kept only by a tick', async () => {
  const world = await aWorld({ now: '2026-12-24T15:00:00Z' });
  const ana = world.person('ana');
  await books(ana);
  await ana.sees('Friday 25 December 2026 is a bank holiday for you.', { only: 'modal' });
  await ana.submits();
  expect(Object.keys(ana.errors())).toEqual([keep]);
  await ana.fills(keep, ['Keep it on the bank holiday']);
  await ana.submits();
  await ana.sees('Call back anytime.', { only: 'message' });
  await world.settle();
  expect((await callBacksIn(world))[0]?.window.endAt).toEqual(new Date('2026-12-25T15:00:00Z'));
  // Nobody knows yet who makes that call, nor when.
  const application = 'New application: the client is not on the system';
  await opensTheDetails(ana, { [kind]: application, 'SCIN or case number': '' });
  await ana.sees('New Applications', { only: 'modal' });
  ana.seesNot('is a bank holiday for');
});

test('Q3: a time that clocks show twice or never is refused with what to type; the day of a change is said', async () => {
  const world = await aWorld({ now: '2026-10-24T11:00:00Z' });
  const ana = world.person('ana');
  await ana.runs('Book a call-back');
  await ana.fills(when, 'tomorrow 01:30');
  await ana.submits();
  expect(ana.errors()[when]).toContain('type 01:30 BST or 01:30 GMT');
  await ana.fills(when, '28/3/2027 01:30');
  await ana.submits();
  expect(ana.errors()[when]).toContain('never show 01:30');
  await ana.fills(when, 'tomorrow 10:00');
  await ana.submits();
  await ana.sees('The clocks go back on Sunday 25 October 2026. 10:00 is by the new time, GMT', {
    only: 'modal',
  });
});

test('CB-13, CB-16: who cannot make the call is refused under the field; whoever is in no team may book', async () => {
  const world = await aWorld();
  const nola = world.person('nola');
  await nola.runs('Book a call-back');
  await nola.sees('Step 1 of', { only: 'modal' });
  await fillsWhatIsAsked(nola, { 'Who makes the call?': 'ana', [when]: '2h' });
  await nola.submits();
  expect(nola.errors()['Who makes the call?']).toContain('You ring back yourself');
  await nola.fills(kind, 'A specialist team is to ring back');
  await nola.submits();
  expect(nola.errors()['Who makes the call?']).toContain('Nobody is chosen here');
  await nola.fills(kind, forBen[kind] ?? '');
  await nola.fills('Who makes the call?', 'ben');
  world.workspace.deactivate('ben');
  await world.settle();
  await nola.submits();
  expect(nola.errors()['Who makes the call?']).toContain('Their account is not active.');
  await nola.fills('Who makes the call?', 'ana');
  await nola.submits();
  await fillsWhatIsAsked(nola, { ...bookingDetails, SCIN: 'Not applicable: no SCIN yet' });
  await nola.submits();
  await world.person('ana').sees('Your call-back CB00001', { only: 'message' });
  await nola.sees('which you booked', { only: 'message' });
});

test('CB-12, CB-17, CB-20, CB-21, CB-30: a client known by name and date of birth alone is found once those are given', async () => {
  const world = await aWorld();
  const [gina, ana] = [world.person('gina'), world.person('ana')];
  const client = {
    [kind]: 'New application: the client is not on the system',
    'SCIN or case number': '',
    [when]: '2h',
    'Full name': 'Jo Bloggs',
    Address: '1 High Street, Plymouth',
    'Date of birth': '23/10/1984',
    'Contact number': '07700 900123',
    'Nature of enquiry': 'Existing Case',
    'Why it was requested, in full': 'Wishes to apply.',
  };
  await books(gina, { ...client, 'Safe times to ring': 'after 12' });
  expect(gina.errors()).toEqual({
    'Existing case: about what?': "Choose a value for 'Existing case: about what?'.",
  });
  await gina.fills('Nature of enquiry', 'New Application');
  await gina.sees('New Applications will be asked to ring on Monday 23 November 2026 at 12:00', {
    only: 'modal',
  });
  await gina.submits();
  await gina.sees('CB00001', { only: 'message' });

  await books(ana, { ...client, 'Nature of enquiry': 'New Application', 'Full name': 'JO BLOGGS' });
  await ana.sees('CB00001 is open for this client', { only: 'modal' });
  await ana.sees('How to reach the client stands as it was kept on Monday 23 November 2026.');
  expect(ana.modal?.values['Safe times to ring']).toBe('after 12');
  await ana.fills('What did the client ring about?', 'Something else: book another');
  await ana.fills('Why another?', 'A second child.');
  await ana.fills('Safe times to ring', 'after 14');
  await ana.submits();
  await ana.sees('CB00002', { only: 'message' });

  await books(gina, {
    [kind]: 'A specialist team is to ring back',
    [when]: '2h',
    'Which specialist team?': 'CPO',
  });
  await world.settle();
  expect(
    (await callBacksIn(world)).map(({ status, specialistTeam, fields }) => [
      status,
      specialistTeam,
      fields.safeTimes,
    ]),
  ).toEqual([
    ['awaiting-allocation', undefined, 'after 12'],
    ['awaiting-allocation', undefined, 'after 14'],
    ['with-specialist-team', 'CPO', undefined],
  ]);
});
