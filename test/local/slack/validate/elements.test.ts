import { describe, expect, test } from '@jest/globals';
import type { Surface } from '../../../../local/slack/validate/index.ts';
import {
  aButton,
  anElement,
  anInput,
  aSection,
  aSelect,
  aTextInput,
  type Case,
  gist,
  long,
  plain,
  problemsOn,
  richText,
  someOptions,
  theActions,
} from './samples.ts';

type Slot = 'section' | 'actions' | 'input' | 'context';

const surfaces: Surface[] = ['message', 'modal', 'home'];
const slots: Record<Slot, (element: unknown) => unknown> = {
  section: (element) => aSection({ accessory: element }),
  actions: (element) => theActions(element),
  input: (element) => anInput(element),
  context: (element) => ({ type: 'context', elements: [element] }),
};

const inThree: Slot[] = ['section', 'actions', 'input'];
const picture = { image_url: 'https://example.org/a.png', alt_text: 'A map' };

/** The sheet's table of elements: where each may stand, and on which surfaces. */
const allowed: [string, Record<string, unknown>, Slot[], Surface[]][] = [
  ['button', { text: plain('Go') }, ['section', 'actions'], surfaces],
  ['overflow', { options: someOptions(1) }, ['section', 'actions'], surfaces],
  ['checkboxes', { options: someOptions(1) }, inThree, surfaces],
  ['radio_buttons', { options: someOptions(1) }, inThree, surfaces],
  ['static_select', { options: someOptions(1) }, inThree, surfaces],
  ['multi_static_select', { options: someOptions(1) }, inThree, surfaces],
  ['external_select', {}, inThree, surfaces],
  ['multi_external_select', {}, inThree, surfaces],
  ['users_select', {}, inThree, surfaces],
  ['multi_users_select', {}, inThree, surfaces],
  ['channels_select', {}, inThree, surfaces],
  ['multi_channels_select', {}, inThree, surfaces],
  ['conversations_select', {}, inThree, surfaces],
  ['multi_conversations_select', {}, inThree, surfaces],
  ['datepicker', {}, inThree, surfaces],
  ['timepicker', {}, inThree, surfaces],
  ['datetimepicker', {}, ['actions', 'input'], ['message', 'modal']],
  ['plain_text_input', {}, ['input'], surfaces],
  ['rich_text_input', {}, ['actions', 'input'], ['modal', 'home']],
  ['number_input', { is_decimal_allowed: false }, ['input'], ['modal']],
  ['email_text_input', {}, ['input'], ['modal']],
  ['url_text_input', {}, ['input'], ['modal']],
  ['file_input', {}, ['input'], ['modal']],
  ['image', picture, ['section', 'context'], surfaces],
  [
    'workflow_button',
    { text: plain('Go'), workflow: { trigger: { url: 'https://a' } } },
    ['section', 'actions'],
    ['message'],
  ],
  ['mrkdwn', { text: 'Hello' }, ['context'], surfaces],
];

describe.each(allowed)('%s', (type, fields, itsSlots, itsSurfaces) => {
  const everywhere = surfaces.flatMap((surface) =>
    (Object.keys(slots) as Slot[]).map((slot) => [slot, surface] as const),
  );

  test.each(everywhere)('in %s on a %s stands only where Slack allows it', (slot, surface) => {
    const problems = problemsOn(surface, [slots[slot](anElement(type, fields))]);
    const expected =
      itsSlots.includes(slot) && itsSurfaces.includes(surface) ? [] : [`unsupported type: ${type}`];
    expect(problems.map(({ message }) => message)).toEqual(expected);
  });

  test('takes no property that Slack does not know', () => {
    const slot = itsSlots[0] ?? 'input';
    const problems = problemsOn('modal', [slots[slot](anElement(type, { ...fields, colour: 'red' }))]);
    const onMessage = problemsOn('message', [slots[slot](anElement(type, { ...fields, colour: 'red' }))]);
    expect([...problems, ...onMessage].map(({ message }) => message)).toContain(
      'invalid additional property: colour',
    );
  });
});

