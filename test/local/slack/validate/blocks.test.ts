import { expect, test } from '@jest/globals';
import {
  aButton,
  anElement,
  anInput,
  aRichSection,
  aSection,
  aTextInput,
  type Case,
  type Good,
  gist,
  long,
  many,
  mrkdwn,
  plain,
  problemsOn,
  richText,
  theActions,
} from './samples.ts';

const less = (length: number) => `must be less than ${length + 1} characters`;
const divider = { type: 'divider' };
const image = (more = {}) => ({ type: 'image', image_url: 'https://a', alt_text: 'A map', ...more });
const text = (value: string, more = {}) => ({ type: 'text', text: value, ...more });
const aList = (more = {}) => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: [aRichSection(text('a'))],
  ...more,
});

const refused: Case[] = [
  ['blocks that are no list', {}, 'must provide an array', '/blocks'],
  ['a block that is no object', ['divider'], 'must provide an object', '/blocks/0'],
  ['a block of null', [null], 'must provide an object', '/blocks/0'],
  ['over 50 blocks in a message', many(51, () => divider), 'no more than 50 items allowed', '/blocks'],
  [
    'over 100 blocks in a modal',
    many(101, () => divider),
    'no more than 100 items allowed',
    '/view/blocks',
    'modal',
  ],
  [
    'over 100 blocks on the Home tab',
    many(101, () => divider),
    'no more than 100 items allowed',
    '/view/blocks',
    'home',
  ],
  ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner', '/blocks/0/type'],
  [
    'a block with the name of a method',
    [{ type: 'toString' }],
    'unsupported type: toString',
    '/blocks/0/type',
  ],
  ['a block without a type', [{ text: plain('a') }], 'missing required field: type', '/blocks/0'],
  [
    'a file block, which is only read',
    [{ type: 'file', external_id: 'a', source: 'remote' }],
    'unsupported type: file',
    '/blocks/0/type',
  ],
  ['an unknown property', [aSection({ colour: 'red' })], 'invalid additional property: colour', '/blocks/0'],
  ['an empty block_id', [aSection({ block_id: '' })], 'must be more than 0 characters', '/blocks/0/block_id'],
  ['a block_id over 255', [aSection({ block_id: long(256) })], less(255), '/blocks/0/block_id'],
  ['a block_id of null', [aSection({ block_id: null })], 'must provide a string', '/blocks/0/block_id'],
  [
    'a section with neither text nor fields',
    [{ type: 'section' }],
    'must define either `text` or `fields`',
    '/blocks/0/type',
  ],
  ['a section text of null', [aSection({ text: null })], 'must provide an object', '/blocks/0/text'],
  [
    'over 10 fields',
    [aSection({ fields: many(11, () => plain('a')) })],
    'no more than 10 items allowed',
    '/blocks/0/fields',
  ],
  ['no fields', [{ type: 'section', fields: [] }], 'must provide at least 1 items', '/blocks/0/fields'],
  ['a field over 2,000', [aSection({ fields: [mrkdwn(long(2001))] })], less(2000), '/blocks/0/fields/0/text'],
  [
    'two accessories',
    [aSection({ accessory: [aButton(), aButton()] })],
    'must provide an object',
    '/blocks/0/accessory',
  ],
  [
    'over 25 actions',
    [theActions(...many(26, () => aButton()))],
    'no more than 25 items allowed',
    '/blocks/0/elements',
  ],
  ['no actions', [theActions()], 'must provide at least 1 items', '/blocks/0/elements'],
  [
    'over 10 context elements',
    [{ type: 'context', elements: many(11, () => plain('a')) }],
    'no more than 10 items allowed',
    '/blocks/0/elements',
  ],
  [
    'an empty context text',
    [{ type: 'context', elements: [plain('')] }],
    'must be more than 0 characters',
    '/blocks/0/elements/0/text',
  ],
  [
    'an input without a label',
    [{ type: 'input', element: aTextInput() }],
    'missing required field: label',
    '/blocks/0',
  ],
  [
    'an input without an element',
    [{ type: 'input', label: plain('a') }],
    'missing required field: element',
    '/blocks/0',
  ],
  [
    'a label over 2,000',
    [anInput(aTextInput(), { label: plain(long(2001)) })],
    less(2000),
    '/blocks/0/label/text',
  ],
  [
    'a label in mrkdwn',
    [anInput(aTextInput(), { label: mrkdwn('a') })],
    'must be a valid enum value',
    '/blocks/0/label/type',
  ],
  [
    'a hint over 2,000',
    [anInput(aTextInput(), { hint: plain(long(2001)) })],
    less(2000),
    '/blocks/0/hint/text',
  ],
  [
    'optional as text',
    [anInput(aTextInput(), { optional: 'true' })],
    'must provide a boolean',
    '/blocks/0/optional',
  ],
  [
    'dispatching a file input',
    [anInput(anElement('file_input'), { dispatch_action: true })],
    'invalid additional property: dispatch_action',
    '/view/blocks/0',
    'modal',
  ],
  ['a header over 150', [{ type: 'header', text: plain(long(151)) }], less(150), '/blocks/0/text/text'],
  ['a header without a text', [{ type: 'header' }], 'missing required field: text', '/blocks/0'],
  [
    'a divider with a text',
    [{ ...divider, text: plain('a') }],
    'invalid additional property: text',
    '/blocks/0',
  ],
  [
    'an image without alt_text',
    [{ type: 'image', image_url: 'https://a' }],
    'missing required field: alt_text',
    '/blocks/0',
  ],
  [
    'an image from nowhere',
    [{ type: 'image', alt_text: 'a' }],
    'must define either `image_url` or `slack_file`',
    '/blocks/0/type',
  ],
  [
    'an image from two places',
    [image({ slack_file: { id: 'F1' } })],
    'cannot define both `image_url` and `slack_file`',
    '/blocks/0',
  ],
  [
    'a Slack file of neither id nor address',
    [{ type: 'image', alt_text: 'a', slack_file: {} }],
    'must define either `id` or `url`',
    '/blocks/0/slack_file/type',
  ],
  ['an empty alt_text', [image({ alt_text: '' })], 'must be more than 0 characters', '/blocks/0/alt_text'],
  [
    'an empty label',
    [anInput(aTextInput(), { label: plain('') })],
    'must be more than 0 characters',
    '/blocks/0/label/text',
  ],
  [
    'an empty header',
    [{ type: 'header', text: plain('') }],
    'must be more than 0 characters',
    '/blocks/0/text/text',
  ],
  [
    'markdown on the Home tab',
    [{ type: 'markdown', text: 'a' }],
    'unsupported type: markdown',
    '/view/blocks/0/type',
    'home',
  ],
  [
    'a button among context elements',
    [{ type: 'context', elements: [aButton()] }],
    'unsupported type: button',
    '/blocks/0/elements/0/type',
  ],
  [
    'no context elements',
    [{ type: 'context', elements: [] }],
    'must provide at least 1 items',
    '/blocks/0/elements',
  ],
  ['an image_url over 3,000', [image({ image_url: long(3001) })], less(3000), '/blocks/0/image_url'],
  ['an alt_text over 2,000', [image({ alt_text: long(2001) })], less(2000), '/blocks/0/alt_text'],
  ['an image title over 2,000', [image({ title: plain(long(2001)) })], less(2000), '/blocks/0/title/text'],
  ['markdown over 12,000', [{ type: 'markdown', text: long(12_001) }], less(12_000), '/blocks/0/text'],
  [
    'markdown over 12,000 in all',
    many(2, () => ({ type: 'markdown', text: long(6001) })),
    less(12_000),
    '/blocks/1/text',
  ],
  [
    'markdown in a modal',
    [{ type: 'markdown', text: 'a' }],
    'unsupported type: markdown',
    '/view/blocks/0/type',
    'modal',
  ],
  ['rich text of nothing', [richText()], 'must provide at least 1 items', '/blocks/0/elements'],
  [
    'a leaf where a section stands',
    [richText(text('a'))],
    'unsupported type: text',
    '/blocks/0/elements/0/type',
  ],
  [
    'an empty leaf',
    [richText(aRichSection(text('')))],
    'must be more than 0 characters',
    '/blocks/0/elements/0/elements/0/text',
  ],
  [
    'an unknown leaf',
    [richText(aRichSection({ type: 'mrkdwn', text: 'a' }))],
    'unsupported type: mrkdwn',
    '/blocks/0/elements/0/elements/0/type',
  ],
  [
    'an unknown style of a leaf',
    [richText(aRichSection(text('a', { style: { blink: true } })))],
    'invalid additional property: blink',
    '/blocks/0/elements/0/elements/0/style',
  ],
  [
    'a style that is no boolean',
    [richText(aRichSection(text('a', { style: { bold: 1 } })))],
    'must provide a boolean',
    '/blocks/0/elements/0/elements/0/style/bold',
  ],
  [
    'a link without a url',
    [richText(aRichSection({ type: 'link', text: 'a' }))],
    'missing required field: url',
    '/blocks/0/elements/0/elements/0',
  ],
  [
    'a broadcast to all the world',
    [richText(aRichSection({ type: 'broadcast', range: 'world' }))],
    'must be a valid enum value',
    '/blocks/0/elements/0/elements/0/range',
  ],
  [
    'a list of another style',
    [richText(aList({ style: 'dash' }))],
    'must be a valid enum value',
    '/blocks/0/elements/0/style',
  ],
  [
    'a list indented over 8',
    [richText(aList({ indent: 9 }))],
    'must be less than 8',
    '/blocks/0/elements/0/indent',
  ],
  [
    'a list in a list',
    [richText(aList({ elements: [aList()] }))],
    'unsupported type: rich_text_list',
    '/blocks/0/elements/0/elements/0/type',
  ],
  [
    'a user in preformatted text',
    [richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] })],
    'unsupported type: user',
    '/blocks/0/elements/0/elements/0/type',
  ],
  [
    'a border over 1',
    [richText({ type: 'rich_text_quote', elements: [text('a')], border: 2 })],
    'must be a valid enum value',
    '/blocks/0/elements/0/border',
  ],
];

