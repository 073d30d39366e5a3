import { expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import { books, theOnly } from '../support/booking.ts';
import { goesBy } from '../support/calls.ts';
import { posts } from '../support/incidents.ts';
import { aWorld, type World, type WorldOptions } from '../support/world.ts';

const applicant = {
  'Who is to ring back, and why?': 'New application: the client is not on the system',
  'SCIN or case number': '',
  'Full name': 'Jo Bloggs',
  Address: '1 High Street, Plymouth',
  'Date of birth': '23/10/1984',
  'Contact number': '07700 900123',
  'Nature of enquiry': 'New Application',
  'Why it was requested, in full': 'Wishes to apply for child maintenance.',
};

const cast = (world: World) => ({
  gina: world.person('gina'),
  nia: world.person('nia'),
  ned: world.person('ned'),
  nora: world.person('nora'),
  tess: world.person('tess'),
});

/** Gina books an application, and Nia gives it to Ned. */
async function allocatedToNed(over: Record<string, string | string[]> = {}, options: WorldOptions = {}) {
  const world = await aWorld(options);
  const people = cast(world);
  if ('The template, filled in' in over)
    await world.workspace.bringFile('gina', {
      name: 'Jo Bloggs.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('filled in'),
    });
  await books(people.gina, { ...applicant, ...over });
  await people.nia.sees('Call-back CB00001 to allocate');
  await people.nia.presses('Allocate');
  await people.nia.fills('New Applications Caseworker', 'Ned Fox: 0 calls');
  await people.nia.submits();
  await people.ned.sees('Your call-back CB00001');
  await world.settle();
  return { world, ...people };
}

async function records(person: Person, answers: Record<string, string>): Promise<void> {
  await person.presses('Record the call');
  for (const [label, answer] of Object.entries(answers)) await person.fills(label, answer);
  await person.submits();
}

test('CB-17, CB-20 to CB-26, CB-32, Q7, Q8, Q10, WA-08: an application is allocated, reallocated, and made at the first call', async () => {
  const world = await aWorld({
    organisation: (sample) => ({
      ...sample,
      roles: { ...sample.roles, 'new-applications-team-leader': { members: ['U0NIA', 'U0TESS'] } },
    }),
  });
  const { gina, nia, ned, nora, tess } = cast(world);
  await books(gina, applicant);
  await nia.sees('Call-back CB00001 to allocate');
  await nia.sees('Call back anytime.');
  await tess.sees('Call-back CB00001 to allocate');
  // Nothing that is sealed stands on a card.
  expect(JSON.stringify(world.workspace.calls)).not.toContain('07700 900123');

  await tess.presses('Allocate');
  await nia.presses('Allocate');
  await nia.sees('With how many calls each has to make today.', { only: 'modal' });
  await nia.fills('New Applications Caseworker', 'Ned Fox: 0 calls');
  await nia.submits();
  await ned.sees('Your call-back CB00001');
  await gina.sees('Call-back CB00001: allocated');
  // The second is told who did it.
  await tess
    .fills('New Applications Caseworker', 'ned')
    .catch(() => tess.fills('New Applications Caseworker', 'Nora Lamb: 0 calls'));
  await tess.submits();
  expect(Object.values(tess.errors())[0]).toContain(
    'Nia Evans gave it to Ned Fox on Monday 23 November 2026',
  );
  await tess.cancels();

  await nia.presses('Reallocate');
  await nia.sees('@Ned Fox has it now.', { only: 'modal' });
  await nia.fills('New Applications Caseworker', 'Nora Lamb: 0 calls');
  await nia.submits();
  await nora.sees('Your call-back CB00001');
  await ned.sees('Call-back CB00001 passed on');
  await world.settle();
  expect(await theOnly(world)).toMatchObject({
    owner: 'U0NORA',
    teamLeader: 'U0NIA',
    status: 'awaiting-call',
  });

  await nora.presses('Calling now');
  await records(nora, { 'Call 1 Result': 'Application made', 'When did you ring?': 'in 2h' });
  expect(nora.errors()).toMatchObject({ 'When did you ring?': expect.stringContaining('still to come') });
  await nora.fills('When did you ring?', '');
  await nora.submits();
  await nora.sees('Application made, on Monday 23 November 2026', { only: 'modal' });
  await nora.fills('Call back Outcome', 'Application made');
  await nora.submits();
  await nora.sees('Call back Outcome: Application made');
  await nora.sees('Status: closed, done');
  expect(posts(world, 'Call-back CB00001: closed')).toBe(0);
  await goesBy(world, { minutes: 1 });
  await gina.sees('Call-back CB00001: closed as done');
  const { history } = await theOnly(world);
  expect(history.flatMap(({ what, facts }) => (what === 'record-attempt' ? [facts?.result] : []))).toEqual([
    'Application made',
  ]);
});

test('CB-24, CB-26, CB-27, CB-34, Q7, Q30: prompted 15 minutes before each attempt; the third without contact ends it', async () => {
  const { world, ned, gina, nia } = await allocatedToNed({
    'When is the client to be rung?': 'today 2pm',
  });
  await goesBy(world, { hours: 3, minutes: 44 });
  expect(posts(world, 'Make call-back')).toBe(0);
  await goesBy(world, { minutes: 1 });
  await ned.sees('Make call-back CB00001');
  await goesBy(world, { minutes: 15 });

  await ned.presses('Calling now');
  await records(ned, {
    'Call 1 Result': 'Called contact not made',
    'Next attempt, if nobody was reached': '',
  });
  expect(ned.errors()).toEqual({
    'Next attempt, if nobody was reached': 'Give the time of the next attempt.',
  });
  await ned.fills('Next attempt, if nobody was reached', 'tomorrow 9:30');
  await ned.submits();
  await ned.sees('Next attempt on Tuesday 24 November 2026 at 09:30.', { only: 'modal' });
  await ned.submits();
  await ned.sees('Next attempt: Tuesday 24 November 2026 at 09:30.');
  await goesBy(world, { hours: 19, minutes: 15 });
  expect(posts(world, 'Make call-back')).toBe(2);
  // He may not be allocated it anew once he has rung.
  expect(await nia.confirmation('Reallocate', { within: 50 }).catch(() => 'gone')).toBe('gone');

  await goesBy(world, { minutes: 15 });
  // The suggestion is for another time of day.
  await ned.presses('Record the call');
  await ned.sees('Call 2 Result', { only: 'modal' });
  const suggested = ned.modal?.values['Next attempt, if nobody was reached'];
  await ned.fills('Call 2 Result', 'Contact not made message left');
  await ned.submits();
  await ned.sees(`Next attempt on ${suggested?.replace(/ (\d\d:\d\d)$/, ' at $1')}.`, { only: 'modal' });
  await ned.submits();
  await world.settle();

  await records(ned, { 'Call 3 Result': 'Contact not made no message left' });
  await ned.sees('No further attempt: the client has to ring again to apply.', { only: 'modal' });
  await ned.submits();
  await ned.sees('Status: closed, unsuccessful');
  await ned.sees('Call back Outcome: No contact after all attempts');
  await ned.presses('Take it back');
  await ned.sees('Status: awaiting call');
  await records(ned, { 'Call 3 Result': 'Contact not made no message left' });
  await ned.sees('No further attempt', { only: 'modal' });
  await ned.submits();
  await goesBy(world, { minutes: 2 });
  await gina.sees('Call-back CB00001: closed as unsuccessful');
  const { reminders } = await theOnly(world);
  expect(Object.values(reminders).filter(({ state }) => state === 'waiting')).toEqual([]);
});

test('CB-20, CB-23, CB-24, Q30: Call back Anytime has one reminder, and nobody is left to allocate it unreminded', async () => {
  const world = await aWorld();
  const { gina, nia, ned } = cast(world);
  await books(gina, applicant);
  await nia.sees('Call-back CB00001 to allocate');
  await goesBy(world, { hours: 2 });
  await nia.sees('Call-back CB00001 still waits to be allocated');
  await nia.presses('Allocate', { on: 'still waits' });
  await nia.fills('New Applications Caseworker', 'Ned Fox: 0 calls');
  await nia.submits();
  await ned.sees('Your call-back CB00001');
  await goesBy(world, { hours: 21, minutes: 29 });
  expect(posts(world, 'Make call-back')).toBe(0);
  await goesBy(world, { minutes: 1 });
  expect(posts(world, 'Make call-back')).toBe(1);
  await goesBy(world, { minutes: 30 });
  await ned.sees('Call-back CB00001 is late');
  await nia.sees('Call-back CB00001 is late');
  expect((await theOnly(world)).status).toBe('awaiting-call');
});

const downtime = {
  'Who is to ring back, and why?': 'Application while the system is down',
  'Offline template': 'RP Applies GB',
  'The template, filled in': ['Jo Bloggs.pdf'],
};

/** The files that a person has in their messages with CaseDesk, by name. */
const filesOf = (world: World, dm: string): string[] =>
  world.workspace.messages(dm).flatMap(({ files = [] }) => files.map(({ name }) => name));

// Fourteen days of ticks every quarter of an hour take long.
const aTickADay: WorldOptions = { settings: { tickSeconds: 86_400 } };

test('CB-18, CB-31 to CB-35, Q9: a downtime application with its template, until the fees are paid', async () => {
  const { world, gina, ned, nora, nia } = await allocatedToNed(downtime, aTickADay);
  await ned.sees('it was sent to you here as the file RP Applies GB CB00001');
  await goesBy(world, { seconds: 1 });
  const dmOf = async (id: string) => String((await world.desk.store.people.find(id))?.dm);
  expect(filesOf(world, await dmOf('U0NED'))).toEqual(['RP Applies GB CB00001.pdf']);
  await nia.presses('Reallocate');
  await nia.fills('New Applications Caseworker', 'Nora Lamb: 0 calls');
  await nia.submits();
  await nora.sees('it was sent to you here as the file RP Applies GB CB00001');
  await goesBy(world, { seconds: 1 });
  expect(filesOf(world, await dmOf('U0NORA'))).toEqual(['RP Applies GB CB00001.pdf']);

  // Nobody has rung yet, so there is nothing to decide.
  nora.seesNot('Decide on delay');
  for (const n of [1, 2, 3, 4]) {
    await records(nora, { [`Call ${n} Result`]: 'Called contact not made' });
    await nora.sees('Next attempt on', { only: 'modal' });
    await nora.submits();
    await world.settle();
  }
  expect((await theOnly(world)).status).toBe('awaiting-call');

  await nora.presses('Decide on delay');
  await nora.fills('Why would more attempts delay the case unreasonably?', 'Four calls in a day.');
  await nora.submits();
  await nora.sees('Letters to be issued: CMSL0077 and CMSL0080.');
  await nia.sees('Call-back CB00001: letters to be issued');
  await goesBy(world, { hours: 2 });
  await nora.sees('Letters for CB00001 are still to be issued');
  await nora.presses('Letters issued');
  await nora.sees('CMSL0077 and CMSL0080 issued: confirmed by @Nora Lamb on Monday 23 November 2026');
  await nora.sees('The client has 14 days to pay the application fees: until Monday 7 December 2026.');
  await goesBy(world, { days: 14, hours: 20 });
  expect(posts(world, 'Have the fees for CB00001 been paid?')).toBe(0);
  await goesBy(world, { hours: 2 });
  await nora.sees('Have the fees for CB00001 been paid?');
  await nora.presses('Fees paid');
  await nora.sees('Status: closed, done');
  await world.settle();
  await gina.sees('Call-back CB00001: fees paid');
});

test('CB-31, CB-34, CB-35: fees that are not paid close a downtime application as unsuccessful', async () => {
  const { world, ned, gina } = await allocatedToNed(downtime, aTickADay);
  await records(ned, { 'Call 1 Result': 'Called contact not made' });
  await ned.sees('Next attempt on', { only: 'modal' });
  await ned.submits();
  await ned.presses('Decide on delay');
  await ned.fills('Why would more attempts delay the case unreasonably?', 'The case cannot wait.');
  await ned.submits();
  await ned.presses('Letters issued');
  await ned.sees('until Monday 7 December 2026');
  ned.seesNot('Fees not paid');
  await goesBy(world, { days: 15 });
  await ned.presses('Fees not paid');
  await ned.sees('Status: closed, unsuccessful');
  await gina.sees('Call-back CB00001: fees not paid');
  await world.settle();
});

test('CB-31, CB-33: a template that Slack no longer gives is asked for; success leaves the fees to be collected', async () => {
  const { world, ned } = await allocatedToNed(downtime, {
    workspace: { fault: ({ method }) => (method === 'files.info' ? { error: 'file_deleted' } : undefined) },
  });
  await ned.sees('The template of call-back CB00001 could not be sent');
  await ned.sees('Ask @Gina Patel to send it to you.');
  await records(ned, { 'Call 1 Result': 'Contact made' });
  await ned.fills('Call back Outcome', 'Application made');
  await ned.submits();
  await ned.sees('Status: closed, done');
  await ned.presses('Steps in CMS2012');
  await ned.sees('Application-Fees', { only: 'modal' });
  await world.settle();
});
