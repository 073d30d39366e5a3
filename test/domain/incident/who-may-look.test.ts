import { expect, test } from '@jest/globals';
import { type Incident, incidentStatus } from '../../../src/domain/incident/incident.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { look, mayLook } from '../../../src/domain/incident/who-may-look.ts';
import { lastDecision } from '../../../src/domain/record.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, anIncident, minutesAfter, people } from '../../support/builders.ts';
import { commands, decided, inStatus } from './story.ts';

const when = { at: minutesAfter(1), key: 'press/1' };
const numbered = anIncident({ reference: 'PLY00001', status: 'with-aac' });

test.each([
  ['who raised it', people.ana, anIncident()],
  ['its team leader', people.tom, anIncident()],
  ['their cover', people.tess, anIncident()],
  ['the AAC, once it has a number', people.adviser, numbered],
])('%s may look; the look is in the history and is no decision', (_who, actor, it) => {
  const after = accepted(look(it, actor, when));
  expect(after).toEqual({
    ...it,
    history: [...it.history, { at: when.at, by: actor.id, what: 'look', key: when.key }],
  });
  expect(lastDecision(after)?.what).toBe('raise');
});

test.each<[string, Actor, Incident]>([
  ['a colleague', people.ben, numbered],
  ['a team leader who is none any more', { ...people.tom, roles: [] }, anIncident()],
  ['cover who leads nobody any more', { ...people.tess, roles: ['caseworker'] }, anIncident()],
  ['another team leader', people.otherLeader, numbered],
  ['an administrator', people.administrator, numbered],
  ['the AAC before it has a number', people.adviser, anIncident()],
])('%s may not', (_who, actor, it) => {
  expect(look(it, actor, when)).toEqual({ refused: refusals.notForYou });
});

test.each(incidentStatus.options)(
  'while %s, whose it is may look, and the AAC once it is theirs',
  (status) => {
    const { ana, tom, tess, adviser, ben, otherLeader, administrator } = people;
    const it = inStatus(status);
    const everyone = [ana, tom, tess, adviser, ben, otherLeader, administrator];
    const raised = ['with-aac', 'resolution-given', 'closed-resolved'].includes(status);
    expect(everyone.filter((actor) => mayLook(it, actor))).toEqual([
      ...[ana, tom, tess],
      ...(raised ? [adviser] : []),
    ]);
  },
);

test('whoever had it before may look no more once it is passed on', () => {
  const passed = decided(anIncident(), people.ana, 1, commands.passOn);
  const { tom, tess, otherLeader } = people;
  expect([tom, tess, otherLeader].map((actor) => mayLook(passed, actor))).toEqual([false, false, true]);
});
