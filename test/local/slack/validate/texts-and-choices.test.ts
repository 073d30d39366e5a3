import { describe, expect, test } from '@jest/globals';
import {
  aButton,
  aConfirm,
  aGroup,
  anElement,
  anInput,
  anOption,
  aSection,
  aSelect,
  type Case,
  type Good,
  gist,
  long,
  many,
  mrkdwn,
  plain,
  problemsOn,
  someOptions,
  theActions,
} from './samples.ts';

const less = (length: number) => `must be less than ${length + 1} characters`;
const radio = (more = {}) => anElement('radio_buttons', { options: someOptions(2), ...more });
const boxes = (more = {}) => anElement('checkboxes', { options: someOptions(2), ...more });
const confirming = (more: Record<string, unknown>) => [theActions(aButton({ confirm: aConfirm(more) }))];

const refused: Case[] = [
  ['a section text over 3,000', [aSection({ text: mrkdwn(long(3001)) })], less(3000), '/blocks/0/text/text'],
  ['an empty text', [aSection({ text: plain('') })], 'must be more than 0 characters', '/blocks/0/text/text'],
  [
    'a text that is a number',
    [aSection({ text: { type: 'mrkdwn', text: 7 } })],
    'must provide a string',
    '/blocks/0/text/text',
  ],
  ['a text that is a bare string', [aSection({ text: 'Hello' })], 'must provide an object', '/blocks/0/text'],
  [
    'a text of no kind',
    [aSection({ text: { text: 'Hello' } })],
    'missing required field: type',
    '/blocks/0/text',
  ],
  [
    'a text of an unknown kind',
    [aSection({ text: { type: 'html', text: 'a' } })],
    'unsupported type: html',
    '/blocks/0/text/type',
  ],
  [
    'emoji on mrkdwn',
    [aSection({ text: { ...mrkdwn('a'), emoji: true } })],
    'invalid additional property: emoji',
    '/blocks/0/text',
  ],
  [
    'verbatim on plain_text',
    [aSection({ text: { ...plain('a'), verbatim: true } })],
    'invalid additional property: verbatim',
    '/blocks/0/text',
  ],
  [
    'mrkdwn where only plain_text stands',
    [{ type: 'header', text: mrkdwn('a') }],
    'must be a valid enum value',
    '/blocks/0/text/type',
  ],
  [
    'an option text over 75',
    [anInput(aSelect({ options: [anOption('a', { text: plain(long(76)) })] }))],
    less(75),
    '/blocks/0/element/options/0/text/text',
  ],
  [
    'an option value over 75',
    [anInput(aSelect({ options: [anOption('a', { value: long(76) })] }))],
    less(75),
    '/blocks/0/element/options/0/value',
  ],
  [
    'an option without a value',
    [anInput(aSelect({ options: [{ text: plain('a') }] }))],
    'missing required field: value',
    '/blocks/0/element/options/0',
  ],
  [
    'an option description over 75',
    [anInput(aSelect({ options: [anOption('a', { description: plain(long(76)) })] }))],
    less(75),
    '/blocks/0/element/options/0/description/text',
  ],
  [
    'an option url outside overflow',
    [anInput(aSelect({ options: [anOption('a', { url: 'https://a' })] }))],
    'invalid additional property: url',
    '/blocks/0/element/options/0',
  ],
  [
    'mrkdwn in a menu option',
    [anInput(aSelect({ options: [anOption('a', { text: mrkdwn('a') })] }))],
    'must be a valid enum value',
    '/blocks/0/element/options/0/text/type',
  ],
  [
    'over 100 options',
    [anInput(aSelect({ options: someOptions(101) }))],
    'no more than 100 items allowed',
    '/blocks/0/element/options',
  ],
  [
    'no options at all',
    [anInput(aSelect({ options: [] }))],
    'must provide at least 1 items',
    '/blocks/0/element/options',
  ],
  [
    'over 100 groups',
    [anInput(anElement('static_select', { option_groups: many(101, () => aGroup(someOptions(1))) }))],
    'no more than 100 items allowed',
    '/blocks/0/element/option_groups',
  ],
  [
    'over 100 options in a group',
    [anInput(anElement('static_select', { option_groups: [aGroup(someOptions(101))] }))],
    'no more than 100 items allowed',
    '/blocks/0/element/option_groups/0/options',
  ],
  [
    'a group without options',
    [anInput(anElement('static_select', { option_groups: [aGroup([])] }))],
    'must provide at least 1 items',
    '/blocks/0/element/option_groups/0/options',
  ],
  [
    'no groups',
    [anInput(anElement('static_select', { option_groups: [] }))],
    'must provide at least 1 items',
    '/blocks/0/element/option_groups',
  ],
  [
    'an overflow of nothing',
    [theActions(anElement('overflow', { options: [] }))],
    'must provide at least 1 items',
    '/blocks/0/elements/0/options',
  ],
  [
    'a group label over 75',
    [anInput(anElement('static_select', { option_groups: [aGroup(someOptions(1), long(76))] }))],
    less(75),
    '/blocks/0/element/option_groups/0/label/text',
  ],
  [
    'options and groups together',
    [anInput(aSelect({ option_groups: [aGroup(someOptions(1))] }))],
    'cannot define both `options` and `option_groups`',
    '/blocks/0/element',
  ],
  [
    'neither options nor groups',
    [anInput(anElement('static_select'))],
    'must define either `options` or `option_groups`',
    '/blocks/0/element/type',
  ],
  [
    'an initial option that is not listed',
    [anInput(aSelect({ initial_option: anOption('z') }))],
    'must match one of the provided options',
    '/blocks/0/element/initial_option',
  ],
  [
    'an initial option with another description',
    [anInput(aSelect({ initial_option: anOption('0', { description: plain('d') }) }))],
    'must match one of the provided options',
    '/blocks/0/element/initial_option',
  ],
  [
    'an initial option of null',
    [anInput(aSelect({ initial_option: null }))],
    'must provide an object',
    '/blocks/0/element/initial_option',
  ],
  [
    'initial options, the second not listed',
    [anInput(boxes({ initial_options: [anOption('0'), anOption('z')] }))],
    'must match one of the provided options',
    '/blocks/0/element/initial_options/1',
  ],
  [
    'initial options that are none',
    [anInput(boxes({ initial_options: [] }))],
    'must provide at least 1 items',
    '/blocks/0/element/initial_options',
  ],
  [
    'over 10 radio buttons',
    [anInput(radio({ options: someOptions(11) }))],
    'no more than 10 items allowed',
    '/blocks/0/element/options',
  ],
  [
    'over 10 checkboxes',
    [anInput(boxes({ options: someOptions(11) }))],
    'no more than 10 items allowed',
    '/blocks/0/element/options',
  ],
  [
    'over 5 overflow options',
    [aSection({ accessory: anElement('overflow', { options: someOptions(6) }) })],
    'no more than 5 items allowed',
    '/blocks/0/accessory/options',
  ],
  [
    'an overflow option url over 3,000',
    [theActions(anElement('overflow', { options: [anOption('a', { url: long(3001) })] }))],
    less(3000),
    '/blocks/0/elements/0/options/0/url',
  ],
  [
    'a confirm title over 100',
    confirming({ title: plain(long(101)) }),
    less(100),
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'a confirm text over 300',
    confirming({ text: plain(long(301)) }),
    less(300),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'a confirm button over 30',
    confirming({ confirm: plain(long(31)) }),
    less(30),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  [
    'a deny button over 30',
    confirming({ deny: plain(long(31)) }),
    less(30),
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  [
    'a confirm of another style',
    confirming({ style: 'loud' }),
    'must be a valid enum value',
    '/blocks/0/elements/0/confirm/style',
  ],
];

describe('texts, options and confirmations', () => {
  test.each(refused)('%s is refused', (_rule, blocks, message, pointer, on = 'message') => {
    expect(gist(problemsOn(on, blocks))).toEqual([{ message, pointer }]);
  });

  test.each(['title', 'text', 'confirm', 'deny'])('a confirmation without its %s is refused', (name) => {
    const { [name]: _left, ...rest }: Record<string, unknown> = aConfirm();
    expect(problemsOn('message', [theActions(aButton({ confirm: rest }))])).toEqual([
      { message: `missing required field: ${name}`, pointer: '/blocks/0/elements/0/confirm' },
    ]);
  });

  test('where either kind of text may stand, Slack says first that neither fits', () => {
    expect(problemsOn('message', [aSection({ text: mrkdwn('') })])).toEqual([
      { message: 'failed to match all allowed schemas', pointer: '/blocks/0/text' },
      { message: 'must be more than 0 characters', pointer: '/blocks/0/text/text' },
    ]);
  });

  const accepted: Good[] = [
    [
      'texts at their limits',
      [aSection({ text: mrkdwn(long(3000)), fields: many(10, () => plain(long(200))) })],
    ],
    [
      'options at their limits',
      [
        anInput(
          aSelect({ options: many(100, (i) => anOption(`${i}`.padEnd(75, 'x'), { text: plain(long(75)) })) }),
        ),
      ],
    ],
    [
      'an initial option in a group',
      [
        anInput(
          anElement('static_select', {
            option_groups: [aGroup(someOptions(3))],
            initial_option: anOption('2'),
          }),
        ),
      ],
    ],
    [
      'mrkdwn in checkboxes and radio buttons',
      [
        theActions(
          boxes({ options: [anOption('a', { text: mrkdwn('*a*') })] }),
          radio({ options: [anOption('a', { text: mrkdwn('*a*') })] }),
        ),
      ],
    ],
    ['a full confirmation', confirming({ style: 'danger' })],
  ];

  test.each(accepted)('%s pass', (_rule, blocks, on = 'message') => {
    expect(problemsOn(on, blocks)).toEqual([]);
  });
});
