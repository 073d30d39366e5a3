import { expect, test } from '@jest/globals';
import { escaped, plainText, richText, withMentions } from '../../src/slack/text.ts';

test('each piece is an element of its own, each line a section that ends', () => {
  expect(
    richText([
      ['Raised by ', { person: 'UANA' }, '.'],
      [{ bold: 'Now' }, { code: 'x' }],
    ]),
  ).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Raised by ' },
          { type: 'user', user_id: 'UANA' },
          { type: 'text', text: '.' },
          { type: 'text', text: '\n' },
        ],
      },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Now', style: { bold: true } },
          { type: 'text', text: 'x', style: { code: true } },
          { type: 'text', text: '\n' },
        ],
      },
    ],
  });
});

test('empty pieces are left out, however they look, for Slack refuses them', () => {
  const { elements } = richText([['', { bold: '' }, { code: '' }]]);
  expect(elements).toEqual([{ type: 'rich_text_section', elements: [{ type: 'text', text: '\n' }] }]);
});

test('what is read out names people, and nothing else that is live', () => {
  expect(
    plainText([
      ['To ', { person: 'UANA' }],
      ['<!here> & ', { bold: '<@UTOM>' }, { code: '<#C1>' }],
    ]),
  ).toBe('To <@UANA>\n&lt;!here&gt; &amp; &lt;@UTOM&gt;&lt;#C1&gt;');
});

test('escaping is done once', () => {
  expect(escaped('&lt;')).toBe('&amp;lt;');
});

test('a sentence of ours with people in it becomes pieces', () => {
  expect(withMentions('<@UTOM> authorised it, <@utom> did not.')).toEqual([
    '',
    { person: 'UTOM' },
    ' authorised it, <@utom> did not.',
  ]);
});
