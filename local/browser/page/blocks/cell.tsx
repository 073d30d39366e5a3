import { type Loose, listOf, wordsIn } from './read.ts';
import { RichText } from './rich-text.tsx';

export const rowsOf = (rows: unknown): Loose[][] => (Array.isArray(rows) ? rows.map(listOf) : []);

export const Cell = ({ of }: { of: Loose }) =>
  of.type === 'rich_text' ? <RichText elements={of.elements} /> : wordsIn(of.text);

/** The names of a table's columns; `look` gives the class of each. */
export const Head = ({ of, look }: { of: Loose[]; look?: (column: number) => string }) => (
  <thead>
    <tr>
      {of.map((cell, column) => (
        <th key={column} scope="col" class={look?.(column)}>
          <Cell of={cell} />
        </th>
      ))}
    </tr>
  </thead>
);
