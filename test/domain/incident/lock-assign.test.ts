import { describe, expect, test } from '@jest/globals';
import { incidentStatus } from '../../../src/domain/incident/incident.ts';
import { lockAssign } from '../../../src/domain/incident/lock-assign.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { decideIncident } from '../../../src/domain/incident/states.ts';
import { anIncident, minutesAfter, people } from '../../support/builders.ts';
import { commands, decided, inStatus, resolving } from './story.ts';

const { ana, adviser } = people;
const c = commands;
const set = decided(inStatus('resolution-given'), ana, 1, c.lockSet);
const closed = decided(set, ana, 2, c.worked);
const removed = decided(closed, ana, 3, c.lockRemoved);
const kept = decided(closed, ana, 3, c.lockKept);
const again = decided(removed, ana, 4, c.notWorked);

const asks = (it: typeof set) => lockAssign(it)?.asks;
const no = (it: typeof set, command: typeof c.lockSet | typeof c.lockRemoved) =>
  decideIncident(it, [command], ana, { at: minutesAfter(9), key: 'press/mine' });

const nothing = { set: undefined, removed: undefined, kept: undefined, asks: undefined };

describe('INC-22: the lock assign flag', () => {
  test.each(incidentStatus.options.filter((status) => !inStatus(status).reference))(
    'is no matter while it is %s and has not been raised with the AAC',
    (status) => {
      expect(lockAssign(inStatus(status))).toBeUndefined();
      expect(no(inStatus(status), c.lockSet)).toHaveProperty('refused');
    },
  );

  test('is asked for with the authorisation, until it is confirmed', () => {
    expect(lockAssign(inStatus('with-aac'))).toEqual({ ...nothing, asks: 'set' });
    expect(asks(inStatus('resolution-given'))).toBe('set');
    expect(lockAssign(set)).toEqual({ ...nothing, set: set.history.at(-1) });
    expect(no(set, c.lockSet)).toEqual({ refused: refusals.lockAssignSet });
  });

  test('stays while the incident is open', () => {
    expect(no(set, c.lockRemoved)).toEqual({ refused: refusals.lockAssignStays });
    expect(no(inStatus('with-aac'), c.lockRemoved)).toEqual({ refused: refusals.lockAssignStays });
  });

  test('may go once it is closed, which is confirmed once', () => {
    expect(asks(closed)).toBe('removed');
    expect(lockAssign(removed)).toMatchObject({ removed: removed.history.at(-1), asks: undefined });
    expect(no(removed, c.lockRemoved)).toEqual({ refused: refusals.noLockAssign });
    expect(no(removed, c.lockSet)).toEqual({ refused: refusals.lockAssignSet });
  });

  test('stays where the caseworker was told so, which is asked again at the next closure', () => {
    expect(lockAssign(kept)).toMatchObject({ kept: kept.history.at(-1), asks: undefined });
    expect(no(kept, c.lockRemoved)).toEqual({ refused: refusals.noLockAssign });
    const reopened = decided(kept, ana, 4, c.notWorked);
    expect(lockAssign(reopened)).toEqual({ ...nothing, set: set.history.at(-1) });
    expect(asks(decided(decided(reopened, adviser, 5, resolving()), ana, 6, c.worked))).toBe('removed');
  });

  test('need not go where it was never confirmed as set', () => {
    const never = decided(inStatus('resolution-given'), ana, 1, c.worked);
    expect(lockAssign(never)).toEqual(nothing);
    expect(no(never, c.lockRemoved)).toEqual({ refused: refusals.noLockAssign });
  });

  test('is asked for again where an incident without it is opened again', () => {
    expect(lockAssign(again)).toEqual({ ...nothing, asks: 'set' });
    expect(asks(decided(closed, ana, 4, c.notWorked))).toBeUndefined();
  });

  test('is told by the order of what was confirmed, though it be in one instant', () => {
    const at = removed.history.at(-1)?.at ?? minutesAfter(0);
    const reopened = decided(removed, ana, at, c.notWorked);
    expect(asks(decided(reopened, ana, at, c.lockSet))).toBeUndefined();
  });

  test('is set on no case where no case is involved', () => {
    const none = anIncident({}, { caseOrSrNumber: 'Not applicable: no case involved' });
    expect(lockAssign(inStatus('with-aac', none))).toBeUndefined();
    expect(no(inStatus('with-aac', none), c.lockSet)).toEqual({ refused: refusals.noLockAssign });
    expect(no(inStatus('with-aac', none), c.lockRemoved)).toEqual({ refused: refusals.noLockAssign });
  });
});