/** Which element takes which shared property; the sheet's last paragraph on elements. */
const selects = ['static', 'external', 'users', 'channels', 'conversations'].flatMap((source) => [
  `${source}_select`,
  `multi_${source}_select`,
]);
const typed = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];
const pickers = ['datepicker', 'timepicker', 'datetimepicker'];
const confirm = { title: plain('a'), text: plain('b'), confirm: plain('c'), deny: plain('d') };
const shared: [string, unknown, string[]][] = [
  [
    'confirm',
    confirm,
    ['button', 'workflow_button', 'checkboxes', 'radio_buttons', 'overflow', ...pickers, ...selects],
  ],
  ['focus_on_load', true, ['checkboxes', 'radio_buttons', ...pickers, ...selects, ...typed]],
  ['placeholder', plain('Pick'), ['datepicker', 'timepicker', ...selects, ...typed]],
  ['dispatch_action_config', { trigger_actions_on: ['on_enter_pressed'] }, typed],
  ['max_selected_items', 1, selects.filter((type) => type.startsWith('multi_'))],
  ['default_to_current_conversation', true, ['conversations_select', 'multi_conversations_select']],
  ['filetypes', ['pdf'], ['file_input']],
  ['response_url_enabled', true, ['channels_select', 'conversations_select']],
];

describe.each(shared)('%s', (name, value, takers) => {
  test.each(allowed.filter(([type]) => type !== 'mrkdwn'))('on %s', (type, fields, itsSlots, itsSurfaces) => {
    const slot = itsSlots.includes('input') ? 'input' : (itsSlots[0] ?? 'input');
    const surface = itsSurfaces.includes('modal') ? 'modal' : 'message';
    const problems = problemsOn(surface, [slots[slot](anElement(type, { ...fields, [name]: value }))]);
    const expected = takers.includes(type) ? [] : [`invalid additional property: ${name}`];
    expect(problems.map(({ message }) => message)).toEqual(expected);
  });
});

const less = (length: number) => `must be less than ${length + 1} characters`;
const inModal = (type: string, fields: Record<string, unknown>) => [anInput(anElement(type, fields))];
const at = '/view/blocks/0/element';

