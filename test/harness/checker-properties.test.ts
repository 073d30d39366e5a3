import { describe, expect, test } from '@jest/globals';
import fc from '../support/seeded.ts';
import { aDecision, aMessage, aMove, fates, type Of, settled } from './a-history.ts';
import { checked } from './checker.ts';
import type { Happened } from './history.ts';
import { isClean } from './table.ts';

type What = Happened['what'];

const clean: fc.Arbitrary<Happened[]> = fc
  .record({
    messages: fc.array(
      fc.record({
        fate: fc.constantFrom(...fates),
        lateMs: fc.integer({ min: -5, max: 90_000 }),
        fault: fc.constantFrom('quiet', 'storm', 'flood'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    decisions: fc.nat(3),
    moves: fc.nat(3),
  })
  .chain(({ messages, decisions, moves }) => {
    // One of each at least, so that every mutation finds its place.
    const all = [...fates.map((fate) => ({ fate, lateMs: 0, fault: 'quiet' })), ...messages];
    const history = [
      ...all.flatMap(({ fate, ...how }, index) => aMessage(`m${index}`, fate, how)),
      ...Array.from({ length: decisions + 1 }, (_, index) => aDecision(`d${index}`)).flat(),
      ...Array.from({ length: moves + 1 }, (_, index) => aMove(`p${index}`)).flat(),
      settled,
    ];
    return fc.shuffledSubarray(history, { minLength: history.length });
  });

/** What becomes of one thing of this sort, where it may be chosen. */
interface Mutation<W extends What = What> {
  of: W;
  if?: (it: Of<W>, history: readonly Happened[]) => boolean;
  becomes(it: Of<W>): Happened[];
}
type Mutating = (history: readonly Happened[], chance: number) => Happened[];

/** One of all that may be chosen, by chance, is no more what it was. */
function mutation<W extends What>({ of, if: may = () => true, becomes }: Mutation<W>): Mutating {
  const isOne = (it: Happened): it is Of<W> => it.what === of;
  return (history, chance) => {
    const all = history.filter(isOne).filter((it) => may(it, history));
    const chosen = all[chance % all.length];
    if (!chosen) throw new RangeError(`There is no ${of} to mutate.`);
    return history.flatMap((it) => (it === chosen ? becomes(chosen) : it));
  };
}

const isSent = ({ state }: Of<'stored'>) => state === 'sent';
const none = (): Happened[] => [];

const mutations: Record<string, Mutating> = {
  'Slack never had it': mutation({ of: 'posted', becomes: none }),
  'Slack has it twice': mutation({
    of: 'posted',
    becomes: (it) => [it, { ...it, ts: `${it.ts}-again`, at: it.at + 1 }],
  }),
  'it came early': mutation({ of: 'posted', becomes: (it) => [{ ...it, at: 999_994 }] }),
  'it stands elsewhere': mutation({ of: 'posted', becomes: (it) => [{ ...it, ts: `${it.ts}-else` }] }),
  'it is in another conversation': mutation({ of: 'posted', becomes: (it) => [{ ...it, channel: 'D9' }] }),
  'it carries another key': mutation({ of: 'posted', becomes: (it) => [{ ...it, key: `${it.key}-else` }] }),
  'nobody asked for it': mutation({
    of: 'due',
    if: ({ key }, history) => history.some((it) => it.what === 'posted' && it.key === key),
    becomes: none,
  }),
  'the store forgot it': mutation({ of: 'stored', if: isSent, becomes: none }),
  'the store has it pending': mutation({ of: 'stored', becomes: (it) => [{ ...it, state: 'pending' }] }),
  'the store has it sending': mutation({ of: 'stored', becomes: (it) => [{ ...it, state: 'sending' }] }),
  'the store cancelled it': mutation({
    of: 'stored',
    if: isSent,
    becomes: (it) => [{ ...it, state: 'cancelled' }],
  }),
  'it failed and nobody heard': mutation({
    of: 'stored',
    if: ({ state }) => state === 'failed',
    becomes: ({ fallback: _fallback, ...it }) => [it],
  }),
  'it was said after all': mutation({
    of: 'withdrawn',
    if: ({ answer }) => answer !== 'sent',
    becomes: (it) => [it, { what: 'posted', key: it.key, channel: 'D1', ts: 'late', at: 1_000_100 }],
  }),
  'whoever cancelled was told the opposite': mutation({
    of: 'withdrawn',
    if: ({ answer }) => answer !== 'being sent',
    becomes: (it) => [{ ...it, answer: it.answer === 'sent' ? 'cancelled' : 'sent' }],
  }),
  'one envelope had two effects': mutation({ of: 'effect', becomes: (it) => [it, it] }),
  'another decided, too': mutation({
    of: 'effect',
    if: ({ final }) => final,
    becomes: (it) => [it, { ...it, key: `${it.key}-else`, by: 'U9' }],
  }),
  'an answered press had no effect': mutation({
    of: 'effect',
    if: ({ final }) => !final,
    becomes: none,
  }),
  'the loser was not told': mutation({ of: 'told', becomes: none }),
  'the loser was told another name': mutation({ of: 'told', becomes: (it) => [{ ...it, by: 'U9' }] }),
  'it did not settle': mutation({ of: 'settled', becomes: () => [{ what: 'not settled', due: ['m0'] }] }),
  'nobody looked whether it settled': mutation({ of: 'settled', becomes: none }),
};

const isFound = (history: readonly Happened[]) =>
  !isClean({ ...checked(history), seed: 1, faults: [], history: [...history] });

test('G7: a history in which every promise was kept is clean, in whichever order it was written', () => {
  fc.assert(
    fc.property(clean, (history) => {
      expect(checked(history)).toMatchObject({ wrong: [], settledMs: 20 });
      expect(isFound(history)).toBe(false);
    }),
  );
});

describe('G7: one thing that went wrong is found among all that went right', () => {
  test.each(Object.entries(mutations))('%s', (_name, mutated) => {
    fc.assert(
      fc.property(clean, fc.nat(), (history, chance) => {
        expect(isFound(mutated(history, chance))).toBe(true);
      }),
    );
  });
});
