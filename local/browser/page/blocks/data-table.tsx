import { useState } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { Cell, Head, rowsOf } from './cell.tsx';
import { numberIn, wordsIn } from './read.ts';
import { Scrolling } from './scrolling.tsx';

const usualPage = 5;

/** A table of many rows, shown a page at a time. */
export function DataTableBlock({ block }: { block: Block }) {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = rowsOf(block.rows);
  const size = numberIn(block.page_size) ?? usualPage;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, pages - 1);
  const caption = wordsIn(block.caption);
  const heading = numberIn(block.row_header_column_index);
  return (
    <div class="data-table-block">
      <Scrolling class="table-block" name={caption}>
        <table>
          <caption>{caption}</caption>
          <Head of={head} />
          <tbody>
            {rows.slice(at * size, (at + 1) * size).map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) =>
                  column === heading ? (
                    <th key={column} scope="row">
                      <Cell of={cell} />
                    </th>
                  ) : (
                    <td key={column}>
                      <Cell of={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {pages > 1 && (
        <nav class="pages" aria-label={`Pages of ${caption}`}>
          <button
            type="button"
            class="press"
            aria-disabled={at === 0}
            onClick={() => at > 0 && setPage(at - 1)}
          >
            Previous
          </button>
          <span role="status">{`Page ${at + 1} of ${pages}`}</span>
          <button
            type="button"
            class="press"
            aria-disabled={at === pages - 1}
            onClick={() => at < pages - 1 && setPage(at + 1)}
          >
            Next
          </button>
        </nav>
      )}
    </div>
  );
}
