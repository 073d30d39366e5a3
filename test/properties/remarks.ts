import type { Remarked } from '../../src/domain/incident/conversation.ts';
import fc from '../support/seeded.ts';

/** Where people write: in the thread, twice, and in a direct message. */
const places = { 'C/1.1': 'aac', 'C/2.2': 'aac', 'D/1.1': 'caseworker' } as const;
const mayBeHeard: Record<Remarked['side'], readonly string[]> = {
  aac: ['adviser'],
  caseworker: ['ana', 'tom', 'tess', 'otherLeader', 'tomNoLonger'],
};

const wordings = [
  'which screen?',
  'which screen, and when?',
  'for AB 12 34 56 C, who rings from 07700 900123',
  'in words & signs <like> these',
];
/** Said by nobody to the other side, whoever writes it. */
const unheard = ['// secret: between ourselves', `secret ${'x'.repeat(3_000)}`, ''];

/** Remarks that are said, reworded, taken back and repeated, some of them heard out of order. */
export const remarks = <Who extends string>(names: readonly Who[]) =>
  fc
    .constantFrom(...Object.entries(places))
    .chain(([source, side]) => {
      const heard = names.filter((name) => mayBeHeard[side].includes(name));
      const by = fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...heard) },
        { weight: 1, arbitrary: fc.constantFrom(...names) },
      );
      return by.map((who) => ({ source, side, by: who, isHeard: heard.includes(who) }));
    })
    .chain(({ source, side, by, isHeard }) =>
      fc.record({
        do: fc.constant('hear' as const),
        by: fc.constant(by),
        key: fc.nat({ max: 60 }),
        remarked: fc.record({
          source: fc.constant(source),
          side: fc.constant(side),
          change: fc.constantFrom<Remarked['change'][]>('said', 'reworded', 'reworded', 'taken-back'),
          words: fc.oneof(
            {
              weight: 4,
              arbitrary: fc
                .constantFrom(...wordings)
                .map((words) => `${isHeard ? 'shown' : 'secret'}: ${words}`),
            },
            { weight: 1, arbitrary: fc.constantFrom(...(side === 'aac' ? unheard : unheard.slice(1))) },
          ),
        }),
        // By how many other remarks its event comes too late.
        late: fc.constantFrom(0, 0, 0, 2, 9),
      }),
    );
