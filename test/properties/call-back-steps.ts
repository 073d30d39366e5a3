import { type CallBackKind, callBackKind } from '../../src/domain/call-back/call-back.ts';
import fc from '../support/seeded.ts';
import { fates } from './pocket-deliverer.ts';

/** What people may ask of a call-back; minutes from now where a time is wanted. */
const asks = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ask: fc.constant('snooze' as const),
      minutes: fc.constantFrom(10, 15, 15, 30, 45, 60, 120, 135),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constant('remind-again' as const),
      minutes: fc.constantFrom(-5, 5, 20, 90, 1_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constant('reschedule' as const),
      minutes: fc.constantFrom(undefined, -5, 4, 12, 45, 400, 2_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constantFrom('move' as const, 'hand-over' as const),
      to: fc.constantFrom('ana', 'ben', 'ned'),
      comesBack: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ask: fc.constantFrom('allocate' as const, 'take' as const),
      to: fc.constantFrom('ned', 'ben'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ ask: 'calling-now' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ask: fc.constant('not reached' as const),
      minutes: fc.constantFrom(undefined, 5, 10, 14, 30, 130, 1_000, 2_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ ask: 'reached' as const }, { ask: 'reached and done' as const }),
  },
  { weight: 2, arbitrary: fc.constant({ ask: 'wrong number' as const }) },
  { weight: 3, arbitrary: fc.constant({ ask: 'give number' as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ ask: 'close' as const }, { ask: 'rang first' as const }) },
  { weight: 6, arbitrary: fc.constant({ ask: 'take back' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ ask: fc.constant('name' as const), to: fc.constantFrom('tess', 'ben') }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { ask: 'tell cover' as const },
      { ask: 'steps' as const },
      { ask: 'pass' as const },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { ask: 'decide delay' as const },
      { ask: 'letters' as const },
      { ask: 'fees' as const },
      { ask: 'moved back' as const },
    ),
  },
);
export type Ask = typeof asks extends fc.Arbitrary<infer A> ? A : never;

/** Whoever it mostly is, or anybody. */
const by = fc.oneof(
  { weight: 8, arbitrary: fc.constant('whoever may' as const) },
  { weight: 1, arbitrary: fc.constantFrom('ana', 'ben', 'tom', 'gina', 'nia', 'sol') },
);

/** One thing that happens, to people, to the clock, to the sweep, to Slack. */
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('ask' as const), ask: asks, by }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(20, 60, 300, 600, 1_800, 3_600, 14_400, 86_400),
      // A sweep may miss hours: nothing is looked at meanwhile.
      isMissed: fc.nat({ max: 4 }).map((one) => one === 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      which: fc.nat({ max: 7 }),
      fate: fc.oneof(fc.constant('said' as const), fc.constantFrom(...fates)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      which: fc.nat({ max: 7 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export const steps = fc.array(step, { minLength: 10, maxLength: 60 });

export interface Beginning {
  kind: CallBackKind;
  /** Since the client rang. */
  ago: number;
  /** Until the time agreed; none where the client named none. */
  agreedIn: number | undefined;
}

export const beginnings: fc.Arbitrary<Beginning> = fc.record({
  kind: fc.constantFrom(...callBackKind.options),
  ago: fc.constantFrom(0, 0, 30, 1_380),
  agreedIn: fc.constantFrom(undefined, 3, 20, 40, 240, 2_880),
});
