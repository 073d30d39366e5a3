import { describe, expect, test } from '@jest/globals';
import type { CallBack } from '../../../src/domain/call-back/call-back.ts';
import { whoAnswers } from '../../../src/domain/call-back/clocks.ts';
import { fallsDueBetween } from '../../../src/domain/call-back/falls-due.ts';
import { orphansOf, type Placed } from '../../../src/domain/call-back/orphaned.ts';
import { whatFires } from '../../../src/domain/call-back/reminders.ts';
import { decideCallBack } from '../../../src/domain/call-back/states.ts';
import { fireDue } from '../../../src/domain/fire-due.ts';
import { accepted, refusal } from '../../support/builders.ts';
import { aCallBack, callers, decides, whoseAna } from '../../support/call-backs.ts';

const { ana, ben, tom, tess, casedesk } = callers;
const booked = new Date('2014-04-01T08:30:00Z');
const agreedAt = new Date('2014-04-01T13:00:00Z');
const later = (minutes: number, from = agreedAt) => new Date(from.getTime() + minutes * 60_000);

const team = { team: 'Team 3', leader: 'UTOM', cover: 'UTESS', deactivated: false, outsider: false };
const caseworker: Placed = { ...team, roles: ['caseworker'] };
const leader: Placed = { ...team, leader: undefined, roles: ['team-leader'] };
const everyone: Record<string, Placed> = {
  UANA: caseworker,
  UBEN: caseworker,
  UTOM: leader,
  UTESS: { ...leader, team: 'Team 4', cover: 'UTOM' },
  UADA: { ...caseworker, team: undefined, leader: undefined, cover: undefined, roles: ['administrator'] },
};
const gone = { deactivated: true };
/** Everyone, with what is otherwise of some of them. */
const people = (otherwise: Record<string, Partial<Placed>> = {}) =>
  new Map(Object.entries(everyone).map(([id, one]) => [id, { ...one, ...otherwise[id] }]));

const anas = (over: Parameters<typeof aCallBack>[0] = {}): CallBack => aCallBack({ agreedAt, ...over });
const fired = (it: CallBack, at: Date): CallBack =>
  fireDue(it, at, (so, key, reminder) => whatFires(so, key, reminder, at)) ?? it;
const late = (over: Parameters<typeof aCallBack>[0] = {}): CallBack =>
  fired(fired(anas(over), agreedAt), later(31));
/** Whom a message of this name is for. */
const heard = ({ messages }: CallBack, name: string): string[] =>
  Object.values(messages).flatMap(({ name: own, to }) => (own === name && 'person' in to ? [to.person] : []));
/** As CaseDesk leaves it after it has looked at the people. */
const seenTo = (it: CallBack, among: ReturnType<typeof people>): CallBack =>
  orphansOf([it], among).reduce(
    (so, { key, command }) => accepted(decideCallBack(so, [command], casedesk, { at: later(40), key })),
    it,
  );

describe('Q25, Q30: whose a late call-back is', () => {
  test.each([
    ['led by Tom', whoseAna, ['UTOM'], 'UTOM'],
    ['led by nobody, with cover', { owner: 'UANA', cover: 'UTESS' }, ['UTESS'], 'UTESS'],
    [
      'of a leader, who cannot be their own',
      { owner: 'UTOM', teamLeader: 'UTOM', cover: 'UTESS' },
      ['UTESS'],
      'UTESS',
    ],
    ['led by nobody', { owner: 'UANA' }, [], 'UANA'],
  ])('%s', (_what, whose, told, answers) => {
    const it = late({ whose });
    expect(heard(it, 'late-leader-reminder')).toEqual(told);
    expect(heard(it, 'late-card')).toEqual([whose.owner, ...told]);
    expect(whoAnswers(it)).toBe(answers);
    expect(Object.values(it.messages).some(({ name }) => name === 'look-for-leader')).toBe(!told.length);
  });

  test('whom the leader names sees to it, and who is given it by a move; nobody is named before it is late', () => {
    const naming = { on: 'name-answerable', to: 'UBEN', facts: { to: 'UBEN' } } as const;
    expect(refusal(decides(anas(), tom, booked, naming)).refused).toMatch(/not late yet/);
    expect(whoAnswers(accepted(decides(late(), tom, later(32), naming)))).toBe('UBEN');
    expect(refusal(decides(late(), ana, later(32), naming)).refused).toMatch(/^Only the team leader/);
    const whose = { ...whoseAna, owner: 'UBEN' };
    const moved = accepted(
      decides(late(), tom, later(32), { on: 'move', whose, comesBack: false, facts: { to: 'UBEN' } }),
    );
    expect([moved.owner, whoAnswers(moved)]).toEqual(['UBEN', 'UBEN']);
  });
});

