import { expect, test } from '@jest/globals';
import type { Insight } from '../local/insight.ts';
import { insight } from '../src/insight.ts';
import {
  anAuthorisedIncident,
  details,
  isResolved,
  itDidNotWork,
  raisesAnIncident,
  resolution,
  showsAndCopies,
} from './support/incidents.ts';
import { sampleOrganisation } from './support/sample-organisation.ts';
import { aWorld, type World } from './support/world.ts';

const toldBy = ({ desk, clock }: World): Insight =>
  insight(desk, { organisation: sampleOrganisation(), now: () => clock.now() });

test('nothing is there to be told before anything has happened', async () => {
  const told = toldBy(await aWorld());
  expect(await told.latest()).toBeUndefined();
  expect(await told.nextReminderAt()).toBeUndefined();
  expect(await told.recordCalled('PLY00001')).toBeUndefined();
  expect(await told.recordOf('incident/nowhere/requester-card')).toBeUndefined();
  expect(await told.recordOf('nonsense')).toBeUndefined();
});

test('a record reads as its cards do, with its history, reminders and messages in words', async () => {
  const { world, ana } = await anAuthorisedIncident();
  await showsAndCopies(ana);
  const shown = await toldBy(world).recordCalled('ply-00001');
  expect(shown?.title).toBe('Incident PLY00001');
  expect(Object.fromEntries(shown?.facts ?? [])).toMatchObject({
    Status: 'Authorised and with the Area Advice Centre',
    'Raised by': '<@U0ANA>',
    'Team leader': '<@U0TOM>',
    'Stands in': '<@U0TESS>',
    Area: 'Plymouth',
    'Special Client Records': 'Not given',
    'Case or SR number': 'Ends 6789',
    NINO: 'Sealed, not on cards',
    'Date raised': 'Monday 23 November 2026',
    'Procedure path and step number': 'Not on cards',
  });
  expect(shown?.history.map(({ by, what, to }) => [by, what, to])).toEqual([
    ['<@U0ANA>', 'raised it', 'with the team leader'],
    ['<@U0TOM>', 'could not resolve it locally, in words that are not shown here', 'not resolved locally'],
    ['<@U0TOM>', 'authorised it', 'authorised and with the Area Advice Centre'],
    ['<@U0ANA>', 'looked at the details', undefined],
  ]);
  expect(shown?.reminders.map(({ name, state }) => [name, state])).toContainEqual(['Lock assign', 'waiting']);
  expect(shown?.messages.map(({ name, to, state }) => [name, to, state])).toContainEqual([
    "The Area Advice Centre's card",
    '<#C0AAC>',
    'sent',
  ]);
});

test('nothing that somebody wrote is told, whatever has been done', async () => {
  const { world, ana } = await anAuthorisedIncident();
  await isResolved(world);
  await itDidNotWork(ana, 'Signed out and in again: the sum is still wrong.');
  await world.settle();
  const told = toldBy(world);
  const all = JSON.stringify([await told.latest(), await told.recordCalled('PLY00001')]);
  expect(all).toContain('reported that it did not work');
  const secrets = [
    ...Object.values(details),
    'AB123456C',
    '123456789012',
    resolution['How to resolve it'],
    'Signed out',
  ];
  for (const secret of secrets) expect(all).not.toContain(secret);
});

test('a message leads to its record, and the latest is the one that changed last', async () => {
  const { world, ana, ben } = await anAuthorisedIncident();
  world.clock.advance(60_000);
  await raisesAnIncident(ben);
  await world.settle();
  const told = toldBy(world);
  const raised = await told.latest();
  expect(raised?.title).toBe('Incident of Monday 23 November 2026 at 10:01');

  const [card] = world.workspace.messages('C0AAC').filter(({ text }) => text.includes('PLY00001'));
  const { event_payload } = Object(card?.metadata);
  expect((await told.recordOf(event_payload.key))?.title).toBe('Incident PLY00001');

  world.clock.advance(60_000);
  await ana.presses('Lock assign is set');
  await world.settle();
  expect((await told.latest())?.title).toBe('Incident PLY00001');
});

test('what falls due is fired and delivered by the time it has settled', async () => {
  const world = await aWorld();
  await raisesAnIncident(world.person('ana'));
  await world.settle();
  const told = toldBy(world);
  const due = await told.nextReminderAt();
  expect(due).toEqual(new Date('2026-11-23T14:00:00Z'));
  world.clock.advance(4 * 3_600_000);
  await told.settle();
  await world.person('tom').sees('An incident waits for your answer');
  expect(await told.nextReminderAt()).toBeUndefined();
  expect((await told.latest())?.history.at(-1)).toMatchObject({
    by: 'CaseDesk',
    what: 'reminded: team leader answer',
  });
});
