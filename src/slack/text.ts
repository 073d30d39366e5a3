import type { RichTextBlock, RichTextElement } from '@slack/types';

/** A piece of a line: our own or a user's words, both literal, or a person, words that stand out, or one of our links. */
export type Piece =
  | string
  | { person: string }
  | { bold: string }
  | { code: string }
  | { link: string; words: string };
export type Line = readonly Piece[];

/** Lines as rich text: every word of it literal, so that nothing a user types can ping, link or format. */
export function richText(lines: readonly Line[]): RichTextBlock {
  const elements = lines.map((line) => ({
    type: 'rich_text_section' as const,
    elements: [...line.map(element).filter(isSaid), { type: 'text' as const, text: '\n' }],
  }));
  return { type: 'rich_text', elements };
}

type Leaf = Extract<RichTextElement, { type: 'text' } | { type: 'user' } | { type: 'link' }>;

/** Slack refuses a text element without text. */
const isSaid = (leaf: Leaf): boolean => leaf.type !== 'text' || leaf.text !== '';

function element(piece: Piece): Leaf {
  if (typeof piece === 'string') return { type: 'text', text: piece };
  if ('person' in piece) return { type: 'user', user_id: piece.person };
  if ('link' in piece) return { type: 'link', url: piece.link, text: piece.words };
  return 'bold' in piece
    ? { type: 'text', text: piece.bold, style: { bold: true } }
    : { type: 'text', text: piece.code, style: { code: true } };
}

/** The same lines for notifications and screen readers, which read a message's `text` and skip its blocks. */
export const plainText = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(spoken).join('')).join('\n');

function spoken(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  if ('person' in piece) return `<@${piece.person}>`;
  if ('link' in piece) return `<${piece.link}|${escaped(piece.words)}>`;
  return escaped('bold' in piece ? piece.bold : piece.code);
}

/** Slack's three: & < and >. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text that fits in so many bytes of UTF-8; what is cut is cut between characters and said by '…'. */
export function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= most) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(most - encoder.encode('…').length));
  // Half an entity or half a mention would be shown as it is.
  return `${text
    .slice(0, read)
    .replace(/(&[^;\s]*|<[^>]*)$/, '')
    .trimEnd()}…`;
}

/** A sentence with `<@U…>` mentions of ours as a line of pieces. */
export const withMentions = (sentence: string): Line =>
  sentence.split(/(<@[A-Z0-9]+>)/).map((part) => {
    const person = /^<@([A-Z0-9]+)>$/.exec(part)?.[1];
    return person ? { person } : part;
  });
