import { expect, test } from '@jest/globals';
import { isoDate, timeOfDay } from '../../src/domain/times.ts';
import {
  bookingDetails,
  books,
  callBacksIn,
  fillsWhatIsAsked,
  opensTheDetails,
  theOnly,
} from '../support/booking.ts';
import { aWorld } from '../support/world.ts';

const when = 'When is the client to be rung?';
const kind = 'Who is to ring back, and why?';
const forAna = { [kind]: 'Another caseworker is to ring back', 'Who makes the call?': 'ana' };

const inWords = (at: Date | undefined) => at && `${isoDate(at)} ${timeOfDay(at)}`;

test('CB-01, CB-08, CB-11, CB-42, WA-11, Q2, Q3: Example A as it is typed, each mistake said under its field', async () => {
  const world = await aWorld({ now: '2014-10-23T10:00:00Z' });
  const ana = world.person('ana');
  await ana.runs('Book a call-back');
  await ana.fills('SCIN or case number', 'Jo Bloggs');
  await ana.submits();
  expect(ana.errors()).toEqual({
    'SCIN or case number':
      'Give a SCIN of twelve digits, or the case number as CMS2012 shows it, like 1-23456789.',
  });
  await ana.fills('SCIN or case number', '123456789012');
  await ana.fills(when, 'soon');
  await ana.submits();
  expect(Object.keys(ana.errors())).toEqual([when]);
  await ana.fills(when, '23/10 9:00');
  await ana.submits();
  expect(ana.errors()).toEqual({
    [when]: 'Thursday 23 October 2014 at 09:00 has passed. Type a time that is still to come.',
  });
  await ana.fills(when, '25/10 18:00');
  await ana.fills('When did the client ring?', 'yesterday 10:00');
  await ana.submits();
  expect(ana.errors()['When did the client ring?']).toContain('is more than 24 hours ago');
  await ana.fills('When did the client ring?', '10:30');
  await ana.submits();

  await ana.sees('You will ring on Saturday 25 October 2014 at 18:00.', { only: 'modal' });
  await ana.sees('Reminders at 17:25 and 17:55; to be done by Saturday 25 October 2014 at 18:00.');
  await ana.sees('You do not work on Saturday 25 October 2014.');
  await ana.sees("raise an incident with '/incident'");
  await fillsWhatIsAsked(ana, {
    'Contact number': '12',
    'Client role': 'Receiving parent',
    'Why is a call-back needed?': 'Date or time inconvenient',
    'Why it was requested, in full': 'x'.repeat(400),
    'May a message be left?': 'Yes, in these words',
  });
  await ana.submits();
  expect(Object.keys(ana.errors())).toEqual(['Contact number', 'Case number']);
  await ana.fills('Contact number', '07700 900123');
  await ana.fills('Case number', '1-23456789');
  await ana.fills('What else helps to reach the client?', ['Welsh, or an interpreter']);
  await ana.submits();
  expect(ana.errors()).toEqual({
    'Keep this time all the same?': 'Tick everything that is so, or type another time.',
  });
  await ana.fills('Keep this time all the same?', [
    'Keep it on a day on which the owner does not work',
    'The client named this later time',
  ]);
  await ana.submits();

  await ana.sees('Step 3 of 3');
  await ana.fills('Language', 'Another, with an interpreter');
  await ana.submits();
  expect(Object.keys(ana.errors())).toEqual(['Further notes are stored in', 'What a message may say']);
  await ana.fills('Further notes are stored in', 'PP contact notes');
  await ana.fills('What a message may say', 'Ring Ana');
  await ana.submits();
  expect(Object.keys(ana.errors())).toEqual(['Interpreter for']);
  await ana.fills('Interpreter for', 'Polish, by the client');
  await ana.submitsTwice();
  await ana.sees('Agreed with the client: Saturday 25 October 2014 at 18:00.', { only: 'message' });
  await ana.sees('Reminders at 17:25 and 17:55.', { only: 'message' });
  const it = await theOnly(world);
  expect([it.receivedAt, it.agreedAt, it.window.startAt, it.window.endAt].map(inWords)).toEqual([
    '2014-10-23 10:30',
    '2014-10-25 18:00',
    '2014-10-25 17:30',
    '2014-10-25 18:00',
  ]);
  expect(it.history[0]?.facts).toMatchObject({ confirmed: 'day-off,later-than-allowed' });
  expect(it.fields).toMatchObject({
    notesIn: 'PP contact notes',
    messageMaySay: 'Ring Ana',
    interpreter: 'Polish, by the client',
  });
  expect(it).toMatchObject({ kind: 'own', owner: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS' });
});

test('CB-02, CB-03, CB-04, CB-14, CB-15, CB-19, Q2: Examples 1 and 2 as GICH types them, the first after a wrong SCIN', async () => {
  const world = await aWorld({ now: '2014-04-01T08:30:00Z' });
  const [ana, gina] = [world.person('ana'), world.person('gina')];
  await gina.runs('Book a call-back');
  await gina.sees('Step 1 of', { only: 'modal' });
  expect(gina.modal?.values[kind]).toBe('Another caseworker is to ring back');
  await gina.fills(when, '2pm');
  await gina.fills('How did it come about?', 'Client entered a wrong SCIN');
  await gina.submits();
  expect(gina.errors()).toEqual({ 'Who makes the call?': 'Choose who is to make the call.' });
  await gina.fills('Who makes the call?', 'gina');
  await gina.submits();
  expect(Object.keys(gina.errors())).toEqual(['Who makes the call?']);
  await gina.fills('Who makes the call?', 'ana');
  await gina.submits();
  await gina.sees('@Ana Silva will be asked to ring on Tuesday 1 April 2014 at 14:00.', { only: 'modal' });
  await gina.sees('Reminders at 13:25 and 13:55; to be done by Wednesday 2 April 2014 at 09:30.');
  await gina.sees('the call comes within 24 hours, before Wednesday 2 April 2014 at 09:30.');
  await fillsWhatIsAsked(gina, {
    SCIN: '123456789012',
    'Contact number': '07700 900123',
    'Case number': '1-23456789',
    'Client role': 'Paying parent',
    'Why is a call-back needed?': 'Information not at hand for the query',
    'Why it was requested, in full': 'Asks about arrears.',
    'Before the call-back, in this order': ['1. Tried to resolve it'],
  });
  await gina.submits();
  expect(gina.errors()).toEqual({
    'Before the call-back, in this order': 'Tick all three: only then is a call-back arranged.',
  });
  await gina.fills('Before the call-back, in this order', [
    '1. Tried to resolve it',
    '2. Tried a warm transfer to the segment',
    '3. Did everything to agree a time',
  ]);
  await gina.submits();
  await ana.sees('Agreed with the client: Tuesday 1 April 2014 at 14:00.', { only: 'message' });
  await gina.sees('To be made by @Ana Silva.', { only: 'message' });
  const first = await theOnly(world);
  expect([first.window.startAt, first.window.endAt].map(inWords)).toEqual([
    '2014-04-01 13:30',
    '2014-04-02 09:30',
  ]);
  expect(first.history[0]?.facts).toMatchObject({ cameBy: 'wrong-scin', tried: 'resolve,transfer,time' });

  await books(gina, { ...forAna, 'SCIN or case number': '2222 2222 2222', 'Case number': '1-22222222' });
  await world.settle();
  const second = (await callBacksIn(world)).find((it) => it._id !== first._id);
  expect([second?.agreedAt, second?.window.startAt, second?.window.endAt].map(inWords)).toEqual([
    undefined,
    '2014-04-02 09:00',
    '2014-04-02 09:30',
  ]);
  await ana.sees('Call back anytime.', { only: 'message' });
});

test('CB-44, CB-45, Q4: three weeks ahead is suggested to be informal, and a form left half-filled is offered again', async () => {
  const world = await aWorld();
  const ana = world.person('ana');
  await ana.types('/call-back book mon 14/12 10:00');
  await ana.sees('Step 1 of', { only: 'modal' });
  expect(ana.modal?.values[when]).toBe('mon 14/12 10:00');
  await ana.cancels();
  await world.passes({ seconds: 2 });
  await opensTheDetails(ana, { [when]: '14/12 10:00' });
  await ana.sees('book an informal call-back');
  await ana.closesAll();

  await ana.types('/call-back');
  await ana.sees('You began this on Monday 23 November 2026 at 10:00. It is as you left it.');
  expect(ana.modal?.values[when]).toBe('14/12 10:00');
  await ana.submits();
  await fillsWhatIsAsked(ana, {
    'Contact number': '07700 900123',
    'Case number': '1-23456789',
    'Client role': 'Receiving parent',
    'Why is a call-back needed?': 'Other',
    'Why it was requested, in full': 'Wants to know how it goes.',
  });
  await ana.submits();
  await ana.fills('What did the client ask for?', 'A call about then: an informal call-back');
  await ana.fills('Keep this time all the same?', ['The client named this later time']);
  await ana.submits();
  await ana.sees('Reminder at 09:55; it has no end.', { only: 'modal' });
  await ana.submits();
  await ana.sees('Informal call-back', { only: 'message' });
  const it = await theOnly(world);
  expect(it.window).toEqual({ startAt: new Date('2026-12-14T10:00:00Z') });

  await ana.runs('Book a call-back');
  await ana.fills(kind, 'Informal: the client wants a call later on');
  await ana.submits();
  expect(ana.errors()).toEqual({
    [when]: 'Give the time that was agreed with the client, for example fri 2pm.',
  });
  await ana.fills(when, '2h');
  await ana.submits();
  await ana.sees('it is then a formal call-back, with an end.');
});

test('CB-12, Q2: how to reach a client is filled in as it was kept; their preferred time counts once confirmed', async () => {
  const world = await aWorld({ now: '2026-11-24T10:00:00Z' });
  const [ana, ben, amir] = [world.person('ana'), world.person('ben'), world.person('amir')];
  await books(ana, {
    [when]: '1h',
    'Safe times to ring': 'after 12',
    'What else helps to reach the client?': ['A preferred contact time'],
  });
  expect(ana.modal?.labels).toEqual(['Preferred contact time']);
  await ana.fills('Preferred contact time', '15:00');
  await ana.submits();
  await ana.sees('Your call-back', { only: 'message' });
  const { reference = '' } = await theOnly(world);
  await ana.types(`/call-back ${reference}`);

  await opensTheDetails(amir, forAna);
  await amir.sees(`${reference} is open for this client`);
  await amir.fills('What did the client ring about?', 'Something else: book another');
  await amir.fills('Why another?', 'About the other parent.');
  await amir.submits();
  expect(amir.modal?.values['Safe times to ring']).toBe('');

  await opensTheDetails(ben, {
    [kind]: 'I will ring back myself',
    [when]: '',
    'SCIN or case number': '1-23456789',
  });
  await ben.fills('What did the client ring about?', 'Something else: book another');
  await ben.fills('Why another?', 'About the other parent.');
  await ben.fills('Keep this time all the same?', ['Keep it outside the owner’s hours']);
  await ben.fills('Is the preferred contact time agreed?', 'No: any time, or the time typed above');
  await ben.submits();
  await ben.sees('as it was kept on Tuesday 24 November 2026');
  expect(ben.modal?.values).toMatchObject({
    'Safe times to ring': 'after 12',
    'Preferred contact time': '15:00',
    SCIN: '',
  });
  await ben.presses('Back');
  await ben.sees('Step 2 of', { only: 'modal' });
  await ben.presses('Back');
  await ben.sees('Step 1 of', { only: 'modal' });
  await ben.fills('SCIN or case number', '1-99999999');
  await ben.submits();
  expect(ben.modal?.values['Safe times to ring']).toBe('');
  await fillsWhatIsAsked(ben, {
    'Contact number': '07700 900123',
    SCIN: '999999999999',
    'Client role': 'Receiving parent',
    'Why is a call-back needed?': 'Other',
    'Why it was requested, in full': 'Another client.',
    'Preferred contact time': '15:00',
  });
  await ben.submits();
  await ben.sees('Preferred contact time: 15:00. It counts as agreed once you confirm it.');
  await ben.fills('Is the preferred contact time agreed?', 'Yes: Tuesday 24 November 2026 at 15:00');
  await ben.submits();
  await ben.sees('You will ring on Tuesday 24 November 2026 at 15:00.', { only: 'modal' });
  await ben.submits();
  await ben.sees('Agreed with the client: Tuesday 24 November 2026 at 15:00.', { only: 'message' });
  const [first] = await callBacksIn(world);
  expect(first?.history.filter(({ what }) => what === 'look').map(({ by }) => by)).toEqual(['U0BEN']);
});

test('CB-08: an open call-back is offered to the client who rang first; another needs a reason, an employer the ERN', async () => {
  const world = await aWorld();
  const [ana, ben] = [world.person('ana'), world.person('ben')];
  await books(ana, { [when]: 'fri 2pm', 'Keep this time all the same?': [] });
  await fillsWhatIsAsked(ana, {
    'Keep this time all the same?': ['The client named this later time'],
    'What did the client ask for?': 'This date and time: a formal call-back',
  });
  await ana.submits();
  await ana.sees('Your call-back', { only: 'message' });

  await opensTheDetails(ben, { ...forAna, [when]: '2h' });
  await ben.sees('is open for this client: agreed for Friday 27 November 2026 at 14:00 by @Ana Silva');
  await ben.fills('What did the client ring about?', 'Something else: book another');
  await ben.submits();
  expect(Object.keys(ben.errors())).toEqual(['Why another?']);
  await ben.fills('Why another?', 'It is about another case.');
  await ben.submits();
  await fillsWhatIsAsked(ben, { ...bookingDetails, 'Client role': 'Employer', 'Case number': '' });
  await ben.submits();
  expect(ben.errors()).toEqual({
    'Employer reference number (ERN)': "Fill in 'Employer reference number (ERN)'.",
  });
  await ben.fills('Employer reference number (ERN)', 'E123');
  await ben.submits();
  await ben.sees('which you booked', { only: 'message' });
  expect((await callBacksIn(world)).map(({ history }) => history[0]?.facts?.beside)).toEqual([
    undefined,
    expect.stringMatching(/^CB/),
  ]);

  await opensTheDetails(ben, { ...forAna, [when]: '3h' });
  await ben.fills('What did the client ring about?', 'CB00002, which is open: close it, book nothing');
  await ben.submits();
  await ana.sees('closed, not required', { only: 'message' });
  await world.passes({ minutes: 2 });
  expect((await callBacksIn(world)).map(({ status }) => status)).toEqual(['awaiting-call', 'closed']);
});
