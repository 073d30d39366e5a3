import { isObject, listOf } from './json.ts';
import { tooLong, unsupported } from './problems.ts';
import { richTextFields } from './rich-text.ts';
import {
  boolean,
  type Check,
  integer,
  list,
  object,
  oneOf,
  required,
  type Shape,
  string,
  variants,
} from './rules.ts';
import { textsIn } from './texts-in.ts';

const block_id = string({ min: 1, max: 255 });
const plainCells: Record<string, Shape> = {
  raw_text: { fields: { text: required(string({ min: 1 })) } },
  raw_number: { fields: { value: required({ is: 'number' }), text: required(string({ min: 1 })) } },
};
const cell = variants(() => ({ ...plainCells, rich_text: { fields: { block_id, ...richTextFields } } }));
const row = list(cell, { min: 1, max: 20 });

function cellText(max: number): Check {
  return ({ rows }, pointer) => {
    const length = textsIn(rows).reduce((sum, text) => sum + text.length, 0);
    return length > max ? [{ ...tooLong(max, length), pointer: `${pointer}/rows` }] : [];
  };
}

const evenRows: Check = ({ rows }, pointer) => {
  const [header, ...rest] = listOf(rows).map((one) => listOf(one).length);
  return rest.flatMap((length, index) =>
    length === header
      ? []
      : [{ message: `must have as many cells as the header row`, pointer: `${pointer}/rows/${index + 1}` }],
  );
};

const plainHeader: Check = ({ rows }, pointer) =>
  listOf(listOf(rows)[0]).flatMap((one, index) =>
    isObject(one) && one.type === 'rich_text'
      ? [
          {
            ...unsupported('rich_text', Object.keys(plainCells)),
            pointer: `${pointer}/rows/0/${index}/type`,
          },
        ]
      : [],
  );

export const tables: Record<string, Shape> = {
  table: {
    surfaces: ['message', 'home'],
    fields: {
      block_id,
      rows: required(list(row, { min: 1, max: 100 })),
      column_settings: list(object({ align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
        max: 20,
      }),
    },
    checks: [cellText(10_000)],
  },
  data_table: {
    surfaces: ['message'],
    fields: {
      block_id,
      caption: required(string({ min: 1 })),
      page_size: integer(1, 100),
      // A header row and up to a hundred more.
      rows: required(list(row, { min: 2, max: 101 })),
      row_header_column_index: integer(0, 19),
    },
    checks: [evenRows, plainHeader, cellText(20_000)],
  },
};
