import { type Loose, listOf, wordsIn } from './read.ts';
import { RichText } from './rich-text.tsx';

export const rowsOf = (rows: unknown): Loose[][] => (Array.isArray(rows) ? rows.map(listOf) : []);

export const Cell = ({ of }: { of: Loose }) =>
  of.type === 'rich_text' ? <RichText elements={of.elements} /> : wordsIn(of.text);
