import { expect, test } from '@jest/globals';
import {
  type CallBack,
  type CallBackStatus,
  callBackStatus,
} from '../../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../../src/domain/call-back/commands.ts';
import { alreadyDone, refusals } from '../../../src/domain/call-back/refusals.ts';
import { transitions, unlessAllowed } from '../../../src/domain/call-back/states.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted } from '../../support/builders.ts';
import { aBooking, aCallBack, callers, decides, whoseAna } from '../../support/call-backs.ts';

const { ana, ben, tom, tess, gina, nia, ned, sol, casedesk } = callers;
const lee: Actor = { id: 'ULEE', roles: ['team-leader'] };
const ada: Actor = { id: 'UADA', roles: ['administrator'] };
/** Ana has it, Gina booked it, Tom leads Ana and Tess is his cover, Ben was passed the details; Lee leads others. */
const everybody = { ana, gina, tom, tess, ben, lee, nia, ned, sol, ada, casedesk };

const at = aBooking().receivedAt;
const after = (it: CallBack, ...steps: readonly (readonly [Actor, CallBackCommand])[]): CallBack =>
  steps.reduce((so, [who, command]) => accepted(decides(so, who, at, command)), it);

const pass = [ana, { on: 'pass-details', to: ben.id, facts: { to: ben.id } }] as const;
const allocate = [nia, { on: 'allocate', whose: whoseAna, facts: { to: ana.id } }] as const;
const nextAt = new Date(at.getTime() + 7_200_000);
const tried = [
  ana,
  {
    on: 'record-attempt',
    nextAt,
    facts: { result: 'Called contact not made', madeAt: at.toISOString(), nextAt: nextAt.toISOString() },
  },
] as const;
const delay = [ana, { on: 'decide-delay', said: 'It has waited long enough.' }] as const;

const formal = after(aCallBack({ kind: 'for-another' }), pass);
const downtime = after(aCallBack({ kind: 'downtime-application' }), allocate, pass, tried, delay);
const standing: Record<CallBackStatus, CallBack> = {
  'awaiting-call': formal,
  'awaiting-allocation': aCallBack({ kind: 'new-application' }),
  'with-specialist-team': aCallBack({ kind: 'functionally-unique' }),
  'number-wanted': after(formal, [ana, { on: 'report-wrong-number' }]),
  'letters-wanted': downtime,
  'fees-awaited': after(downtime, [ana, { on: 'confirm-letters' }]),
  closed: after(formal, [ana, { on: 'close', as: 'done', facts: { as: 'done' } }]),
};

type May = Partial<Record<CallBackStatus, string>>;

const everyone = Object.keys(everybody).join(' ');
const owned = ['awaiting-call', 'number-wanted', 'letters-wanted', 'fees-awaited'] as const;
const inEach = (statuses: readonly CallBackStatus[], who: string): May =>
  Object.fromEntries(statuses.map((status) => [status, who]));
const [callerOrLeader, involved] = ['ana tom tess', 'ana gina tom tess'];
const beforeAnOwner = { 'awaiting-allocation': 'gina nia', 'with-specialist-team': 'gina sol' };
const all: May = {
  ...beforeAnOwner,
  ...inEach(['awaiting-call', 'number-wanted', 'closed'], involved),
  ...inEach(['letters-wanted', 'fees-awaited'], `${involved} nia`),
};
const open = callBackStatus.options.filter((status) => status !== 'closed');
const promised = ['awaiting-call', 'awaiting-allocation', 'with-specialist-team', 'number-wanted'] as const;

/** Who may ask for it now, by how it stands; nobody else, and in no other status. */
const may: Record<CallBackCommand['on'], { cites: string; by: May }> = {
  snooze: { cites: 'CB-37', by: { 'awaiting-call': 'ana' } },
  'remind-again': { cites: 'CB-41', by: { 'awaiting-call': 'ana' } },
  reschedule: {
    cites: 'CB-38, Q6',
    by: { ...beforeAnOwner, ...inEach(['awaiting-call', 'number-wanted'], involved) },
  },
  'calling-now': { cites: 'CB-24', by: { 'awaiting-call': callerOrLeader } },
  'record-attempt': { cites: 'CB-24', by: { 'awaiting-call': callerOrLeader } },
  'report-wrong-number': { cites: 'CB-24', by: { 'awaiting-call': callerOrLeader } },
  'give-number': { cites: 'CB-24', by: { 'number-wanted': involved } },
  close: {
    cites: 'CB-39',
    by: { ...beforeAnOwner, ...inEach(['awaiting-call', 'number-wanted'], callerOrLeader) },
  },
  'client-rang-first': { cites: 'CB-01', by: inEach(promised, everyone) },
  'decide-delay': { cites: 'CB-34, Q9', by: inEach(['awaiting-call', 'number-wanted'], callerOrLeader) },
  'confirm-letters': { cites: 'CB-35', by: { 'letters-wanted': callerOrLeader } },
  'record-fees': { cites: 'CB-35', by: { 'fees-awaited': callerOrLeader } },
  allocate: { cites: 'CB-23', by: { 'awaiting-allocation': 'nia' } },
  take: { cites: 'CB-30', by: { 'with-specialist-team': 'sol' } },
  move: { cites: 'CB-42', by: inEach(owned, 'tom tess') },
  'hand-over': { cites: 'CB-42', by: inEach(owned, callerOrLeader) },
  'confirm-moved-back': { cites: 'CB-42', by: { closed: 'tom tess' } },
  'pass-details': { cites: 'CB-43', by: inEach(owned, callerOrLeader) },
  'name-answerable': { cites: 'Q30', by: inEach(owned, 'tom tess') },
  'tell-cover': { cites: 'Q25', by: inEach(open, 'casedesk') },
  'offer-to-team-leader': { cites: 'WA-07', by: inEach(owned, 'casedesk') },
  'lead-anew': { cites: 'CB-47', by: inEach(owned, 'casedesk') },
  'confirm-steps': { cites: 'CB-05', by: all },
  'confirm-sent': { cites: 'CB-30, Q15', by: all },
  'take-back': { cites: 'CB-39', by: inEach([...promised, 'letters-wanted', 'closed'], everyone) },
};

const asked = Object.entries(may).map(([on, { cites, by }]) => [cites, on, by] as const);

test.each(asked)('%s: who may %s, by how it stands', (_cites, on, by) => {
  const found = callBackStatus.options.flatMap((status) => {
    const who = Object.entries(everybody).flatMap(([name, actor]) =>
      unlessAllowed(standing[status], isCommand(on), actor) ? [] : [name],
    );
    return who.length ? [[status, who.join(' ')]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(by);
});

test('every no is one of the sentences, and says no more of the call-back than its status', () => {
  const sentences: unknown[] = Object.values(refusals);
  for (const it of Object.values(standing))
    for (const { on } of transitions)
      for (const actor of Object.values(everybody)) {
        const no = unlessAllowed(it, on, actor);
        if (no && no.refused !== alreadyDone(it, actor)) expect(sentences).toContain(no.refused);
      }
});

test('CB-43: who was passed the details is told that they are to view, and who to ask', () => {
  for (const on of ['snooze', 'record-attempt', 'close', 'reschedule'] as const)
    expect(unlessAllowed(formal, on, ben)?.refused).toBe(refusals.onlyToView);
});

function isCommand(on: string): CallBackCommand['on'] {
  const known = transitions.find((row) => row.on === on)?.on;
  if (!known) throw new Error(`The table has no ${on}.`);
  return known;
}
