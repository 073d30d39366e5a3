import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { latestResolution } from '../../src/domain/incident/resolution.ts';
import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import { calls, referring, resolving, sending } from '../domain/incident/story.ts';
import { people } from '../support/builders.ts';
import fc from '../support/seeded.ts';
import { fates } from './pocket-deliverer.ts';
import { remarks } from './remarks.ts';

const { ana, tom, tess, otherLeader } = people;
export const actors = { ...people, tomNoLonger: { ...tom, roles: [] } };
export type Who = keyof typeof actors;

const passing = (teamLeader: string, cover: string) => (): IncidentCommand[] => [
  { on: 'change-team-leader', teamLeader, cover },
];
/** By an adviser who has read the resolution that stands. */
const resolvingNow = (it: Incident, route?: string): IncidentCommand => ({
  ...resolving(route, `shown: resolution ${it.version}`),
  after: latestResolution(it)?.version ?? 0,
});

const leaders: Who[] = ['tom', 'tess', 'otherLeader'];
const requester: Who[] = ['ana'];
const advisers: Who[] = ['adviser'];
type Asked = (it: Incident, at: Date) => readonly IncidentCommand[];

/** What people may ask for, and who most often does, so that stories go on; what is secret may stand in no message. */
export const asks: Record<string, { by: readonly Who[]; commands: Asked }> = {
  ask: { by: leaders, commands: () => [{ on: 'ask-for-information', said: 'secret: which step?' }] },
  give: { by: requester, commands: () => [{ on: 'give-information', said: 'secret: step 4' }] },
  advise: { by: leaders, commands: () => [{ on: 'advise', said: 'secret: sign out' }] },
  'advice worked': { by: requester, commands: () => [{ on: 'confirm-advice', said: 'secret: done' }] },
  'advice failed': { by: requester, commands: () => [{ on: 'report-advice-failed', said: 'secret: no' }] },
  'take it back': { by: leaders, commands: () => [{ on: 'take-it-back' }] },
  'check back': { by: leaders, commands: () => [{ on: 'check-back' }] },
  unable: { by: leaders, commands: () => [{ on: 'find-unable-to-resolve' }] },
  refer: { by: leaders, commands: (it) => afterUnableToResolve(it, referring()) },
  'refer, urgent': { by: leaders, commands: (it) => afterUnableToResolve(it, referring('urgent')) },
  send: {
    by: requester,
    commands: (it, at) => [sending(it.adviceAndGuidance?.enquiry, at, 'secret 1-777')],
  },
  answered: {
    by: requester,
    commands: () => [{ on: 'report-advice-and-guidance-resolved', said: 'secret: this screen' }],
  },
  'not answered': {
    by: requester,
    commands: () => [{ on: 'report-advice-and-guidance-failed', said: 'secret: nobody knows' }],
  },
  'local action': {
    by: leaders,
    commands: (it) => afterUnableToResolve(it, { on: 'name-local-action', said: 'secret: try again' }),
  },
  'did not help': {
    by: requester,
    commands: () => [{ on: 'report-local-action', said: 'secret: no change' }],
  },
  helped: { by: requester, commands: () => [{ on: 'report-resolved', said: 'secret: it works' }] },
  authorise: { by: leaders, commands: (it) => afterUnableToResolve(it, { on: 'authorise' }) },
  'pass to Lee, Ana covers': { by: requester, commands: passing(otherLeader.id, ana.id) },
  'pass to Tess, Tom covers': { by: requester, commands: passing(tess.id, tom.id) },
  'pass to Tom, Tess covers': { by: requester, commands: passing(tom.id, tess.id) },
  resolve: { by: advisers, commands: (it) => [resolvingNow(it)] },
  'resolve unread': { by: advisers, commands: () => [{ ...resolving(undefined, 'shown: blind'), after: 0 }] },
  'resolve by call': { by: advisers, commands: (it) => [resolvingNow(it, calls.back)] },
  'worked in the call': {
    by: advisers,
    commands: (it) => [resolvingNow(it, calls.first), { on: 'confirm-worked-in-call' }],
  },
  'failed in the call': {
    by: advisers,
    commands: (it) => [resolvingNow(it, calls.first), { on: 'report-failed-in-call' }],
  },
  worked: { by: requester, commands: () => [{ on: 'confirm-worked' }] },
  'not worked': { by: requester, commands: () => [{ on: 'report-not-worked', said: 'shown: tried twice' }] },
  'lock set': { by: requester, commands: () => [{ on: 'confirm-lock-assign-set' }] },
  'lock removed': { by: requester, commands: () => [{ on: 'confirm-lock-assign-removed' }] },
  'lock kept': { by: requester, commands: () => [{ on: 'confirm-lock-assign-kept' }] },
};

const some = fc.nat({ max: 7 });
const key = fc.nat({ max: 40 });
const names: Who[] = ['ana', 'tom', 'tess', 'otherLeader', 'ben', 'adviser', 'administrator', 'tomNoLonger'];
const anyone = fc.constantFrom(...names);
// What carries a story on comes more often than there is occasion for, so that some of it meets its own.
const onwards = [
  'give',
  'did not help',
  'authorise',
  'authorise',
  'authorise',
  'resolve',
  'resolve',
  'not worked',
];
const asked = fc.constantFrom(...Object.keys(asks), ...onwards);
const asking = asked.chain((what) =>
  fc.record({
    do: fc.constant('ask' as const),
    what: fc.constant(what),
    by: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(asks[what]?.by ?? [])) },
      { weight: 1, arbitrary: anyone },
    ),
    key,
  }),
);

/** One thing that happens, to a person, a process, the store, Slack or the clock. Numbers choose among what there is. */
export const step = fc.oneof(
  { weight: 9, arbitrary: asking },
  { weight: 4, arbitrary: remarks(names) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), by: anyone, key }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      which: some,
      fate: fc.oneof(fc.constant('said' as const), fc.constantFrom(...fates)),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      which: some,
      replyIsLost: fc.nat({ max: 5 }).map((one) => one === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send again' as const), which: some }) },
  { weight: 1, arbitrary: fc.constant({ do: 'remind' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 240, 1_440) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
  // For a while nothing goes wrong.
  { weight: 1, arbitrary: fc.constant({ do: 'calm' as const }) },
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export const steps = fc.array(step, { minLength: 40, maxLength: 120 });
