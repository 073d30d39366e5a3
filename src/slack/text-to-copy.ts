import type { InputBlock } from '@slack/types';

const perPiece = 3_000;

/**
 * Text in inputs, where it can be marked and copied as it is: 3,000 characters a piece, Slack's limit for one.
 * An input's own label says which piece it is.
 */
export function copyBlocks(name: string, label: string, text: string): InputBlock[] {
  const pieces = piecesOf(text);
  return pieces.map((piece, index) => ({
    type: 'input',
    block_id: `${name}.${index}`,
    label: {
      type: 'plain_text',
      text: pieces.length > 1 ? `${label} (part ${index + 1} of ${pieces.length})` : label,
      emoji: false,
    },
    // Whoever cuts the text out instead of copying it can still press the submit button.
    optional: true,
    element: { type: 'plain_text_input', action_id: name, multiline: true, initial_value: piece },
  }));
}

/** One line in an input of its own, so that it is copied whole and with nothing else (CB-40). */
export const lineToCopy = (name: string, label: string, text: string): InputBlock => ({
  type: 'input',
  block_id: `${name}.0`,
  label: { type: 'plain_text', text: label, emoji: false },
  optional: true,
  element: { type: 'plain_text_input', action_id: name, initial_value: text },
});

/** Cuts at line ends where it can, and never in the middle of a character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const part of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
    if (piece.length + part.length > perPiece && piece) {
      pieces.push(piece);
      piece = '';
    }
    for (const character of part) {
      if (piece.length + character.length > perPiece) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
  }
  return piece ? [...pieces, piece] : pieces;
}
