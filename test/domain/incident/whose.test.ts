import { describe, expect, test } from '@jest/globals';
import { fireDue } from '../../../src/domain/fire-due.ts';
import { type Incident, type IncidentStatus, incidentStatus } from '../../../src/domain/incident/incident.ts';
import { whatFires } from '../../../src/domain/incident/reminders.ts';
import { foundBy, namesFor, standingFor } from '../../../src/domain/incident/whose.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { anIncident, minutesAfter, people } from '../../support/builders.ts';
import { commands, decided, inStatus } from './story.ts';

const { ana, tom, tess, otherLeader, ben, adviser, administrator } = people;
const c = commands;
const anaAsAdviser: Actor = { ...ana, roles: ['aac-adviser'] };

type Standing = ReturnType<typeof standingFor>;
const todo = 'to do';
const waits = 'waited for';

/** What it is to the requester, the team leader and an adviser, in each status. */
const standings: Record<IncidentStatus, [Standing, Standing, Standing]> = {
  'with-team-leader': [waits, todo, undefined],
  'information-wanted': [todo, waits, undefined],
  'advice-given': [todo, waits, undefined],
  'unable-to-resolve': [waits, todo, undefined],
  'advice-and-guidance-wanted': [todo, waits, undefined],
  'with-advice-and-guidance': [waits, waits, undefined],
  'local-action-wanted': [todo, waits, undefined],
  // The lock assign flag is still to be confirmed.
  'with-aac': [todo, waits, todo],
  'resolution-given': [todo, waits, undefined],
  'resolved-locally': [undefined, undefined, undefined],
  // The flag is still to be removed.
  'closed-resolved': [todo, undefined, undefined],
};

describe.each(incidentStatus.options)('while %s', (status) => {
  const it = inStatus(status);

  test('what it is to the requester, the team leader and an adviser', () => {
    expect([ana, tom, adviser].map((actor) => standingFor(it, actor))).toEqual(standings[status]);
  });

  test('it is nothing to anybody else, nor to cover without a card', () => {
    const others = [tess, otherLeader, ben, administrator].map((actor) => standingFor(it, actor));
    expect(others).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('it is found by everybody to whom it is something', () => {
    const names = foundBy(it);
    for (const actor of [ana, tom, adviser]) {
      const found = namesFor(actor, ['PLY', 'HAS']).some((name) => names.includes(name));
      if (standingFor(it, actor)) expect([actor.id, found]).toEqual([actor.id, true]);
    }
    expect(new Set(names).size).toBe(names.length);
  });
});

test('it is found by whom it concerns, for as long as there is something to do', () => {
  const everybody = ['person/UANA', 'person/UTOM', 'person/UTESS'];
  expect(foundBy(inStatus('with-team-leader'))).toEqual(everybody);
  expect(foundBy(inStatus('with-aac'))).toEqual([...everybody, 'aac/PLY']);
  expect(foundBy(inStatus('resolution-given'))).toEqual(everybody);
  expect(foundBy(inStatus('resolved-locally'))).toEqual([]);
  const { cover: _cover, ...alone } = anIncident();
  expect(foundBy(alone)).toEqual(everybody.slice(0, 2));
  expect(foundBy(anIncident({ cover: tom.id }))).toEqual(everybody.slice(0, 2));
});

test('INC-22: a closed one is found by its requester until the lock assign flag is gone', () => {
  const closed = inStatus('closed-resolved');
  expect(foundBy(closed)).toEqual(['person/UANA']);
  const done = decided(closed, ana, 1, c.lockRemoved);
  expect([foundBy(done), standingFor(done, ana)]).toEqual([[], undefined]);
  const confirmed = decided(inStatus('with-aac'), ana, 1, c.lockSet);
  expect(standingFor(confirmed, ana)).toBe(waits);
});

test('advisers find every area’s, others only their own', () => {
  expect(namesFor(adviser, ['PLY', 'HAS'])).toEqual(['person/UAMIR', 'aac/PLY', 'aac/HAS']);
  expect(namesFor(tom, ['PLY', 'HAS'])).toEqual(['person/UTOM']);
});

test('an adviser who raised it waits for the others', () => {
  const confirmed = decided(inStatus('with-aac'), ana, 1, c.lockSet);
  expect(standingFor(confirmed, anaAsAdviser)).toBe(waits);
});

describe('Q25: cover that has got the card', () => {
  const at = minutesAfter(240);
  const covered: Incident =
    fireDue(anIncident(), at, (it, key, reminder) => whatFires(it, key, reminder, at)) ?? anIncident();

  test('has it to decide, beside the team leader, and then waits like them', () => {
    expect([standingFor(covered, tess), standingFor(covered, tom)]).toEqual([todo, todo]);
    const asked = decided(covered, tess, 241, c.ask);
    expect([standingFor(asked, tess), standingFor(asked, tom)]).toEqual([waits, waits]);
  });

  test('and no more once it is passed on', () => {
    const passed = decided(covered, ana, 241, c.passOn);
    expect([tess, tom, otherLeader].map((actor) => standingFor(passed, actor))).toEqual([
      undefined,
      undefined,
      todo,
    ]);
  });
});