test.each(refused)('%s is refused', (_rule, blocks, message, pointer, on = 'message') => {
  expect(gist(problemsOn(on, blocks))).toEqual([{ message, pointer }]);
});

const leaves = [
  text('a', { style: { bold: true, italic: true, code: true, strike: true, underline: true } }),
  { type: 'link', url: 'https://a', text: 'a', unsafe: false },
  { type: 'user', user_id: 'U1' },
  { type: 'usergroup', usergroup_id: 'S1' },
  { type: 'channel', channel_id: 'C1' },
  { type: 'team', team_id: 'T1' },
  { type: 'emoji', name: 'wave' },
  { type: 'broadcast', range: 'here' },
  { type: 'color', value: '#00703c' },
  { type: 'date', timestamp: 1_790_000_000, format: '{date_short}', fallback: 'today' },
];

const accepted: Good[] = [
  ['50 blocks in a message', many(50, () => divider)],
  ['100 blocks in a modal', many(100, () => divider), 'modal'],
  ['no blocks on the Home tab', [], 'home'],
  [
    'every leaf of rich text',
    [richText(aRichSection(...leaves), { type: 'rich_text_quote', elements: leaves, border: 1 })],
  ],
  ['lists, ordered and indented', [richText(aList({ style: 'ordered', indent: 8, offset: 2, border: 0 }))]],
  [
    'preformatted text and link',
    [richText({ type: 'rich_text_preformatted', elements: leaves.slice(0, 2) })],
  ],
  ['25 actions', [theActions(...many(25, () => aButton()))]],
  ['a context of texts and an image', [{ type: 'context', elements: [plain('a'), mrkdwn('*b*'), image()] }]],
  [
    'an image of a Slack file',
    [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'a', title: plain('a') }],
  ],
  ['an expanded section', [aSection({ expand: true, block_id: long(255) })]],
];

test.each(accepted)('%s pass', (_rule, blocks, on = 'message') => {
  expect(problemsOn(on, blocks)).toEqual([]);
});
