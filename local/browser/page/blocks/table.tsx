import type { Block } from '../../protocol/block-kit.ts';
import { Cell, Head, rowsOf } from './cell.tsx';
import { listOf } from './read.ts';
import { Scrolling } from './scrolling.tsx';

export function TableBlock({ block }: { block: Block }) {
  const [head = [], ...rows] = rowsOf(block.rows);
  const settings = listOf(block.column_settings);
  const look = (column: number) =>
    `align-${String(settings[column]?.align ?? 'left')}${settings[column]?.is_wrapped ? '' : ' one-line'}`;
  return (
    <Scrolling class="table-block" name="Table">
      <table>
        <Head of={head} look={look} />
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={column} class={look(column)}>
                  <Cell of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
