import { describe, expect, test } from '@jest/globals';
import {
  initialState,
  validateBlocks,
  validateMessage,
  validateSubmissionAnswer,
  validateView,
  withIds,
} from '../../../../local/slack/validate/index.ts';
import fc from '../../../support/seeded.ts';
import { aModal, anElement, anInput, aSection, many, plain, richText, someOptions } from './samples.ts';

const names = [
  'type',
  'text',
  'element',
  'elements',
  'options',
  'rows',
  'child_blocks',
  '__proto__',
  'length',
];
const types = [
  'section',
  'actions',
  'input',
  'table',
  'rich_text',
  'container',
  'static_select',
  'plain_text',
  'toString',
  '__proto__',
];

/** JSON of any shape, with the words of blocks in it more often than chance would have them. */
const scrap = fc.letrec<{ any: unknown; object: object }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue(),
    fc.constantFrom(...types),
    tie('object'),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...names), tie('any')), { maxLength: 4 })
    .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries)))),
})).any;
const typed = fc
  .tuple(fc.constantFrom(...types), scrap)
  .map(([type, rest]) => (typeof rest === 'object' && rest !== null ? { ...rest, type } : rest));

describe('whatever JSON arrives', () => {
  test('as a view is refused, and thrown over by nobody', () => {
    fc.assert(
      fc.property(scrap, (value) => {
        for (const surface of ['modal', 'home'] as const)
          expect(validateView(value, surface)).not.toHaveLength(0);
        const answer = { response_action: 'update', view: value };
        expect(validateSubmissionAnswer(answer, { blocks: [] })).toMatch(/./);
      }),
      { numRuns: 1000 },
    );
  });

  test('as a block is refused, or else sound enough to be kept', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 3 }), (blocks) => {
        for (const surface of ['message', 'modal', 'home'] as const) {
          if (validateBlocks(blocks, surface, '/blocks').length > 0) continue;
          const kept = withIds(blocks);
          expect(kept).toHaveLength(blocks.length);
          expect(initialState({ blocks: kept })).toEqual(expect.any(Object));
        }
        for (const parts of [{ blocks }, { attachments: blocks }, { metadata: blocks[0] }])
          validateMessage({ text: 'a', ...parts });
      }),
      { numRuns: 1000 },
    );
  });
});

/** `{"a":{"a":…}}`, made without recursion. */
function deep(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'the end';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

const nestings: [what: string, wrap: (inner: unknown) => unknown][] = [
  ['lists', (inner) => [inner]],
  ['objects', (inner) => ({ type: 'section', text: inner })],
  ['containers', (inner) => ({ type: 'container', title: plain('a'), child_blocks: [inner] })],
  ['rich texts', (inner) => richText(inner)],
  ['cards', (inner) => ({ type: 'carousel', elements: [inner] })],
];

test.each(nestings)('%s a hundred thousand deep are refused', (_what, wrap) => {
  const bottomless = deep(100_000, wrap);
  expect(validateBlocks([bottomless], 'message', '/blocks')).not.toEqual([]);
  expect(validateView(aModal({ blocks: [bottomless] }), 'modal')).toBe('view_too_large');
  expect(validateMessage({ text: 'a', blocks: [bottomless] })?.error).toBe('invalid_blocks');
  expect(validateMessage({ text: 'a', attachments: [bottomless] })?.error).toBe('invalid_attachments');
  expect(validateMessage({ text: 'a', metadata: bottomless })?.error).toMatch(/^invalid_metadata/);
});

test.each<[what: string, blocks: unknown[], problems: number]>([
  ['blocks', many(1_000_000, () => null), 1],
  ['fields', [aSection({ fields: many(1_000_000, () => null) })], 1],
  ['options', [anInput(anElement('static_select', { options: many(1_000_000, () => null) }))], 1],
  [
    'options of which as many are chosen',
    [anInput(anElement('checkboxes', { options: someOptions(10), initial_options: someOptions(100_000) }))],
    99_990,
  ],
])('a million %s are refused without a look at each beside each', (_what, blocks, problems) => {
  expect(validateBlocks(blocks, 'modal', '/view/blocks')).toHaveLength(problems);
});

test('ten megabytes of text are refused like one character too many', () => {
  const text = 'x'.repeat(10_000_000);
  expect(validateMessage({ blocks: [aSection({ text: plain(text) })] })?.problems).toContainEqual(
    expect.objectContaining({ message: 'must be less than 3001 characters', pointer: '/blocks/0/text/text' }),
  );
  expect(validateView(aModal({ private_metadata: text }), 'modal')).toBe('view_too_large');
  expect(validateMessage({ text }, { maxText: 4000 })).toEqual({ error: 'msg_too_long', problems: [] });
});
