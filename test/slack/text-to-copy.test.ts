import { expect, test } from '@jest/globals';
import { copyBlocks } from '../../src/slack/text-to-copy.ts';

const pieces = (text: string) =>
  copyBlocks('note', 'Note', text).map(({ label, element }) => [
    label.text,
    'initial_value' in element ? String(element.initial_value).length : undefined,
  ]);

test('a short text is one input, filled in', () => {
  expect(copyBlocks('note', 'Note', 'a\nb')).toEqual([
    {
      type: 'input',
      block_id: 'note.0',
      label: { type: 'plain_text', text: 'Note', emoji: false },
      optional: true,
      element: { type: 'plain_text_input', action_id: 'note', multiline: true, initial_value: 'a\nb' },
    },
  ]);
});

test.each<[string, string, [string, number][]]>([
  ['nothing', '', []],
  ['as much as fits', 'x'.repeat(3000), [['Note', 3000]]],
  [
    'one too many',
    'x'.repeat(3001),
    [
      ['Note (part 1 of 2)', 3000],
      ['Note (part 2 of 2)', 1],
    ],
  ],
  [
    'a cut at the end of a line',
    `${'x'.repeat(2000)}\n${'y'.repeat(2000)}`,
    [
      ['Note (part 1 of 2)', 2001],
      ['Note (part 2 of 2)', 2000],
    ],
  ],
  [
    'no cut within a character',
    `${'x'.repeat(2999)}😀`,
    [
      ['Note (part 1 of 2)', 2999],
      ['Note (part 2 of 2)', 2],
    ],
  ],
])('%s', (_what, text, expected) => {
  expect(pieces(text)).toEqual(expected);
});
