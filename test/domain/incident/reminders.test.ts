import { describe, expect, test } from '@jest/globals';
import { fireDue } from '../../../src/domain/fire-due.ts';
import { type Incident, incidentStatus } from '../../../src/domain/incident/incident.ts';
import { stillWaitsFor, whatFires } from '../../../src/domain/incident/reminders.ts';
import { plusMs } from '../../../src/domain/times.ts';
import { anIncident, minutesAfter, people, start } from '../../support/builders.ts';
import { commands, decided, inStatus, running } from './story.ts';

const { ana, tom, tess, adviser } = people;
const c = commands;
const day = 24 * 60;

const fire = (it: Incident, at: Date): Incident | undefined =>
  fireDue(it, at, (record, key, reminder) => whatFires(record, key, reminder, at));

/** What falls due in a status by an instant: the keys of the messages, and whom each is for. */
function fired(it: Incident, at: Date): [string, string, string][] {
  const { messages } = fire(it, at) ?? it;
  return Object.entries(messages).flatMap(([key, { name, to }]) =>
    key in it.messages ? [] : [[key, name, 'person' in to ? to.person : 'elsewhere']],
  );
}

describe('Q25: a team leader who has not answered', () => {
  const due = minutesAfter(240);

  test('is reminded, and their cover gets the card', () => {
    expect(fired(anIncident(), due)).toEqual([
      ['team-leader-answer-1-nudge', 'team-leader-reminder', tom.id],
      ['team-leader-answer-1-cover', 'team-leader-card', tess.id],
    ]);
    expect(fire(anIncident(), due)?.messages).toMatchObject({
      'team-leader-answer-1-nudge': { form: 'announcement', urgency: 'reminder', causedBy: 1, dueAt: due },
      'team-leader-answer-1-cover': { form: 'card', dueAt: due },
    });
  });

  test('alone hears of it where there is no cover', () => {
    const { cover: _cover, ...it } = anIncident();
    expect(fired(it, due).map(([key]) => key)).toEqual(['team-leader-answer-1-nudge']);
  });

  test('is reminded again after another round; cover that has the card keeps that one', () => {
    const first = fire(anIncident(), due) ?? anIncident();
    const asked = decided(first, tess, 240, c.ask);
    const given = decided(asked, ana, 240, c.give);
    expect(fired(given, minutesAfter(480))).toEqual([
      ['team-leader-answer-2-nudge', 'team-leader-reminder', tom.id],
    ]);
  });

  test('hears nothing once it has been answered', () => {
    expect(fire(decided(anIncident(), tom, 5, c.ask), due)).toBeUndefined();
  });
});

describe('whoever else it waits for is reminded', () => {
  test('INC-12: of advice, the caseworker to carry it out and the team leader to check back', () => {
    expect(fired(inStatus('advice-given'), minutesAfter(day))).toEqual([
      ['check-back-1-nudge', 'check-back', tom.id],
      ['check-back-1-requester', 'requester-reminder', ana.id],
    ]);
  });

  test('INC-13, INC-15: of Advice & Guidance, the caseworker to raise the SR, and to report the answer', () => {
    expect(fired(inStatus('advice-and-guidance-wanted'), minutesAfter(day))).toEqual([
      ['send-to-advice-and-guidance-1-nudge', 'requester-reminder', ana.id],
    ]);
    const answerAt = new Date('2026-11-30T17:00:00Z');
    expect(fire(inStatus('with-advice-and-guidance'), plusMs(answerAt, -1))).toBeUndefined();
    expect(fired(inStatus('with-advice-and-guidance'), answerAt)).toEqual([
      ['advice-and-guidance-answer-1-nudge', 'requester-reminder', ana.id],
    ]);
  });

  test('Q19: of a resolution, the caseworker after 20 hours, the team leader after 24; nothing closes', () => {
    const it = decided(inStatus('resolution-given'), ana, 0, c.lockSet);
    expect(fired(it, minutesAfter(20 * 60))).toEqual([
      ['caseworker-reply-1-nudge', 'requester-reminder', ana.id],
    ]);
    const reminded = fire(it, minutesAfter(20 * 60)) ?? it;
    const late = fire(reminded, minutesAfter(day));
    expect(fired(reminded, minutesAfter(day))).toContainEqual([
      'caseworker-reply-late-1-nudge',
      'reply-late',
      tom.id,
    ]);
    expect(late).toMatchObject({ status: 'resolution-given', version: it.version, since: start });
    expect(fire(late ?? it, minutesAfter(30 * day))).toBeUndefined();
  });

  test('INC-22: of the lock assign flag, the caseworker', () => {
    expect(fired(inStatus('with-aac'), minutesAfter(60))).toEqual([
      ['lock-assign-1-nudge', 'lock-assign-reminder', ana.id],
    ]);
    expect(fired(inStatus('closed-resolved'), minutesAfter(60))).toEqual([
      ['lock-assign-2-nudge', 'lock-assign-reminder', ana.id],
    ]);
  });
});

test.each(incidentStatus.options)(
  'while %s, each clock fires once, and says something to a person',
  (status) => {
    const it = inStatus(status);
    const later = minutesAfter(60 * day);
    const told = fired(it, later);
    for (const name of Object.keys(running(it)))
      expect([name, told.some(([key]) => key.startsWith(`${name}-`))]).toEqual([name, true]);
    expect(told.map(([, , to]) => to)).not.toContain('elsewhere');
    const after = fire(it, later);
    if (after) expect(fire(after, later)).toBeUndefined();
  },
);

test.each([
  ['with-team-leader', [tom.id]],
  ['unable-to-resolve', [tom.id]],
  ['information-wanted', [ana.id]],
  ['advice-given', [ana.id]],
  ['advice-and-guidance-wanted', [ana.id]],
  ['with-advice-and-guidance', [ana.id]],
  ['local-action-wanted', [ana.id]],
  ['with-aac', []],
  ['resolution-given', [ana.id]],
  ['resolved-locally', []],
  ['closed-resolved', []],
] as const)('%s still waits for %j', (status, whom) => {
  const asked = [ana, tom, tess, adviser].map(({ id }) => id);
  expect(asked.filter((id) => stillWaitsFor(inStatus(status), id))).toEqual(whom);
});
