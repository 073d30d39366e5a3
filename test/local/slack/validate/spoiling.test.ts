import { expect, test } from '@jest/globals';
import { type Problem, validateMessage, validateView } from '../../../../local/slack/validate/index.ts';
import fc from '../../../support/seeded.ts';
import { goodBlocks, goodHome, goodModal } from './arbitraries.ts';
import { discords, spoilings } from './spoiling.ts';

const problemsOf = (view: unknown, surface: 'modal' | 'home') => {
  const problems = validateView(view, surface);
  return problems === 'view_too_large' ? [] : problems;
};
const inMessage = (blocks: unknown) => validateMessage({ text: 'a', blocks })?.problems ?? [];

const leadsTo = (place: string) => (problem: Problem) =>
  problem.pointer === place || problem.pointer.startsWith(`${place}/`);
const isOnTheWayTo = (place: string) => (problem: Problem) =>
  leadsTo(place)(problem) || place.startsWith(`${problem.pointer}/`);

type Good = Record<string, unknown>;

function blocksOf(view: unknown): Good[] {
  const blocks = typeof view === 'object' && view !== null && 'blocks' in view ? view.blocks : view;
  return Array.isArray(blocks) ? blocks : [];
}

const kinds: [
  what: string,
  good: fc.Arbitrary<Good | Good[]>,
  root: string,
  problems: (value: unknown) => Problem[],
][] = [
  ['a modal', goodModal, '/view', (view) => problemsOf(view, 'modal')],
  ['a Home tab', goodHome, '/view', (view) => problemsOf(view, 'home')],
  ['a message', goodBlocks('message'), '/blocks', inMessage],
];

test.each(kinds)(
  '%s of sound parts passes, and no single thing in it can be spoilt unseen',
  (_what, good, root, problems) => {
    fc.assert(
      fc.property(good, fc.nat(), (sound, pick) => {
        expect(problems(sound)).toEqual([]);
        const all = Array.isArray(sound)
          ? [...spoilings(sound, root), ...discords(sound, root, (blocks) => blocks)]
          : [
              ...spoilings(sound, root),
              ...discords(blocksOf(sound), `${root}/blocks`, (blocks) => ({ ...sound, blocks })),
            ];
        const spoilt = all[pick % all.length];
        if (!spoilt) throw new Error('There is nothing to spoil.');
        const { how, place } = spoilt;
        const found = problems(spoilt.make());
        const leads = found.some(leadsTo(place));
        const strays = found.filter((one) => !isOnTheWayTo(place)(one));
        expect({ how, place, leads, strays }).toEqual({ how, place, leads: true, strays: [] });
      }),
      { numRuns: 400 },
    );
  },
);

test('a modal without submit is refused for each of its inputs, and only for them', () => {
  fc.assert(
    fc.property(goodModal, ({ submit: _submit, ...view }) => {
      const inputs = blocksOf(view).flatMap(({ type }, index) => (type === 'input' ? [index] : []));
      expect(problemsOf(view, 'modal').map(({ pointer }) => pointer)).toEqual(
        inputs.map((index) => `/view/blocks/${index}/input`),
      );
    }),
  );
});