const refused: Case[] = [
  [
    'a button text over 75',
    [theActions(aButton({ text: plain(long(76)) }))],
    less(75),
    '/view/blocks/0/elements/0/text/text',
  ],
  [
    'a button without a text',
    [theActions({ type: 'button' })],
    'missing required field: text',
    '/view/blocks/0/elements/0',
  ],
  [
    'a button value over 2,000',
    [theActions(aButton({ value: long(2001) }))],
    less(2000),
    '/view/blocks/0/elements/0/value',
  ],
  [
    'a button url over 3,000',
    [theActions(aButton({ url: long(3001) }))],
    less(3000),
    '/view/blocks/0/elements/0/url',
  ],
  [
    'an accessibility_label over 75',
    [theActions(aButton({ accessibility_label: long(76) }))],
    less(75),
    '/view/blocks/0/elements/0/accessibility_label',
  ],
  [
    'a button of another style',
    [theActions(aButton({ style: 'default' }))],
    'must be a valid enum value',
    '/view/blocks/0/elements/0/style',
  ],
  [
    'a style of null',
    [theActions(aButton({ style: null }))],
    'must provide a string',
    '/view/blocks/0/elements/0/style',
  ],
  [
    'an action_id over 255',
    [theActions(aButton({ action_id: long(256) }))],
    less(255),
    '/view/blocks/0/elements/0/action_id',
  ],
  [
    'a placeholder over 150',
    inModal('plain_text_input', { placeholder: plain(long(151)) }),
    less(150),
    `${at}/placeholder/text`,
  ],
  [
    'max_selected_items under 1',
    inModal('multi_users_select', { max_selected_items: 0 }),
    'must be greater than 1',
    `${at}/max_selected_items`,
  ],
  [
    'options on an external select',
    inModal('external_select', { options: someOptions(1) }),
    'invalid additional property: options',
    at,
  ],
  [
    'an empty conversation filter',
    inModal('conversations_select', { filter: {} }),
    'must define at least one of `include`, `exclude_external_shared_channels`, `exclude_bot_users`',
    `${at}/filter`,
  ],
  [
    'a filter that includes nothing',
    inModal('conversations_select', { filter: { include: [] } }),
    'must provide at least 1 items',
    `${at}/filter/include`,
  ],
  [
    'a filter on an unknown kind',
    inModal('conversations_select', { filter: { include: ['dm'] } }),
    'must be a valid enum value',
    `${at}/filter/include/0`,
  ],
  [
    'a date in British order',
    inModal('datepicker', { initial_date: '31-12-2026' }),
    'must be a date in the format YYYY-MM-DD',
    `${at}/initial_date`,
  ],
  [
    'a date that does not exist',
    inModal('datepicker', { initial_date: '2026-02-31' }),
    'must be a date in the format YYYY-MM-DD',
    `${at}/initial_date`,
  ],
  [
    'a time of 24:00',
    inModal('timepicker', { initial_time: '24:00' }),
    'must be a time in the format HH:mm',
    `${at}/initial_time`,
  ],
  [
    'a timezone that is none',
    inModal('timepicker', { timezone: 'Europe/Wigan' }),
    'must be an IANA timezone',
    `${at}/timezone`,
  ],
  [
    'milliseconds for seconds',
    inModal('datetimepicker', { initial_date_time: 1_790_000_000_000 }),
    'must be less than 9999999999',
    `${at}/initial_date_time`,
  ],
  [
    'a date and time as text',
    inModal('datetimepicker', { initial_date_time: '1790000000' }),
    'must provide an integer',
    `${at}/initial_date_time`,
  ],
  [
    'a min_length over 3,000',
    inModal('plain_text_input', { min_length: 3001 }),
    'must be less than 3000',
    `${at}/min_length`,
  ],
  [
    'a max_length of 0',
    inModal('plain_text_input', { max_length: 0 }),
    'must be greater than 1',
    `${at}/max_length`,
  ],
  [
    'multiline as text',
    inModal('plain_text_input', { multiline: 'true' }),
    'must provide a boolean',
    `${at}/multiline`,
  ],
  [
    'an initial_value of null',
    inModal('plain_text_input', { initial_value: null }),
    'must provide a string',
    `${at}/initial_value`,
  ],
  [
    'max_lines over 100',
    inModal('rich_text_input', { max_lines: 101 }),
    'must be less than 100',
    `${at}/max_lines`,
  ],
  [
    'a rich text value that is a string',
    inModal('rich_text_input', { initial_value: 'a' }),
    'must provide an object',
    `${at}/initial_value`,
  ],
  [
    'is_decimal_allowed left out',
    inModal('number_input', {}),
    'missing required field: is_decimal_allowed',
    at,
  ],
  [
    'a number where its text is wanted',
    inModal('number_input', { is_decimal_allowed: true, min_value: 1 }),
    'must provide a string',
    `${at}/min_value`,
  ],
  ['over 10 files', inModal('file_input', { max_files: 11 }), 'must be less than 10', `${at}/max_files`],
  [
    'an unknown dispatch trigger',
    inModal('plain_text_input', { dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
    'must be a valid enum value',
    `${at}/dispatch_action_config/trigger_actions_on/0`,
  ],
  [
    'an image without alt_text',
    [aSection({ accessory: { type: 'image', image_url: 'https://a' } })],
    'missing required field: alt_text',
    '/view/blocks/0/accessory',
  ],
  [
    'an image from two places',
    [aSection({ accessory: { type: 'image', ...picture, slack_file: { id: 'F1' } } })],
    'cannot define both `image_url` and `slack_file`',
    '/view/blocks/0/accessory',
  ],
];

test.each(refused)('%s is refused', (_rule, blocks, message, pointer) => {
  expect(gist(problemsOn('modal', blocks))).toEqual([{ message, pointer }]);
});

test.each([
  ['a message', 'message', anInput],
  ['the Home tab', 'home', anInput],
  ['a section of a modal', 'modal', (element: unknown) => aSection({ accessory: element })],
] as const)('response_url_enabled in %s is refused', (_where, surface, within) => {
  const problems = problemsOn(surface, [
    within(anElement('channels_select', { response_url_enabled: true })),
  ]);
  expect(problems.map(({ message }) => message)).toEqual([
    'invalid additional property: response_url_enabled',
  ]);
});

test('elements filled to their limits pass', () => {
  expect(
    problemsOn('modal', [
      theActions(aButton({ text: plain(long(75)), value: long(2000), url: long(3000), style: 'primary' })),
      anInput(aTextInput({ min_length: 0, max_length: 3000, initial_value: long(3000), multiline: true })),
      anInput(aSelect({ placeholder: plain(long(150)), focus_on_load: true })),
      anInput(anElement('datepicker', { initial_date: '2028-02-29' })),
      anInput(anElement('timepicker', { initial_time: '23:59', timezone: 'Europe/London' })),
      anInput(anElement('datetimepicker', { initial_date_time: 1_790_000_000 })),
      anInput(
        anElement('rich_text_input', {
          initial_value: richText({ type: 'rich_text_section', elements: [] }),
        }),
      ),
      anInput(anElement('number_input', { is_decimal_allowed: true, min_value: '-1.5', max_value: '10' })),
    ]),
  ).toEqual([]);
});
