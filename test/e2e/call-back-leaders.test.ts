import { describe, expect, test } from '@jest/globals';
import type { Organisation } from '../../src/config/organisation.ts';
import type { Booking } from '../../src/domain/call-back/book.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { booked as inStore, theCallBack, ticks } from '../support/calls.ts';
import { cast, posts } from '../support/incidents.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { aWorld, type World } from '../support/world.ts';

const seldom = { settings: { tickSeconds: 7_200 } };
const today = (time: string) => new Date(`2026-11-23T${time}:00Z`);

/** A call-back in the store, with its cards delivered. */
async function booked(world: World, over: Partial<Booking> = {}): Promise<CallBack> {
  const record = await inStore(world, over);
  await ticks(world);
  return record;
}

/** Lets time go by, with a tick before and after: this world has none of its own. */
async function passes(world: World, time: Parameters<World['passes']>[0]): Promise<void> {
  await ticks(world);
  await world.passes(time);
  await ticks(world);
}

/** The sample organisation, with somebody in Team 4 and in no other. */
function inTeamFour(person: string): Organisation {
  const sample = sampleOrganisation();
  const teams = sample.teams.map((team) => ({
    ...team,
    members: [...team.members.filter((id) => id !== person), ...(team.name === 'Team 4' ? [person] : [])],
  }));
  return { ...sample, teams };
}

describe('a team leader moves a call-back', () => {
  test('CB-06, CB-42, Q3, WA-05, WA-08, WA-12: outside the owner’s hours, to somebody who works then, and back once it is done', async () => {
    const world = await aWorld({ ...seldom, now: '2026-11-23T16:00:00Z' });
    const { ana, ben, tom } = cast(world);
    await booked(world, { agreedAt: today('18:00') });
    await tom.types('/call-back CB00001');
    await tom.presses('Move');
    await tom.fills('Who takes it over?', 'nola');
    await tom.fills('Why does it move?', 'It is outside the owner’s working hours');
    world.person('nola').goesAway();
    await tom.submits();
    await tom.sees('18:00 is outside their hours, 08:00 to 17:00.', { only: 'modal' });
    const known = await tom.sees('Slack shows them as away now.', { only: 'modal' });
    for (const said of [
      'relevant items first',
      'owning segment',
      'My Team',
      'Monday 23 November 2026 at 18:00',
    ])
      expect(known.text).toContain(said);
    await tom.presses('Back');
    await tom.fills('Who takes it over?', 'ben');
    await tom.submits();
    await tom.sees('Yes: remind me to move it back', { only: 'modal' });
    tom.seesNot('outside their hours');
    await tom.submits();
    await ben.sees('Your call-back CB00001');
    await ana.sees('Call-back CB00001 passed on');
    await ana.sees('moved it to @Ben Okoro');
    expect(posts(world, 'Call-back CB00001: moved')).toBe(1);
    expect((await theCallBack(world)).movedFrom).toBe('U0ANA');

    await passes(world, { hours: 1, minutes: 30 });
    await ben.sees('Make call-back CB00001');
    await ben.presses('Done');
    await passes(world, { minutes: 2 });
    await tom.sees('Move the case of CB00001 back');
    await passes(world, { hours: 4 });
    expect(posts(world, 'Move the case of CB00001 back')).toBe(2);
    await passes(world, { days: 1 });
    expect(posts(world, 'Move the case of CB00001 back')).toBe(3);
    await tom.presses('Moved back');
    await ana.sees('confirmed that the case was moved back');
    await world.settle();
    tom.seesNot('Moved back');
  });

  test('CB-42, CB-43: nobody else moves it, nobody who cannot act has it, and who is passed the details only views them', async () => {
    const world = await aWorld(seldom);
    const { ana, ben, tom, nola } = cast(world);
    await booked(world, { agreedAt: today('15:00') });
    await tom.types('/call-back CB00001');
    await tom.presses('Move');
    await tom.fills('Who takes it over?', 'ben');
    await tom.fills('Why does it move?', 'Another reason, said below');
    world.workspace.deactivate('ben');
    await world.settle();
    await tom.submits();
    expect(tom.errors()['Who takes it over?']).toMatch(/^Their account is not active/);
    await tom.fills('Who takes it over?', 'nola');
    await tom.submits();
    expect(tom.errors().Note).toMatch(/^Say in a few words why/);
    await tom.cancels();

    await ana.types('/call-back CB00001');
    ana.seesNot('Move');
    await tom.presses('Pass details');
    await tom.fills('Who is to view it?', 'nola');
    await tom.submits();
    await nola.sees('Call-back CB00001, for you to view');
    await nola.presses('Show and copy');
    await nola.sees('07700 900123', { only: 'modal' });
    await nola.closesAll();
    for (const action of ['Done', 'Move', 'Calling now']) nola.seesNot(action);
    expect((await theCallBack(world)).owner).toBe('U0ANA');
    expect(ben).toBeDefined();
  });
});