describe('WA-07, CB-47, Q25: who is asked to see to what somebody has left behind', () => {
  test.each<[string, Record<string, Partial<Placed>>, string | undefined, string | undefined, string[]]>([
    ['nothing has changed', {}, 'UTOM', 'UTESS', []],
    ['the owner has left', { UANA: gone }, 'UTOM', 'UTESS', ['UTOM']],
    ['the owner and their leader have', { UANA: gone, UTOM: gone }, 'UTESS', undefined, ['UTESS']],
    ['everyone has', { UANA: gone, UTOM: gone, UTESS: gone }, undefined, undefined, ['UADA']],
    [
      'the owner is in another team',
      { UANA: { team: 'Team 4', leader: 'UTESS', cover: 'UTOM' } },
      'UTOM',
      'UTESS',
      ['UTOM'],
    ],
    [
      'the owner is in no team',
      { UANA: { team: undefined, leader: undefined, cover: undefined } },
      'UTOM',
      'UTESS',
      ['UTOM'],
    ],
    ['only the leader has left', { UTOM: gone }, 'UTESS', undefined, []],
    ['the leader leads no more', { UTOM: { roles: [] } }, 'UTESS', undefined, []],
    ['the team has another leader', { UANA: { leader: 'UTESS', cover: undefined } }, 'UTESS', undefined, []],
  ])('%s', (_what, otherwise, teamLeader, cover, told) => {
    const it = seenTo(anas(), people(otherwise));
    expect([it.teamLeader, it.cover, heard(it, 'offer-card')]).toEqual([teamLeader, cover, told]);
    // Looked at again, nothing more is to be decided.
    expect(orphansOf([it], people(otherwise))).toEqual([]);
  });

  test('one card, on the most pressing, tells of all; who leads them is reminded until it is moved, and then its owner', () => {
    const all = [anas(), anas({ id: 'c2', agreedAt: later(-60) }), anas({ id: 'c3', agreedAt: later(60) })];
    const changes = orphansOf(all, people({ UANA: gone }));
    expect(changes.map(({ id, command }) => [id, command.facts])).toEqual(
      ['c2', 'c1', 'c3'].map((id, index) => [
        id,
        { cause: 'left', owner: 'UANA', to: index ? '' : 'UTOM', others: '2' },
      ]),
    );
    const left = seenTo(anas(), people({ UANA: gone }));
    expect(heard(fired(left, later(-35)), 'reminder')).toEqual(['UTOM']);
    expect(accepted(decides(left, tom, later(-35), { on: 'calling-now' })).history.at(-1)?.by).toBe(tom.id);
    const whose = { ...whoseAna, owner: 'UBEN' };
    const moved = accepted(decides(left, tom, later(-35), { on: 'move', whose, facts: { to: 'UBEN' } }));
    expect(moved.ownerHasLeft).toBeUndefined();
    expect(moved.history.at(-1)?.facts).toMatchObject({ from: 'UANA', to: 'UBEN', hadLeft: 'yes' });
    // Who has left is not written to.
    expect([...heard(moved, 'former-owner-news'), ...heard(moved, 'booker-news')]).toEqual([]);
    // Who has only changed team is.
    const facts = { to: 'UBEN', why: 'left' as const };
    const anothers = accepted(
      decides(anas({ booker: 'UGINA' }), tom, later(-35), { on: 'move', whose, facts }),
    );
    expect(heard(anothers, 'former-owner-news')).toEqual(['UANA']);
    expect(heard(fired(moved, later(-35)), 'reminder')).toEqual(['UBEN']);
  });

  test('a late one passes to whoever leads now; who comes back has theirs again; who was named and has left has it no more', () => {
    const passedOn = seenTo(late(), people({ UTOM: gone }));
    expect([whoAnswers(passedOn), heard(passedOn, 'late-leader-reminder')]).toEqual([
      'UTESS',
      ['UTOM', 'UTESS'],
    ]);
    const left = seenTo(anas(), people({ UANA: gone }));
    expect(whoAnswers(seenTo(left, people()))).toBe('UANA');
    const named = accepted(
      decides(late(), tom, later(32), { on: 'name-answerable', to: 'UBEN', facts: { to: 'UBEN' } }),
    );
    expect(whoAnswers(seenTo(named, people({ UBEN: gone })))).toBe('UTOM');
  });
});

