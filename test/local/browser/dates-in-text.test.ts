import { expect, test } from '@jest/globals';
import { dated } from '../../../local/browser/page/blocks/dates.ts';
import { markdownTree } from '../../../local/browser/page/blocks/markdown-tree.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const now = Date.parse('2026-07-01T10:00:00Z');

test.each([
  ['{date_num} {time}', '2026-07-01 11:04'],
  ['{date_long}', 'Wednesday 1 July 2026'],
  ['{date_short_pretty} at {time_secs}', 'today at 11:04:00'],
  ['{ago}', 'in 4 minutes'],
  ['{who knows} {constructor}', '{who knows} {constructor}'],
])('%s is said for London', (format, words) => {
  expect(dated(seconds('2026-07-01T10:04:00Z'), format, now)).toBe(words);
});

test('tomorrow begins at midnight in London', () => {
  expect(dated(seconds('2026-07-01T23:30:00Z'), '{date_pretty}', now)).toBe('tomorrow');
  expect(dated(seconds('2026-07-01T22:30:00Z'), '{date_pretty}', now)).toBe('today');
});

test('a date that is none has no words', () => {
  expect(dated(Number.NaN, '{date}', now)).toBe('');
});

test('Markdown is laid out as far as it is known, and stays text beyond', () => {
  expect(
    markdownTree(
      '# Head\n\nA **bold** [page](https://a.example)\n- one\n- two\n\n---\n> said\n```js\na\n```',
    ),
  ).toEqual([
    { is: 'heading', of: [{ is: 'text', text: 'Head' }] },
    {
      is: 'paragraph',
      of: [
        { is: 'text', text: 'A ' },
        { is: 'bold', of: [{ is: 'text', text: 'bold' }] },
        { is: 'text', text: ' ' },
        { is: 'link', url: 'https://a.example', text: 'page' },
      ],
    },
    { is: 'list', isOrdered: false, items: [[{ is: 'text', text: 'one' }], [{ is: 'text', text: 'two' }]] },
    { is: 'rule' },
    { is: 'quote', of: [{ is: 'text', text: 'said' }] },
    { is: 'code block', text: 'a' },
  ]);
});
