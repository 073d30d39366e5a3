import { expect, test } from '@jest/globals';
import {
  aButton,
  aSection,
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

const aCard = (more = {}) => ({ type: 'card', title: plain('INC-7'), ...more });
const aContainer = (...child_blocks: unknown[]) => ({
  type: 'container',
  title: plain('More'),
  child_blocks,
});
const aTask = (more = {}) => ({ type: 'task_card', task_id: '1', title: 'Look', status: 'pending', ...more });
const anImage = { type: 'image', image_url: 'https://a', alt_text: 'A map' };
const aVideo = (more = {}) => ({
  type: 'video',
  title: plain('How to'),
  video_url: 'https://a/v',
  thumbnail_url: 'https://a/t',
  alt_text: 'How to',
  ...more,
});

const refused: Case[] = [
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
  ['a card subtitle over 150', [aCard({ subtitle: plain(long(151)) })], less(150), '/blocks/0/subtitle/text'],
  ['a card subtext over 200', [aCard({ subtext: plain(long(201)) })], less(200), '/blocks/0/subtext/text'],
  [
    'a card with two icons',
    [aCard({ icon: anImage, slack_icon: { name: 'rocket' } })],
    'cannot define both `icon` and `slack_icon`',
    '/blocks/0',
  ],
  [
    'a Slack icon without a name',
    [aCard({ slack_icon: { image_url: 'https://a' } })],
    'missing required field: name',
    '/blocks/0/slack_icon',
  ],
  [
    'a menu on a card',
    [aCard({ actions: [{ type: 'users_select' }] })],
    'unsupported type: users_select',
    '/blocks/0/actions/0/type',
  ],
  [
    'a carousel of nothing',
    [{ type: 'carousel', elements: [] }],
    'must provide at least 1 items',
    '/blocks/0/elements',
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
  ['a container of nothing', [aContainer()], 'must provide at least 1 items', '/blocks/0/child_blocks'],
  [
    'a container without a title',
    [{ type: 'container', child_blocks: [aSection()] }],
    'must define either `title` or `rich_text_title`',
    '/blocks/0/type',
  ],
  [
    'a container subtitle over 150',
    [{ ...aContainer(aSection()), subtitle: plain(long(151)) }],
    less(150),
    '/blocks/0/subtitle/text',
  ],
  [
    'a container title over 150',
    [{ ...aContainer(aSection()), title: plain(long(151)) }],
    less(150),
    '/blocks/0/title/text',
  ],
  [
    'a container of another width',
    [{ ...aContainer(aSection()), width: 'half' }],
    'must be a valid enum value',
    '/blocks/0/width',
  ],
  [
    'a carousel in a container',
    [aContainer({ type: 'carousel', elements: [aCard()] })],
    'unsupported type: carousel',
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a data table in a container',
    [aContainer(data([[cell()], [cell()]]))],
    'unsupported type: data_table',
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a container in a container',
    [aContainer(aContainer(aSection()))],
    'unsupported type: container',
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a container in a modal',
    [aContainer(aSection())],
    'unsupported type: container',
    '/view/blocks/0/type',
    'modal',
  ],
  [
    'a container on the Home tab',
    [aContainer(aSection())],
    'unsupported type: container',
    '/view/blocks/0/type',
    'home',
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
  ['a task in a modal', [aTask()], 'unsupported type: task_card', '/view/blocks/0/type', 'modal'],
  [
    'a plan on the Home tab',
    [{ type: 'plan', title: 'a' }],
    'unsupported type: plan',
    '/view/blocks/0/type',
    'home',
  ],
  [
    'context actions in a modal',
    [{ type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('a') }] }],
    'unsupported type: context_actions',
    '/view/blocks/0/type',
    'modal',
  ],
  [
    'an alert on the Home tab',
    [{ type: 'alert', text: plain('a') }],
    'unsupported type: alert',
    '/view/blocks/0/type',
    'home',
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
  ['a card with buttons', [aCard({ body: plain('a'), actions: many(3, () => aButton()) })]],
  ['a card on the Home tab', [aCard()], 'home'],
  ['a carousel', [{ type: 'carousel', elements: [aCard(), aCard()] }]],
  ['a container', [aContainer(aSection(), aTable([[cell()]]))]],
  ['a container with both titles', [{ ...aContainer(aSection()), rich_text_title: rich }]],
  ['a card with one icon', [aCard({ slack_icon: { name: 'rocket' } })]],
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
