import { describe, expect, test } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { raise } from '../../../src/domain/incident/raise.ts';
import { dateAndTime } from '../../../src/domain/times.ts';
import { accepted, anIncident, aRaising, minutesAfter, people } from '../../support/builders.ts';
import { commands, decided, inStatus, running, sending } from './story.ts';

const { ana, tom, adviser } = people;
const c = commands;
const inWords = (it: Incident) =>
  Object.fromEntries(Object.entries(running(it)).map(([name, at]) => [name, dateAndTime(at)]));

describe('Q19: a resolution waits 20 hours for the caseworker, then 24, of time that passes', () => {
  test.each([
    ['within a week', '2026-11-23T10:00:00Z', 'Tuesday 24 November 2026 at 06:00', 'at 10:00'],
    ['over a weekend', '2026-11-20T16:00:00Z', 'Saturday 21 November 2026 at 12:00', 'at 16:00'],
    ['as the clocks go forward', '2026-03-28T12:00:00Z', 'Sunday 29 March 2026 at 09:00', 'at 13:00'],
    ['as the clocks go back', '2026-10-24T11:00:00Z', 'Sunday 25 October 2026 at 07:00', 'at 11:00'],
    ['over Christmas', '2026-12-24T17:00:00Z', 'Friday 25 December 2026 at 13:00', 'at 17:00'],
  ])('%s', (_when, given, first, then) => {
    const it = decided(inStatus('with-aac'), adviser, new Date(given), c.resolve);
    expect(inWords(it)).toMatchObject({
      'caseworker-reply': first,
      'caseworker-reply-late': `${first.replace(/at .*/, '')}${then}`,
    });
  });

  test('anew with each resolution', () => {
    const again = decided(inStatus('resolution-given'), adviser, 60, c.resolve);
    expect(running(again)).toMatchObject({
      'caseworker-reply': minutesAfter(60 + 20 * 60),
      'caseworker-reply-late': minutesAfter(60 + 24 * 60),
    });
  });

  test('and a lock assign flag that is confirmed meanwhile moves neither', () => {
    const before = inStatus('resolution-given');
    const { 'lock-assign': _confirmed, ...rest } = running(before);
    expect(running(decided(before, ana, 60, c.lockSet))).toEqual(rest);
  });
});

describe('what is waited for locally', () => {
  test('Q25: the team leader’s answer, from when it came to them; a finding of theirs starts it anew', () => {
    const answerAt = (minutes: number) => ({ 'team-leader-answer': minutesAfter(minutes + 240) });
    expect(running(anIncident())).toEqual(answerAt(0));
    expect(running(decided(anIncident(), ana, 30, c.passOn))).toEqual(answerAt(30));
    expect(running(decided(inStatus('information-wanted'), ana, 50, c.give))).toEqual(answerAt(50));
    expect(running(decided(anIncident(), tom, 70, c.unable))).toEqual(answerAt(70));
  });

  test('INC-12: that advice is carried out, 24 hours from the advice', () => {
    expect(running(decided(anIncident(), tom, 10, c.advise))).toEqual({
      'check-back': minutesAfter(10 + 24 * 60),
    });
  });

  test('INC-13: that the SR is raised; INC-15: then the answer, on the day it may be expected', () => {
    expect(running(decided(inStatus('unable-to-resolve'), tom, 10, c.refer))).toEqual({
      'send-to-advice-and-guidance': minutesAfter(10 + 24 * 60),
    });
    const sent = (kind: 'case-specific' | 'urgent') =>
      inWords(decided(inStatus('advice-and-guidance-wanted'), ana, 10, sending(kind)));
    expect(sent('case-specific')).toEqual({
      'advice-and-guidance-answer': 'Monday 30 November 2026 at 17:00',
    });
    expect(sent('urgent')).toEqual({ 'advice-and-guidance-answer': 'Tuesday 24 November 2026 at 10:00' });
  });
});

describe('INC-22: the lock assign flag', () => {
  test('is asked for an hour after the authorisation', () => {
    expect(running(decided(inStatus('unable-to-resolve'), tom, 5, c.authorise))).toEqual({
      'lock-assign': minutesAfter(65),
    });
  });

  test('until it is confirmed, a resolution notwithstanding', () => {
    const resolved = decided(inStatus('with-aac'), adviser, 5, c.resolve);
    expect(running(resolved)).toHaveProperty('lock-assign', minutesAfter(60));
    expect(running(decided(resolved, ana, 10, c.lockSet))).not.toHaveProperty('lock-assign');
    const failed = decided(resolved, ana, 20, c.notWorked);
    expect(running(failed)).toEqual({ 'lock-assign': minutesAfter(80) });
  });

  test('is asked away an hour after the closure, where it was set', () => {
    const set = decided(inStatus('resolution-given'), ana, 10, c.lockSet);
    expect(running(decided(set, ana, 20, c.worked))).toEqual({ 'lock-assign': minutesAfter(80) });
    expect(running(decided(inStatus('resolution-given'), ana, 20, c.worked))).toEqual({});
  });

  test('is asked for again where the incident is opened again and the flag was gone', () => {
    const gone = decided(inStatus('closed-resolved'), ana, 30, c.lockRemoved);
    expect(running(gone)).toEqual({});
    expect(running(decided(gone, ana, 40, c.notWorked))).toEqual({ 'lock-assign': minutesAfter(100) });
    expect(running(decided(inStatus('closed-resolved'), ana, 40, c.notWorked))).toEqual({});
  });

  test('is never asked for where no case is involved', () => {
    const none = anIncident({}, { caseOrSrNumber: 'Not applicable: no case involved' });
    expect(running(inStatus('with-aac', none))).toEqual({});
    expect(running(inStatus('resolution-given', none))).not.toHaveProperty('lock-assign');
  });
});

test('every clock goes by the service levels of the day it was raised', () => {
  const serviceLevels = {
    teamLeaderAnswerHours: 1,
    caseworkerReplyHours: 5,
    caseworkerReplyReminderHours: 4,
    adviceCheckBackHours: 2,
    lockAssignReminderHours: 3,
  };
  const raised = accepted(raise(aRaising({ serviceLevels }), minutesAfter(0)));
  const hours = (it: Incident) =>
    Object.fromEntries(
      Object.entries(running(it)).map(([name, at]) => [
        name,
        (at.getTime() - it.since.getTime()) / 3_600_000,
      ]),
    );
  expect(hours(raised)).toEqual({ 'team-leader-answer': 1 });
  expect(hours(inStatus('advice-given', raised))).toEqual({ 'check-back': 2 });
  expect(hours(inStatus('advice-and-guidance-wanted', raised))).toEqual({ 'send-to-advice-and-guidance': 2 });
  expect(hours(inStatus('resolution-given', raised))).toEqual({
    'caseworker-reply': 4,
    'caseworker-reply-late': 5,
    'lock-assign': 3,
  });
});
