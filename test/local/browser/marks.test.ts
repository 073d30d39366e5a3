import { expect, test } from '@jest/globals';
import { lined, wrapped } from '../../../local/browser/page/fields/marking.ts';
import { elementsOf, textOf } from '../../../local/browser/page/fields/marks.ts';
import fc from '../../support/seeded.ts';

const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });

test('marks become styles', () => {
  expect(elementsOf('a *b* _c_ ~d~ `e`')).toEqual([
    section(
      text('a '),
      text('b', { bold: true }),
      text(' '),
      text('c', { italic: true }),
      text(' '),
      text('d', { strike: true }),
      text(' '),
      text('e', { code: true }),
    ),
  ]);
});

test('lines that begin as a list or a quote become one', () => {
  expect(elementsOf('Tried:\n• one\n- two\n1. first\n> said')).toEqual([
    section(text('Tried:')),
    { type: 'rich_text_list', style: 'bullet', elements: [section(text('one')), section(text('two'))] },
    { type: 'rich_text_list', style: 'ordered', elements: [section(text('first'))] },
    { type: 'rich_text_quote', elements: [text('said')] },
  ]);
});

test('code between fences is left alone', () => {
  expect(elementsOf('see\n```\na *b*\n```\nthen')).toEqual([
    section(text('see')),
    { type: 'rich_text_preformatted', elements: [text('a *b*')] },
    section(text('then')),
  ]);
});

test('people, links and emoji survive the way there and back', () => {
  const typed = '<@U0ANA> in <#C0AAC> :tada: <https://a.example|here> *_both_*\n• one\n• two\n> said';
  expect(textOf(elementsOf(typed))).toBe(typed);
});

test('what was made of a text is made of it again', () => {
  const piece = fc.constantFrom('*', '_', '~', '`', '\n', '• ', '1. ', '> ', ' ', 'a', 'b c', '&', '<');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const typed = pieces.join('');
      const letters = (words: string) => words.replace(/[^a-z]/g, '');
      expect(letters(textOf(elementsOf(typed)))).toBe(letters(typed));
    }),
  );
});

test('a button puts its mark round what is selected, and takes it off again', () => {
  const once = wrapped({ text: 'a word here', start: 2, end: 6 }, '*');
  expect(once).toEqual({ text: 'a *word* here', start: 3, end: 7 });
  expect(wrapped(once, '*')).toEqual({ text: 'a word here', start: 2, end: 6 });
});

test('a button makes a list of the lines that are touched, and lines of the list', () => {
  const once = lined({ text: 'one\ntwo\nthree', start: 1, end: 5 }, 'ordered');
  expect(once.text).toBe('1. one\n2. two\nthree');
  expect(lined(once, 'bullet').text).toBe('• one\n• two\nthree');
  expect(lined(once, 'ordered').text).toBe('one\ntwo\nthree');
});
