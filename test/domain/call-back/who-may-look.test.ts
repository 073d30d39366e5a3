import { expect, test } from '@jest/globals';
import type { CallBack } from '../../../src/domain/call-back/call-back.ts';
import { checklist } from '../../../src/domain/call-back/checklist.ts';
import type { CallBackCommand } from '../../../src/domain/call-back/commands.ts';
import { refusals } from '../../../src/domain/call-back/refusals.ts';
import { look, sightOf } from '../../../src/domain/call-back/who-may-look.ts';
import { lastDecision } from '../../../src/domain/record.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted } from '../../support/builders.ts';
import { aCallBack, callers, decides } from '../../support/call-backs.ts';

const { casedesk: _itself, ...everyone } = callers;
const { ana, ben, tom, gina, nia, ned, sol } = everyone;
const at = new Date('2014-04-01T09:00:00Z');
const done = (it: CallBack, who: Actor, ...commands: CallBackCommand[]): CallBack =>
  accepted(decides(it, who, at, ...commands));
const entered = (it: CallBack): CallBack =>
  done(it, gina, {
    on: 'confirm-steps',
    facts: {
      steps: checklist(it)
        .map(({ key }) => key)
        .join(','),
    },
  });
const whoSees = (it: CallBack) => {
  const sights = Object.entries(everyone).map(([name, actor]) => [name, sightOf(it, actor)] as const);
  const of = (sight: string) => sights.flatMap(([name, own]) => (own === sight ? [name] : []));
  return { whole: of('whole'), toEnter: of('to-enter'), outcome: of('outcome') };
};

const forAna = aCallBack({ kind: 'for-another' });
const passed = done(forAna, tom, { on: 'pass-details', to: ben.id, facts: { to: ben.id } });
const named = { on: 'name-answerable', to: ned.id, facts: { to: ned.id } } as const;
const closing: CallBackCommand = { on: 'close', as: 'done', facts: { as: 'done' } };
const application = aCallBack({ kind: 'new-application' });
const allocated = done(application, nia, {
  on: 'allocate',
  whose: { owner: ned.id, teamLeader: nia.id },
  facts: { to: ned.id },
});
const unique = aCallBack({ kind: 'functionally-unique' });
const byMail = aCallBack({ kind: 'functionally-unique', byHand: [{ team: 'CPO', mailbox: 'CSA DPU SARS' }] });
const taken = done(unique, sol, { on: 'take', whose: { owner: sol.id }, facts: { to: sol.id } });
const lent = done(forAna, tom, {
  on: 'move',
  whose: { owner: ben.id, teamLeader: tom.id },
  comesBack: true,
  facts: { to: ben.id, why: 'outside-hours' },
});

const leaders = ['tom', 'tess'];

test.each<[string, CallBack, ReturnType<typeof whoSees>]>([
  [
    'owner, team leader and cover; who booked it, the texts',
    forAna,
    { whole: ['ana', ...leaders], toEnter: ['gina'], outcome: [] },
  ],
  [
    'who booked it and has entered all of it',
    entered(forAna),
    { whole: ['ana', ...leaders], toEnter: [], outcome: ['gina'] },
  ],
  [
    'CB-43: who was passed the details',
    passed,
    { whole: ['ana', 'ben', ...leaders], toEnter: ['gina'], outcome: [] },
  ],
  [
    'who was passed the details of one that is closed',
    done(passed, ana, closing),
    { whole: ['ana', ...leaders], toEnter: [], outcome: ['ben', 'gina'] },
  ],
  [
    'CB-42: who had it, and has its case again',
    lent,
    { whole: ['ben', 'tom'], toEnter: ['gina'], outcome: ['ana'] },
  ],
  ['CB-23: who allocates it', application, { whole: ['nia'], toEnter: ['gina'], outcome: [] }],
  ['CB-23: whom it was allocated to', allocated, { whole: ['nia', 'ned'], toEnter: ['gina'], outcome: [] }],
  ['CB-29: the specialist team', unique, { whole: ['sol'], toEnter: ['gina'], outcome: [] }],
  [
    'CB-30: who has to write to the team’s mailbox',
    entered(byMail),
    { whole: ['sol'], toEnter: ['gina'], outcome: [] },
  ],
  [
    'the specialist who took it',
    entered(taken),
    { whole: [...leaders, 'nia', 'sol'], toEnter: [], outcome: ['gina'] },
  ],
])('Q26, CB-40: contact number and SCIN: %s', (_what, it, seen) => {
  expect(whoSees(it)).toEqual({ ...seen, whole: [...seen.whole].sort(byCast) });
});

const cast = Object.keys(everyone);
const byCast = (a: string, b: string): number => cast.indexOf(a) - cast.indexOf(b);

test('Q26: whom the team leader named for a late one sees all of it; a specialist whose colleague took it does not', () => {
  const late: CallBack = {
    ...forAna,
    reminders: Object.fromEntries(
      Object.entries(forAna.reminders).map(([key, one]) => [key, { ...one, state: 'fired' as const }]),
    ),
  };
  expect(sightOf(done(late, tom, named), ned)).toBe('whole');
  expect(sightOf(taken, { id: 'UOTHER', roles: ['specialist'] })).toBe('outcome');
});

test('Q26: a look stands in the history with how much was seen, and is no decision; a stranger is told whom to ask', () => {
  const looked = accepted(look(forAna, gina, { at, key: 'press/1' }));
  expect(looked.history.at(-1)).toEqual({
    at,
    by: gina.id,
    what: 'look',
    facts: { sight: 'to-enter' },
    key: 'press/1',
  });
  expect([looked.version, lastDecision(looked)?.what]).toEqual([1, 'book']);
  expect(look(forAna, ben, { at, key: 'press/2' })).toEqual({ refused: refusals.notForYou });
});