describe('a call-back that is late', () => {
  test('CB-16, Q30: is told to owner and leader once, is then the leader’s, and then whose the leader names; it stays open', async () => {
    const world = await aWorld(seldom);
    const { ana, ben, tom } = cast(world);
    await booked(world, { agreedAt: today('11:00') });
    await passes(world, { hours: 1, minutes: 1 });
    await ana.sees('Call-back CB00001 is late');
    await tom.sees('Call-back CB00001 is late');
    await passes(world, { minutes: 30 });
    await tom.sees('Call-back CB00001 is now yours to see to');
    await tom.presses('Name who sees to it');
    await tom.fills('Who sees to it?', 'ben');
    await tom.submits();
    await ben.sees('your team leader named you');
    await ana.sees('named @Ben Okoro to see to it');
    await passes(world, { days: 1 });
    expect(posts(world, 'Call-back CB00001 is late')).toBe(2);
    expect(posts(world, 'Call-back CB00001 is now yours to see to')).toBe(1);
    expect((await theCallBack(world)).status).toBe('awaiting-call');
    await ben.presses('Done');
    await passes(world, { minutes: 2 });
    expect((await theCallBack(world)).closedAs).toBe('done');
    for (const one of [ana, tom, ben]) await one.sees('Call-back CB00001: done');
    tom.seesNot('is now yours to see to');
    ben.seesNot('your team leader named you');
  });

  test('Q25, Q30: a leader’s own falls to their cover, and one that nobody leads to administrators', async () => {
    const world = await aWorld(seldom);
    const { tom, tess } = cast(world);
    const ada = world.person('ada');
    const toms = { owner: 'U0TOM', cover: 'U0TESS', ownersTeam: 'Team 3' };
    await booked(world, { booker: 'U0TOM', whose: toms, agreedAt: today('11:00') });
    await booked(world, { id: 'c2', booker: 'U0NOLA', whose: { owner: 'U0NOLA' }, agreedAt: today('11:00') });
    await passes(world, { hours: 1, minutes: 1 });
    await tom.sees('Call-back CB00001 is late');
    await tess.sees('Call-back CB00001 is late');
    await passes(world, { minutes: 30 });
    await tess.sees('Call-back CB00001 is now yours to see to');
    tom.seesNot('is now yours to see to');
    await ada.sees('Call-back CB00002 needs you');
    await ada.sees('nobody is known to lead its owner');
    await ada.presses('Move', { on: 'CB00002' });
    await ada.sees('Who takes it over?');
  });
});

describe('an owner who cannot see a reminder', () => {
  test('CB-42, Q25: cover hears of it with the first reminder, before the promise lapses, and hears nothing of one who can see it', async () => {
    const world = await aWorld(seldom);
    const { ana, tom, tess } = cast(world);
    await booked(world, { agreedAt: today('12:00') });
    ana.doNotDisturb(today('18:00'));
    await passes(world, { hours: 1, minutes: 25 });
    const told = await tom.sees('Call-back CB00001 needs you');
    expect(told.text).toContain('The owner has notifications paused.');
    expect(world.clock.now().getTime()).toBeLessThan(today('12:00').getTime());
    tom.goesAway();
    await passes(world, { minutes: 30 });
    await tess.sees('Call-back CB00001 needs you');
    expect(posts(world, 'Call-back CB00001 needs you')).toBe(2);
    await tess.presses('Show and copy');
    await tess.sees('07700 900123', { only: 'modal' });
    expect(world.workspace.calls.map(({ args }) => args.user)).not.toContain('casedesk');
    ana.returns();
    await ana.presses('Done', { on: 'Make call-back CB00001' });
    await passes(world, { minutes: 2 });
    tom.seesNot('needs you');

    await booked(world, { id: 'c2', agreedAt: today('14:00') });
    await passes(world, { hours: 3 });
    expect(posts(world, 'Call-back CB00002 needs you')).toBe(0);
  });
});

