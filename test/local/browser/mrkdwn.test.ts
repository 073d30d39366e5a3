import { expect, test } from '@jest/globals';
import type { Inline } from '../../../local/browser/page/blocks/inline-node.ts';
import { mrkdwnTree, type Part } from '../../../local/browser/page/blocks/mrkdwn-tree.ts';
import fc from '../../support/seeded.ts';

/** A tree written short: `b(…)` for bold, `@U1` for a person, and so on. */
const short = (parts: Part[]): string[] =>
  parts.map((part) =>
    part.is === 'code block'
      ? `code(${part.text})`
      : `${part.is === 'quote' ? '> ' : ''}${part.of.map(brief).join('')}`,
  );

function brief(node: Inline): string {
  switch (node.is) {
    case 'text':
      return node.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return `${node.is.charAt(0)}(${node.of.map(brief).join('')})`;
    case 'code':
      return `c(${node.text})`;
    case 'emoji':
      return `e(${node.name})`;
    case 'person':
    case 'channel':
    case 'group':
      return `${node.is}(${node.id}${node.label && ` ${node.label}`})`;
    case 'everybody':
      return `all(${node.range})`;
    case 'date':
      return `d(${node.at} ${node.format} ${node.fallback})`;
    case 'link':
      return `l(${node.url} ${node.text})`;
  }
}

/** All that a reader gets to read. */
const words = (parts: Part[]): string =>
  parts.map((part) => (part.is === 'code block' ? part.text : part.of.map(said).join(''))).join('\n');

function said(node: Inline): string {
  if ('of' in node) return node.of.map(said).join('');
  if (node.is === 'emoji') return node.name;
  return 'text' in node ? node.text : brief(node);
}

test.each([
  ['*bold* and _italic_ and ~gone~', ['b(bold) and i(italic) and s(gone)']],
  ['*bold with _italic_ in it*', ['b(bold with i(italic) in it)']],
  ['`*no marks* in code`', ['c(*no marks* in code)']],
  ['2*3*4 and snake_case_name', ['2*3*4 and snake_case_name']],
  ['* not bold * and *not closed', ['* not bold * and *not closed']],
  ['*over a\nline*', ['*over a\nline*']],
  ['before ```a\n*b*``` after', ['before ', 'code(a\n*b*)', ' after']],
  ['&gt; one\n&gt; two\nthree', ['> one\ntwo', 'three']],
  ['&gt;&gt;&gt; one\ntwo', ['> one\ntwo']],
  ['• one\n• two', ['• one\n• two']],
  [
    '<@U0ANA> in <#C0AAC|aac> and <!subteam^S1|@aac>',
    ['person(U0ANA) in channel(C0AAC aac) and group(S1 @aac)'],
  ],
  ['<!here> <!channel> <!everyone>', ['all(here) all(channel) all(everyone)']],
  ['<!date^1764000000^{date_long} at {time}|then>', ['d(1764000000 {date_long} at {time} then)']],
  ['<https://a.example/x?a=1&amp;b=2|the page>', ['l(https://a.example/x?a=1&b=2 the page)']],
  ['<mailto:a@b.example>', ['l(mailto:a@b.example a@b.example)']],
  ['see https://a.example/x. Then', ['see l(https://a.example/x https://a.example/x). Then']],
  [':white_check_mark: at 10:04:00', ['e(white_check_mark) at 10:04:00']],
  ['&lt;@U0ANA&gt; &amp;lt;', ['<@U0ANA> &lt;']],
  ['<javascript:alert(1)|press> <who knows>', ['<javascript:alert(1)|press> <who knows>']],
])('%s', (text, tree) => {
  expect(short(mrkdwnTree(text))).toEqual(tree);
});

test('text that is to be taken as it stands has no links that nobody marked', () => {
  expect(short(mrkdwnTree('see https://a.example', { verbatim: true }))).toEqual(['see https://a.example']);
});

test('whatever is typed, nothing throws and no word is lost', () => {
  const marks = fc.constantFrom(
    '*',
    '_',
    '~',
    '`',
    '```',
    '>',
    '\n',
    ' ',
    '<',
    '>',
    '|',
    ':',
    '&',
    '@',
    '#',
    '!',
  );
  const anything = fc.array(fc.oneof(marks, fc.string(), fc.constantFrom('word', 'https://a.example')));
  fc.assert(
    fc.property(anything, (pieces) => {
      const text = pieces.join('');
      const read = words(mrkdwnTree(escaped(text))).replace(/[^\p{L}\p{N}]/gu, '');
      expect(read).toBe(text.replace(/[^\p{L}\p{N}]/gu, ''));
      expect(() => mrkdwnTree(text)).not.toThrow();
    }),
  );
});

test('without marks a text comes out as it went in', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9 .,]{1,200}$/), (text) => {
      expect(words(mrkdwnTree(text))).toBe(text);
    }),
  );
});

test('the longest text of marks that close nowhere is read to its end', () => {
  const long = '*a _b ~c <d '.repeat(3_200);
  expect(words(mrkdwnTree(long))).toBe(long);
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
