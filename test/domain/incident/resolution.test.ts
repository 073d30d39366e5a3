import { describe, expect, test } from '@jest/globals';
import { fieldsOf } from '../../../src/domain/fields.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { type Incident, replyDueAt, statusInWords } from '../../../src/domain/incident/incident.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import {
  asResolution,
  hasFailed,
  isCall,
  latestResolution,
  resolutionFields,
  routeAfterFailure,
} from '../../../src/domain/incident/resolution.ts';
import { decideIncident } from '../../../src/domain/incident/states.ts';
import { accepted, minutesAfter, people } from '../../support/builders.ts';
import { calls, commands, decided, inStatus, inWriting, resolving } from './story.ts';

const { ana, adviser } = people;
const c = commands;
const withAac = inStatus('with-aac');
const asks = (it: Incident, ...asked: IncidentCommand[]) =>
  decideIncident(it, asked, adviser, { at: minutesAfter(9), key: 'press/mine' });

test('INC-27: a resolution is given in the first call, in a call-back or in writing', () => {
  const routes = fieldsOf(resolutionFields).find(({ name }) => name === 'route')?.options;
  expect(routes?.map(({ value }) => value)).toEqual([calls.first, calls.back, inWriting]);
  expect([calls.first, calls.back, inWriting, ''].map(isCall)).toEqual([true, true, false, false]);
  expect(routeAfterFailure).toBe(inWriting);
});

test('AAC-27: how, why, whence and by which route are kept as they were recorded', () => {
  const it = decided(withAac, adviser, 5, resolving(calls.back, 'Save the income again.'));
  expect(asResolution(latestResolution(it) ?? { at: minutesAfter(0), by: '', what: '' })).toEqual({
    by: adviser.id,
    at: minutesAfter(5),
    how: 'Save the income again.',
    reason: 'Resolved using the Knowledge Bank',
    source: 'Knowledge Bank',
    route: calls.back,
  });
  const second = decided(it, adviser, 6, resolving(inWriting, 'Close the screen first.'));
  expect(latestResolution(second)?.said).toBe('Close the screen first.');
});

describe.each([calls.first, calls.back])('INC-28 to INC-30: %s', (route) => {
  test('worked: it closes in the same sitting', () => {
    const it = accepted(asks(withAac, resolving(route), c.workedInCall));
    expect(it.status).toBe('closed-resolved');
    expect(it.history.slice(-2).map(({ what, key }) => [what, key])).toEqual([
      ['resolve', 'press/mine'],
      ['confirm-worked-in-call', 'press/mine'],
    ]);
    expect(hasFailed(it)).toBe(false);
  });

  test('failed: it is back with the AAC, escalated', () => {
    const it = accepted(asks(withAac, resolving(route), c.failedInCall));
    expect(it.status).toBe('with-aac');
    expect(hasFailed(it)).toBe(true);
    expect(statusInWords(it)).toBe('back with the Area Advice Centre, the resolution did not work');
    expect(statusInWords(withAac)).toBe('authorised and with the Area Advice Centre');
  });

  test('not known yet: the caseworker says so later, or the adviser does for them', () => {
    const open = decided(withAac, adviser, 5, resolving(route));
    expect(decided(open, ana, 6, c.worked).status).toBe('closed-resolved');
    expect(decided(open, adviser, 6, c.workedInCall).status).toBe('closed-resolved');
    expect(decided(open, adviser, 6, c.failedInCall).status).toBe('with-aac');
  });
});

describe('in writing', () => {
  test.each([c.workedInCall, c.failedInCall])(
    'nobody but the caseworker says whether it worked: $on',
    (said) => {
      const no = { refused: refusals.onlyInACall, field: 'inTheCall' };
      expect(asks(withAac, resolving(inWriting), said)).toEqual(no);
      expect(asks(decided(withAac, adviser, 5, resolving(inWriting)), said)).toEqual(no);
    },
  );

  test('is how the latest was given, whatever came before', () => {
    const both = decided(inStatus('resolution-given'), adviser, 5, resolving(inWriting));
    expect(asks(both, c.workedInCall)).toHaveProperty('refused', refusals.onlyInACall);
  });
});

describe('INC-29, INC-30, INC-33: once a resolution has failed', () => {
  const failures: [string, Incident][] = [
    ['in the call', accepted(asks(withAac, resolving(calls.first), c.failedInCall))],
    ['as the caseworker tried it', decided(inStatus('resolution-given'), ana, 5, c.notWorked)],
    ['after it was closed', decided(inStatus('closed-resolved'), ana, 5, c.notWorked)],
  ];

  test.each(failures)('%s, no call is a route any more; in writing is', (_how, failed) => {
    for (const route of [calls.first, calls.back])
      expect(asks(failed, resolving(route))).toEqual({ refused: refusals.inWritingNow, field: 'route' });
    expect(accepted(asks(failed, resolving(inWriting))).status).toBe('resolution-given');
  });

  test.each(failures)('%s, that holds however many follow', (_how, failed) => {
    const again = decided(decided(failed, adviser, 6, resolving()), ana, 7, c.notWorked);
    expect(asks(again, resolving(calls.back))).toHaveProperty('refused', refusals.inWritingNow);
    expect(decided(decided(again, adviser, 8, resolving()), ana, 9, c.worked).status).toBe('closed-resolved');
  });

  test('INC-33: what was tried is kept with it', () => {
    const it = decided(inStatus('resolution-given'), ana, 5, c.notWorked);
    expect(it.history.at(-1)).toMatchObject({
      what: 'report-not-worked',
      said: 'Saved it again, no change.',
    });
  });
});

test('Q19: an answer is due 24 hours after the resolution, while that is open', () => {
  const open = decided(withAac, adviser, 5, c.resolve);
  expect(replyDueAt(open)).toEqual(minutesAfter(5 + 24 * 60));
  expect(replyDueAt(decided(open, ana, 6, c.worked))).toBeUndefined();
  expect(replyDueAt(withAac)).toBeUndefined();
});

describe('of two advisers at once', () => {
  const having = (version: number): IncidentCommand => ({ ...resolvingNow, after: version });
  const resolvingNow = {
    on: 'resolve',
    said: 'Mine.',
    facts: { reason: 'r', source: 's', route: inWriting },
  } as const;
  const first = decided(withAac, adviser, 5, resolving());
  const version = first.version;

  test('the second replaces nothing that they have not seen', () => {
    const refused = refusals.resolvedMeanwhile(adviser.id, minutesAfter(5));
    expect(asks(first, having(0))).toEqual({ refused, field: 'said' });
    expect(asks(first, having(version - 1))).toEqual({ refused, field: 'said' });
    const back = decided(first, ana, 6, c.notWorked);
    expect(asks(back, having(0))).toEqual({ refused, field: 'said' });
  });

  test('what they have seen they may replace', () => {
    expect(accepted(asks(withAac, having(0))).version).toBe(version);
    expect(accepted(asks(first, having(version)))).toMatchObject({ version: version + 1 });
  });
});
