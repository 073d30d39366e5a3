import { expect, test } from '@jest/globals';
import {
  aButton,
  aRichSection,
  aSection,
  type Case,
  type Good,
  gist,
  long,
  many,
  plain,
  problemsOn,
  richText,
} from './samples.ts';

const less = (length: number) => `must be less than ${length + 1} characters`;
const cell = (text = 'a') => ({ type: 'raw_text', text });
const rich = richText(aRichSection({ type: 'text', text: 'a' }));
const aTable = (rows: unknown, more = {}) => ({ type: 'table', rows, ...more });
const data = (rows: unknown, more = {}) => ({ type: 'data_table', caption: 'Open incidents', rows, ...more });
const aCard = (more = {}) => ({ type: 'card', title: plain('INC-7'), ...more });
const aContainer = (...child_blocks: unknown[]) => ({
  type: 'container',
  title: plain('More'),
  child_blocks,
});
const aTask = (more = {}) => ({ type: 'task_card', task_id: '1', title: 'Look', status: 'pending', ...more });
const aVideo = (more = {}) => ({
  type: 'video',
  title: plain('How to'),
  video_url: 'https://a/v',
  thumbnail_url: 'https://a/t',
  alt_text: 'How to',
  ...more,
});

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
  ['data over 20,000 in all', [data([[cell()], [cell(long(20_000))]])], less(20_000), '/blocks/0/rows'],
  [
    'a card of nothing',
    [{ type: 'card', subtitle: plain('a') }],
    'must define at least one of `hero_image`, `title`, `actions`, `body`',
    '/blocks/0',
  ],
  ['a card title over 150', [aCard({ title: plain(long(151)) })], less(150), '/blocks/0/title/text'],
  ['a card body over 200', [aCard({ body: plain(long(201)) })], less(200), '/blocks/0/body/text'],
  [
    'a card with four buttons',
    [aCard({ actions: many(4, () => aButton()) })],
    'no more than 3 items allowed',
    '/blocks/0/actions',
  ],
  [
    'a carousel of 11',
    [{ type: 'carousel', elements: many(11, () => aCard()) }],
    'no more than 10 items allowed',
    '/blocks/0/elements',
  ],
  [
    'a carousel of sections',
    [{ type: 'carousel', elements: [aSection()] }],
    'unsupported type: section',
    '/blocks/0/elements/0/type',
  ],
  [
    'a carousel in a modal',
    [{ type: 'carousel', elements: [aCard()] }],
    'unsupported type: carousel',
    '/view/blocks/0/type',
    'modal',
  ],
  [
    'a container of 11',
    [aContainer(...many(11, () => aSection()))],
    'no more than 10 items allowed',
    '/blocks/0/child_blocks',
  ],
  ['a card in a container', [aContainer(aCard())], 'unsupported type: card', '/blocks/0/child_blocks/0/type'],
  [
    'a child of a container at fault',
    [aContainer({ type: 'section' })],
    'must define either `text` or `fields`',
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'an alert in a message',
    [{ type: 'alert', text: plain('a') }],
    'unsupported type: alert',
    '/blocks/0/type',
  ],
  [
    'an alert over 200',
    [{ type: 'alert', text: plain(long(201)) }],
    less(200),
    '/view/blocks/0/text/text',
    'modal',
  ],
  [
    'an alert of another level',
    [{ type: 'alert', text: plain('a'), level: 'loud' }],
    'must be a valid enum value',
    '/view/blocks/0/level',
    'modal',
  ],
  [
    'over 5 context actions',
    [
      {
        type: 'context_actions',
        elements: many(6, () => ({ type: 'icon_button', icon: 'trash', text: plain('a') })),
      },
    ],
    'no more than 5 items allowed',
    '/blocks/0/elements',
  ],
  [
    'a button among context actions',
    [{ type: 'context_actions', elements: [aButton()] }],
    'unsupported type: button',
    '/blocks/0/elements/0/type',
  ],
  [
    'over 50 tasks',
    [{ type: 'plan', title: 'a', tasks: many(51, () => aTask()) }],
    'no more than 50 items allowed',
    '/blocks/0/tasks',
  ],
  ['a task in another state', [aTask({ status: 'lost' })], 'must be a valid enum value', '/blocks/0/status'],
  ['a video title of 200', [aVideo({ title: plain(long(200)) })], less(199), '/blocks/0/title/text'],
  ['a video author of 50', [aVideo({ author_name: long(50) })], less(49), '/blocks/0/author_name'],
  [
    'a video not over https',
    [aVideo({ video_url: 'http://a' })],
    'must be an https URL',
    '/blocks/0/video_url',
  ],
  [
    'a chart, whose properties nobody published',
    [{ type: 'data_visualization' }],
    'unsupported type: data_visualization',
    '/blocks/0/type',
  ],
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
  ['a card with buttons', [aCard({ body: plain('a'), actions: many(3, () => aButton()) })]],
  ['a card on the Home tab', [aCard()], 'home'],
  ['a carousel', [{ type: 'carousel', elements: [aCard(), aCard()] }]],
  ['a container', [aContainer(aSection(), aTable([[cell()]]))]],
  ['an alert', [{ type: 'alert', text: plain('a'), level: 'warning' }], 'modal'],
  ['a plan of tasks', [{ type: 'plan', title: 'a', tasks: [aTask({ details: rich })] }]],
  ['a video', [aVideo({ author_name: long(49) })]],
  [
    'feedback',
    [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: { text: plain('a'), value: 'y' },
            negative_button: { text: plain('b'), value: 'n' },
          },
        ],
      },
    ],
  ],
];

test.each(accepted)('%s passes', (_rule, blocks, on = 'message') => {
  expect(problemsOn(on, blocks)).toEqual([]);
});
