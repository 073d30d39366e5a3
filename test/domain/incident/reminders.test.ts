import { expect, test } from '@jest/globals';
import { fireDue } from '../../../src/domain/fire-due.ts';
import { whatFires } from '../../../src/domain/incident/reminders.ts';
import { decideIncident } from '../../../src/domain/incident/states.ts';
import { accepted, anIncident, minutesAfter, people } from '../../support/builders.ts';

const due = minutesAfter(240);
const fire = (it: ReturnType<typeof anIncident>, at = due) =>
  fireDue(it, at, (record, key, reminder) => whatFires(record, key, reminder, at));

test('a team leader who has not answered is reminded, and Q25’s cover gets the card', () => {
  const fired = fire(anIncident());
  expect(Object.keys(fired?.messages ?? {}).slice(2)).toEqual([
    'team-leader-answer-1-nudge',
    'team-leader-answer-1-cover',
  ]);
  expect(fired?.messages['team-leader-answer-1-nudge']).toMatchObject({
    to: { person: people.tom.id },
    urgency: 'reminder',
    causedBy: 1,
  });
  expect(fired?.messages['team-leader-answer-1-cover']).toMatchObject({
    form: 'card',
    to: { person: people.tess.id },
  });
});

test('without cover the team leader alone hears of it', () => {
  const { cover: _cover, ...it } = anIncident();
  expect(Object.keys(fire(accepted(it))?.messages ?? {})).not.toContain('team-leader-answer-1-cover');
});

test('cover that has the card keeps that one', () => {
  const first = fire(anIncident()) ?? anIncident();
  const asked = decideIncident(first, [{ on: 'ask-for-information', said: 'Which?' }], people.tess, {
    at: due,
    key: 'a',
  });
  const given = decideIncident(accepted(asked), [{ on: 'give-information', said: 'This.' }], people.ana, {
    at: due,
    key: 'b',
  });
  const second = fire(accepted(given), minutesAfter(480));
  const cards = Object.keys(second?.messages ?? {}).filter((key) => key.endsWith('-cover'));
  expect(cards).toEqual(['team-leader-answer-1-cover']);
  expect(second?.messages).toHaveProperty('team-leader-answer-2-nudge');
});

test('nobody is reminded once it has been answered', () => {
  const asked = decideIncident(anIncident(), [{ on: 'ask-for-information', said: 'Which?' }], people.tom, {
    at: minutesAfter(5),
    key: 'a',
  });
  expect(fire(accepted(asked))).toBeUndefined();
});
