import { expect, test } from '@jest/globals';
import {
  aTable,
  type Case,
  cell,
  data,
  type Good,
  gist,
  less,
  long,
  many,
  plain,
  problemsOn,
  rich,
} from './samples.ts';

const refused: Case[] = [
  ['over 100 rows', [aTable(many(101, () => [cell()]))], 'no more than 100 items allowed', '/blocks/0/rows'],
  ['over 20 cells', [aTable([many(21, () => cell())])], 'no more than 20 items allowed', '/blocks/0/rows/0'],
  ['a table without rows', [{ type: 'table' }], 'missing required field: rows', '/blocks/0'],
  [
    'a cell of another kind',
    [aTable([[plain('a')]])],
    'unsupported type: plain_text',
    '/blocks/0/rows/0/0/type',
  ],
  [
    'a number cell without its text',
    [aTable([[{ type: 'raw_number', value: 1 }]])],
    'missing required field: text',
    '/blocks/0/rows/0/0',
  ],
  [
    'cells over 10,000 in all',
    [aTable([[cell(long(5000)), cell(long(5001))]])],
    less(10_000),
    '/blocks/0/rows',
  ],
  [
    'over 20 column settings',
    [aTable([[cell()]], { column_settings: many(21, () => ({})) })],
    'no more than 20 items allowed',
    '/blocks/0/column_settings',
  ],
  [
    'a column aligned elsewhere',
    [aTable([[cell()]], { column_settings: [{ align: 'top' }] })],
    'must be a valid enum value',
    '/blocks/0/column_settings/0/align',
  ],
  ['a table in a modal', [aTable([[cell()]])], 'unsupported type: table', '/view/blocks/0/type', 'modal'],
  [
    'a data table without a caption',
    [{ type: 'data_table', rows: [[cell()], [cell()]] }],
    'missing required field: caption',
    '/blocks/0',
  ],
  ['a data table of a header only', [data([[cell()]])], 'must provide at least 2 items', '/blocks/0/rows'],
  [
    'a data table over 100 rows',
    [data(many(102, () => [cell()]))],
    'no more than 101 items allowed',
    '/blocks/0/rows',
  ],
  [
    'data rows of unequal length',
    [data([[cell(), cell()], [cell()]])],
    'must have as many cells as the header row',
    '/blocks/0/rows/1',
  ],
  [
    'a rich text data header',
    [data([[rich], [cell()]])],
    'unsupported type: rich_text',
    '/blocks/0/rows/0/0/type',
  ],
  [
    'a data page over 100',
    [data([[cell()], [cell()]], { page_size: 101 })],
    'must be less than 100',
    '/blocks/0/page_size',
  ],
  [
    'a data page of 0',
    [data([[cell()], [cell()]], { page_size: 0 })],
    'must be greater than 1',
    '/blocks/0/page_size',
  ],
  [
    'a data row over 20 cells',
    [data([many(20, () => cell()), many(21, () => cell())])],
    'no more than 20 items allowed',
    '/blocks/0/rows/1',
  ],
  [
    'a data table in a modal',
    [data([[cell()], [cell()]])],
    'unsupported type: data_table',
    '/view/blocks/0/type',
    'modal',
  ],
  [
    'a data table on the Home tab',
    [data([[cell()], [cell()]])],
    'unsupported type: data_table',
    '/view/blocks/0/type',
    'home',
  ],
  ['data over 20,000 in all', [data([[cell()], [cell(long(20_000))]])], less(20_000), '/blocks/0/rows'],
];

test.each(refused)('%s is refused', (_rule, blocks, message, pointer, on = 'message') => {
  expect(gist(problemsOn(on, blocks))).toEqual([{ message, pointer }]);
});

const accepted: Good[] = [
  [
    'a table of every kind of cell',
    [
      aTable([[cell(), rich, { type: 'raw_number', value: 7, text: '7' }]], {
        column_settings: [{ align: 'right', is_wrapped: true }],
      }),
    ],
  ],
  [
    'a data table',
    [
      data(
        [
          [cell(), cell()],
          [rich, cell()],
        ],
        { page_size: 5, row_header_column_index: 0 },
      ),
    ],
  ],
  ['a table on the Home tab', [aTable([[cell()]])], 'home'],
  ['a table at its limits', [aTable(many(100, () => many(20, () => cell('abcde'))))]],
];

test.each(accepted)('%s passes', (_rule, blocks, on = 'message') => {
  expect(problemsOn(on, blocks)).toEqual([]);
});
