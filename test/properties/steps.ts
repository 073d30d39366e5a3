import fc from 'fast-check';
import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import { people } from '../support/builders.ts';
import { fates } from './pocket-deliverer.ts';

const { ana, tom, tess, otherLeader } = people;
export const actors = { ...people, tomNoLonger: { ...tom, roles: [] } };

const passing = (teamLeader: string, cover: string) => (): IncidentCommand[] => [
  { on: 'change-team-leader', teamLeader, cover },
];

/** What people may ask for; what is secret may stand in no message. */
export const asks: Record<string, (it: Incident) => readonly IncidentCommand[]> = {
  ask: () => [{ on: 'ask-for-information', said: 'secret: which step?' }],
  give: () => [{ on: 'give-information', said: 'secret: step 4' }],
  unable: () => [{ on: 'find-unable-to-resolve' }],
  authorise: (it) => afterUnableToResolve(it, { on: 'authorise' }),
  'local action': (it) => afterUnableToResolve(it, { on: 'name-local-action', said: 'secret: try again' }),
  'did not help': () => [{ on: 'report-local-action', said: 'secret: no change' }],
  helped: () => [{ on: 'report-resolved', said: 'secret: it works' }],
  'pass to Lee, Ana covers': passing(otherLeader.id, ana.id),
  'pass to Tess, Tom covers': passing(tess.id, tom.id),
  'pass to Tom, Tess covers': passing(tom.id, tess.id),
};

/** Who most often asks for it; so that stories go on, not only get refused. */
const usual: Record<string, (keyof typeof actors)[]> = {
  ask: ['tom', 'tess'],
  give: ['ana'],
  unable: ['tom', 'tess'],
  authorise: ['tom', 'tess', 'otherLeader'],
  'local action': ['tom', 'tess'],
  'did not help': ['ana'],
  helped: ['ana'],
  'pass to Lee, Ana covers': ['ana'],
  'pass to Tess, Tom covers': ['ana'],
  'pass to Tom, Tess covers': ['ana'],
};

const some = fc.nat({ max: 7 });
const key = fc.nat({ max: 40 });
const anyone = fc.constantFrom<(keyof typeof actors)[]>(
  'ana',
  'tom',
  'tess',
  'otherLeader',
  'ben',
  'adviser',
  'administrator',
  'tomNoLonger',
);
// Answers more often than there are questions, so that some meet theirs.
const asked = fc.constantFrom(
  ...Object.keys(asks),
  'give',
  'give',
  'did not help',
  'did not help',
  'authorise',
);
const asking = asked.chain((what) =>
  fc.record({
    do: fc.constant('ask' as const),
    what: fc.constant(what),
    by: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(usual[what] ?? [])) },
      { weight: 1, arbitrary: anyone },
    ),
    key,
  }),
);

/** One thing that happens, to a person, a process, the store, Slack or the clock. Numbers choose among what there is. */
export const step = fc.oneof(
  { weight: 9, arbitrary: asking },
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
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 240) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export const steps = fc.array(step, { minLength: 40, maxLength: 120 });