describe('CB-42: a case that was moved for the time being', () => {
  const to = (owner: string, comesBack?: boolean) =>
    ({
      on: 'move',
      whose: { ...whoseAna, owner },
      ...(comesBack !== undefined && { comesBack }),
      facts: { to: owner },
    }) as const;

  test('belongs to its first owner however often it goes on, and who moved it first is asked to move it back', () => {
    const moved = accepted(decides(anas(), tom, booked, to('UBEN', true)));
    const handedOn = accepted(
      decides(moved, ben, booked, {
        on: 'hand-over',
        whose: { owner: 'UNED', teamLeader: 'UNIA' },
        facts: { to: 'UNED' },
      }),
    );
    expect([moved.movedFrom, handedOn.movedFrom]).toEqual(['UANA', 'UANA']);
    const closed = accepted(
      decides(handedOn, callers.ned, booked, { on: 'close', as: 'done', facts: { as: 'done' } }),
    );
    expect(heard(closed, 'move-back-card')).toEqual(['UTOM']);
    expect(refusal(decides(closed, ben, booked, { on: 'confirm-moved-back' })).refused).toMatch(
      /^Only the team/,
    );
    const back = accepted(decides(closed, tom, booked, { on: 'confirm-moved-back' }));
    expect(heard(back, 'former-owner-news')).toEqual(['UANA']);
    expect(
      Object.values(back.reminders).filter(({ name, state }) => name === 'move-back' && state === 'waiting'),
    ).toEqual([]);
  });

  test('comes back at once where it is moved to its first owner again, and stays where the leader says so', () => {
    const moved = accepted(decides(anas(), tom, booked, to('UBEN', true)));
    expect(accepted(decides(moved, tom, booked, to('UANA'))).movedFrom).toBeUndefined();
    expect(accepted(decides(moved, tess, booked, to('UNED', false))).movedFrom).toBeUndefined();
    expect(refusal(decides(moved, ben, booked, to('UANA'))).refused).toMatch(/^Only the team leader/);
    expect(refusal(decides(moved, tom, booked, to('UBEN'))).refused).toMatch(/^They already have it/);
  });
});

test('CB-06, CB-42: what falls due between two instants is what has to be handed over by who is away', () => {
  const it = anas();
  const due = (from: number, until: number) => fallsDueBetween(it, later(from), later(until));
  expect([due(-90, -40), due(-90, -20), due(-5, 60), due(1, 60)]).toEqual([false, true, true, false]);
  expect(fallsDueBetween(late(), later(600), later(700))).toBe(true);
});
