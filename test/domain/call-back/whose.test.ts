import { expect, test } from '@jest/globals';
import type { CallBack, CallBackStatus } from '../../../src/domain/call-back/call-back.ts';
import { orphansOf, type Placed } from '../../../src/domain/call-back/orphaned.ts';
import { lookForLeader, whatFires } from '../../../src/domain/call-back/reminders.ts';
import { decideCallBack } from '../../../src/domain/call-back/states.ts';
import { itself } from '../../../src/domain/call-back/who.ts';
import { clientReferences, foundBy, namesFor, standingFor } from '../../../src/domain/call-back/whose.ts';
import type { Role } from '../../../src/domain/roles.ts';
import { accepted, refusal } from '../../support/builders.ts';
import { aCallBack, callers, decides, whoseAna } from '../../support/call-backs.ts';
import fc from '../../support/seeded.ts';

test.each([
  ['a SCIN as it is spoken', { scin: '1234 5678 9012' }, ['scin/123456789012']],
  ['a reason with a digit in it', { scin: 'Not applicable: 3 calls so far' }, []],
  ['the same of a case', { caseNumber: 'Not applicable: no case of 2026' }, []],
  ['an employer nobody knows the number of', { ern: 'unknown' }, []],
  ['an employer', { ern: '123/AB 456' }, ['ern/123ab456']],
])('CB-12: what is kept of a client is found again by %s', (_what, fields, names) => {
  expect(clientReferences(fields)).toEqual(names);
});

const at = new Date('2014-04-01T09:00:00Z');

test('CB-42: of two leaders who move it at once the second is told of the first, and so is who hands it over', () => {
  const moves = (to: string, insteadOf: string) => ({
    on: 'move' as const,
    whose: { ...whoseAna, owner: to },
    insteadOf,
    facts: { to },
  });
  const moved = accepted(decides(aCallBack(), callers.tom, at, moves('UBEN', 'UANA')));
  expect(refusal(decides(moved, callers.tess, at, moves('UNED', 'UANA'))).refused).toContain(
    '<@UTOM> gave it to <@UBEN> on Tuesday 1 April 2014 at 10:00.',
  );
  expect(accepted(decides(moved, callers.tess, at, moves('UNED', 'UBEN'))).owner).toBe('UNED');
});

test('CB-35, CB-42: fees that somebody else records are told to the owner, and a case that was moved is to go back', () => {
  const it: CallBack = {
    ...aCallBack({ kind: 'downtime-application' }),
    ...whoseAna,
    status: 'fees-awaited',
    movedFrom: 'UNED',
  };
  const paid = accepted(decides(it, callers.tom, at, { on: 'record-fees', facts: { paid: 'yes' } }));
  const told = Object.values(paid.messages).map(({ name, to }) => [name, 'person' in to ? to.person : '']);
  expect(told).toEqual(
    expect.arrayContaining([
      ['owner-news', 'UANA'],
      ['move-back-card', 'UTOM'],
    ]),
  );
});

test('who comes after CaseDesk is told so by its name', () => {
  const it = accepted(
    decides(aCallBack(), itself, at, { on: 'tell-cover', facts: { why: '', to: 'UTESS' } }),
  );
  expect(refusal(decides(it, callers.ana, at, { on: 'confirm-letters' })).refused).toMatch(
    / CaseDesk told cover on /,
  );
});

test.each([
  ['nobody is known to allocate', [], [lookForLeader]],
  ['somebody is', ['UNIA'], ['allocation-reminder']],
])('CB-23, Q25: an application that %s does not wait unseen', (_what, allocators, said) => {
  const it = aCallBack({ kind: 'new-application', allocators });
  const reminder = { name: 'allocation', generation: 1, dueAt: at, state: 'fired' as const };
  expect(Object.values(whatFires(it, 'allocation-1', reminder, at)).map(({ name }) => name)).toEqual(said);
});

const roles: Record<string, Role[]> = {
  UANA: ['caseworker'],
  UTOM: ['team-leader'],
  UTESS: ['team-leader'],
  UGINA: ['gich'],
  UNIA: ['new-applications-team-leader'],
  USOL: ['specialist'],
  UADA: ['administrator'],
};
const team = { team: 'Team 3', leader: 'UTOM', cover: 'UTESS' };

const statuses: Record<string, readonly CallBackStatus[]> = {
  own: ['awaiting-call', 'number-wanted'],
  'new-application': ['awaiting-allocation'],
  'functionally-unique': ['with-specialist-team'],
  'downtime-application': ['letters-wanted', 'fees-awaited'],
};
const anything = fc.record({
  kind: fc.constantFrom('own', 'new-application', 'functionally-unique', 'downtime-application'),
  which: fc.nat(1),
  leads: fc.subarray(['teamLeader', 'cover']),
  answerable: fc.option(fc.constantFrom('UTOM', 'USOL'), { nil: undefined }),
  gone: fc.subarray(Object.keys(roles).filter((id) => id !== 'UADA' && id !== 'UNIA' && id !== 'USOL')),
});

test('WA-07, Q25: whoever leaves, each open call-back is something to do for somebody who is here, and found by them', () => {
  fc.assert(
    fc.property(anything, ({ kind, which, leads, answerable, gone }) => {
      const { teamLeader, cover, ...rest } = whoseAna;
      const whose = {
        ...rest,
        ...(leads.includes('teamLeader') && { teamLeader }),
        ...(leads.includes('cover') && { cover }),
      };
      const booked = aCallBack({ kind: kindOf(kind), ...(kind === 'own' && { whose }) });
      const isOwned = kind === 'own' || kind === 'downtime-application';
      const stood: CallBack = {
        ...booked,
        status: statuses[kind]?.[which] ?? booked.status,
        ...(isOwned && whose),
        ...(answerable && { answerable }),
      };
      const people = new Map(
        Object.entries(roles).map(([id, own]): [string, Placed] => [
          id,
          {
            ...(leads.length && id === 'UANA' ? team : {}),
            roles: own,
            deactivated: gone.includes(id),
            outsider: false,
          },
        ]),
      );
      const it = orphansOf([stood], people).reduce(
        (so, { key, command }) => accepted(decideCallBack(so, [command], itself, { at, key })),
        stood,
      );
      const finders = Object.entries(roles).filter(([id, own]) => {
        const actor = { id, roles: own };
        const isFound = namesFor(actor).some((name) => foundBy(it).includes(name));
        return isFound && !gone.includes(id) && standingFor(it, actor) === 'to do';
      });
      expect(finders).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const kindOf = (kind: string): CallBack['kind'] =>
  kind === 'new-application' || kind === 'functionally-unique' || kind === 'downtime-application'
    ? kind
    : 'own';
