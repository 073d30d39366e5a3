import { describe, expect, test } from '@jest/globals';
import { escaped, type Piece, plainText, richText, withMentions } from '../../src/slack/text.ts';
import { copyBlocks } from '../../src/slack/text-to-copy.ts';
import fc from '../support/seeded.ts';

/** What is live in Slack's markup, and what nearly is, between anything else that can be typed. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<!here>',
        '<!channel|x>',
        '<@U0ANA>',
        '<#C0AAC>',
        '<https://x.example|y>',
        '<!subteam^S0AAC>',
        '&lt;!here&gt;',
        '&amp;lt;',
        '<',
        '>',
        '&',
        '@here',
        '*b*',
        '`c`',
        '\n',
        '```',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const wordings: [string, (text: string) => Piece][] = [
  ['plain', (text) => text],
  ['bold', (bold) => ({ bold })],
  ['code', (code) => ({ code })],
];

describe.each(wordings)('whatever a person types, %s', (_style, piece) => {
  test('nothing of it is live in a message’s text, and it reads as it was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const said = plainText([[piece(text)]]);
        expect(said).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(unescaped(said)).toBe(text);
        expect(escaped(text)).toBe(said);
      }),
    );
  });

  test('blocks hold it as literal text, whole', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const leaves = richText([[piece(text)]])
          .elements.filter((section) => section.type === 'rich_text_section')
          .flatMap((section) => section.elements);
        expect(leaves.map((leaf) => leaf.type)).toEqual(leaves.map(() => 'text'));
        expect(leaves.map((leaf) => ('text' in leaf ? leaf.text : '')).join('')).toBe(`${text}\n`);
      }),
    );
  });
});

test('of a sentence, only a person’s mention becomes one; nothing is lost', () => {
  fc.assert(
    fc.property(typed, (sentence) => {
      const line = withMentions(sentence);
      const again = line.map((piece) =>
        typeof piece === 'object' && 'person' in piece ? `<@${piece.person}>` : piece,
      );
      expect(again.join('')).toBe(sentence);
      expect(plainText([line]).replaceAll(/<@[A-Z0-9]+>/g, '')).not.toMatch(/[<>]/);
    }),
  );
});

test('a text to copy comes in pieces that fit, and join to what it was', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 9_000, size: 'max' }), { maxLength: 4 });
  fc.assert(
    fc.property(lines, (parts) => {
      const text = parts.join('\n');
      const pieces = copyBlocks('note', 'Note', text).map(({ element }) =>
        'initial_value' in element ? String(element.initial_value) : '',
      );
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(3_000);
        expect(piece).not.toMatch(/[\uD800-\uDBFF]$/);
      }
    }),
    { numRuns: 60 },
  );
});