describe('an owner who has left', () => {
  test('CB-47, WA-07: all that is theirs comes to their team leader as one card, who is reminded in their place and moves all of it', async () => {
    const world = await aWorld(seldom);
    const { ben, tom } = cast(world);
    for (const [id, time] of [
      ['c1', '15:00'],
      ['c2', '13:00'],
      ['c3', '16:00'],
    ] as const)
      await booked(world, { id, agreedAt: today(time) });
    const { callBacks } = world.desk.store;
    const { change } = callBacks;
    callBacks.change = async (id, ...asked) => {
      if (id !== 'c2') return change(id, ...asked);
      callBacks.change = change;
      throw new Error('The store is busy.');
    };
    world.workspace.deactivate('ana');
    await world.settle();
    tom.seesNot('needs another owner');
    await world.desk.ticker.tick('offer-orphaned-call-backs');
    await world.settle();
    const card = await tom.sees('Call-back CB00002 needs another owner');
    expect(card.text).toContain('2 more open call-backs');
    expect(card.text).toContain('ask the local IT Team to recover it');
    await world.desk.ticker.tick('offer-orphaned-call-backs');
    await passes(world, { hours: 2, minutes: 25 });
    expect(posts(world, 'Call-back CB00002 needs another owner')).toBe(1);
    expect(posts(world, 'Call-back CB00001 ') + posts(world, 'Call-back CB00003 ')).toBe(0);
    await tom.sees('Make call-back CB00002');

    await tom.presses('Move all of theirs');
    await tom.fills('Who takes them over?', 'ben');
    await tom.submits();
    const listed = await tom.sees('All that is open:', { only: 'modal' });
    expect(listed.lines.filter((line) => line.startsWith('CB')).map((line) => line.slice(0, 7))).toEqual([
      'CB00002',
      'CB00001',
      'CB00003',
    ]);
    await tom.submits();
    await ben.sees('Your call-back CB00003');
    for (const id of ['c1', 'c2', 'c3'])
      expect(await theCallBack(world, id)).toMatchObject({ owner: 'U0BEN', teamLeader: 'U0TOM' });
    tom.seesNot('needs another owner');
    expect(posts(world, 'A message could not be delivered')).toBe(0);
  });

  test('CB-47, WA-07, Q25: who changes team leaves it to whoever led them; a leader who leaves, to whoever stands in', async () => {
    const world = await aWorld(seldom);
    const { ana, tom, tess } = cast(world);
    await booked(world, { agreedAt: today('16:00') });
    await world.restart({
      organisation: inTeamFour('U0ANA'),
    });
    await world.settle();
    const card = await tom.sees('Call-back CB00001 needs another owner');
    expect(card.text).toContain('has changed team');
    await tom.presses('Move');
    await tom.fills('Who takes it over?', 'ana');
    await tom.fills('Why does it move?', 'The case has moved to another segment');
    await tom.submits();
    await tom.submits();
    await world.settle();
    expect(await theCallBack(world)).toMatchObject({
      owner: 'U0ANA',
      teamLeader: 'U0TESS',
      ownersTeam: 'Team 4',
    });
    await ana.sees('Your call-back CB00001');
    world.workspace.deactivate('tess');
    await world.settle();
    await passes(world, { hours: 6, minutes: 31 });
    await tom.sees('Call-back CB00001 is now yours to see to');
    tess.seesNot('Call-back CB00001 is late');
  });
});

describe('going away', () => {
  test('CB-06, CB-42: what falls due meanwhile is handed over together or one by one, and what cannot be is said', async () => {
    const world = await aWorld(seldom);
    const { ana, ben, tom, tess } = cast(world);
    await booked(world, { id: 'c1', agreedAt: today('12:00') });
    await booked(world, { id: 'c2', agreedAt: today('19:30') });
    await booked(world, { id: 'c3', agreedAt: new Date('2026-11-27T14:00:00Z') });
    await ana.types('/call-back away');
    await ana.fills('Away until', '10m');
    await ana.submits();
    expect(ana.errors()['Away until']).toMatch(/nothing to hand over/);
    await ana.fills('Away until', 'tomorrow 8am');
    await ana.fills('Who takes them over?', 'ben');
    await ana.submits();
    await ana.sees('From Monday 23 November 2026 at 10:00 until Tuesday 24 November 2026 at 08:00:');
    const second = 'CB00002, by Monday 23 November 2026 at 19:30, case number ends 6789';
    expect(ana.modal?.labels).toEqual([
      'CB00001, by Monday 23 November 2026 at 12:00, case number ends 6789',
      second,
    ]);
    await ana.sees('19:30 is outside their hours, 10:00 to 19:00.', { only: 'modal' });
    await ana.fills(second, 'nola');
    world.workspace.deactivate('nola');
    await world.settle();
    await ana.submits();
    expect(Object.values(ana.errors())).toEqual([
      expect.stringMatching(/^CB00002: Their account is not active.* The others are handed over/),
    ]);
    await ana.fills(second, 'tess');
    await ana.submits();
    await ben.sees('Your call-back CB00001');
    await tess.sees('Your call-back CB00002');
    await tom.sees('handed it over');
    expect((await theCallBack(world, 'c3')).owner).toBe('U0ANA');
    expect(posts(world, 'Your call-back CB00001')).toBe(2);
    await tom.types('/call-back away');
    await tom.sees('You have no open call-back.');
  });
});
