import { expect, test } from '@jest/globals';
import { type CallBack, callBackKind } from '../../../src/domain/call-back/call-back.ts';
import { checklist, type StepsOf, unconfirmedOf } from '../../../src/domain/call-back/checklist.ts';
import type { CallBackCommand } from '../../../src/domain/call-back/commands.ts';
import { refusals } from '../../../src/domain/call-back/refusals.ts';
import { closingSteps, settingUp, stepWords } from '../../../src/domain/call-back/steps.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted } from '../../support/builders.ts';
import { aCallBack, callers, decides } from '../../support/call-backs.ts';

const { ana, ben, tom, gina, sol } = callers;
const at = new Date('2014-04-01T09:00:00Z');
const agreedAt = new Date('2014-04-01T13:00:00Z');
const done = (it: CallBack, who: Actor, ...commands: CallBackCommand[]): CallBack =>
  accepted(decides(it, who, at, ...commands));
const confirming = (...steps: string[]): CallBackCommand => ({
  on: 'confirm-steps',
  facts: { steps: steps.join(',') },
});
const closing: CallBackCommand = { on: 'close', as: 'done', facts: { as: 'done' } };
const moving: CallBackCommand = {
  on: 'move',
  whose: { owner: ben.id, teamLeader: tom.id },
  facts: { to: ben.id, why: 'case-moved' },
};
const keys = (it: CallBack) => checklist(it).map(({ key }) => key);
const left = (it: CallBack, whose: StepsOf) => unconfirmedOf(it, whose).map(({ key }) => key);
const activity = ['activity', 'tickbox', 'description', 'alarm', 'status'];
const forAnother = ['sr', 'case', ...activity, 'pending'];

test.each([
  ['own', undefined, ['outbound', ...activity]],
  ['own', 'outbound', ['outbound', ...activity]],
  ['own', 'inbound', activity],
  ['for-another', undefined, ['tried', ...forAnother]],
  ['for-another', 'wrong-scin', forAnother],
  ['for-another', 'correspondence', forAnother],
  ['informal', 'inbound', ['informal-activity', 'informal-alarm', 'status']],
  ['functionally-unique', 'inbound', ['transfer', 'mandatory', 'notes', 'casegroup']],
  ['new-application', 'inbound', ['transfer', 'gich-overflow']],
  ['downtime-application', 'inbound', ['applications-overflow']],
] as const)(
  'CB-05 to CB-19, CB-45, CB-48, WA-08, WA-10, WA-11: what is set up for a call-back: %s, %s',
  (kind, cameBy, steps) => {
    expect(keys(aCallBack({ kind, agreedAt, facts: cameBy && { cameBy } }))).toEqual(steps);
  },
);

test('CB-09: a step more where the description does not hold all of it', () => {
  const long = { why: 'x'.repeat(600), notesIn: 'PP contact notes' };
  expect(keys(aCallBack({ agreedAt }))).not.toContain('overflow');
  expect(keys(aCallBack({ agreedAt, fields: long }))).toContain('overflow');
});

test('every step fits beside a tick box, and no stage has more than Slack shows', () => {
  for (const { words, detail } of Object.values(stepWords)) {
    expect(words.length).toBeLessThanOrEqual(75);
    expect(detail.length).toBeLessThanOrEqual(75);
  }
  for (const kind of callBackKind.options)
    for (const stage of [settingUp[kind], closingSteps[kind]]) {
      expect(stage.length).toBeLessThanOrEqual(10);
      expect(new Set(stage).size).toBe(stage.length);
    }
});

test('CB-13, CB-16: partly confirmed stays, with whoever confirmed it first and when', () => {
  const first = done(aCallBack({ kind: 'for-another', agreedAt }), gina, confirming('sr', 'case'));
  const both = done(first, ana, confirming('case', 'pending'));
  const by = checklist(both).flatMap(({ key, confirmed }) =>
    confirmed ? [[key, confirmed.by, confirmed.at]] : [],
  );
  expect(by).toEqual([
    ['sr', gina.id, at],
    ['case', gina.id, at],
    ['pending', ana.id, at],
  ]);
  expect(left(both, 'booker')).toHaveLength(6);
});

test('WA-05, WA-06, WA-12, CB-42: a move adds what its team leader does; an application and a proforma move no case', () => {
  const moved = done(aCallBack({ agreedAt }), tom, moving);
  expect([left(moved, 'leader'), left(moved, 'owner')]).toEqual([['finished', 'exceptions', 'moved'], []]);
  const team = aCallBack({ kind: 'functionally-unique' });
  const taken = done(team, sol, {
    on: 'take',
    whose: { owner: sol.id, teamLeader: tom.id },
    facts: { to: sol.id },
  });
  expect(left(done(taken, tom, moving), 'leader')).toEqual([]);
});

test('CB-39, WA-12: once it is closed nothing more is set up; the closing is left, and what was confirmed stays', () => {
  const closed = done(done(aCallBack({ agreedAt }), ana, confirming('outbound')), ana, closing);
  expect(keys(closed)).toEqual(['outbound', 'noted', 'closed', 'activities-closed']);
  expect(left(closed, 'owner')).toEqual(['noted', 'closed', 'activities-closed']);
  expect(decides(closed, ana, at, confirming('sr'))).toEqual({ refused: refusals.stepUnknown });
});

test.each([
  ['Application made', ['procedure', 'fees-collected']],
  ['Signposted to CM Options', []],
] as const)('CB-25, CB-33: %s: what an application then asks', (result, steps) => {
  const whose = { owner: ana.id, teamLeader: tom.id };
  const allocated = done(aCallBack({ kind: 'downtime-application' }), callers.nia, {
    on: 'allocate',
    whose,
    facts: { to: ana.id },
  });
  const facts = { result, madeAt: at.toISOString() };
  const closed = done(
    allocated,
    ana,
    { on: 'record-attempt', facts },
    { on: 'close', as: 'done', facts: { as: 'done', outcome: 'Application made' } },
  );
  expect(keys(closed)).toEqual(steps);
});
