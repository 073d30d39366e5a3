import { describe, expect, test } from '@jest/globals';
import { initialState, withIds } from '../../../../local/slack/validate/index.ts';
import {
  aButton,
  anElement,
  anInput,
  anOption,
  aRichSection,
  aSection,
  plain,
  richText,
  someOptions,
  theActions,
} from './samples.ts';

const rich = richText(aRichSection({ type: 'text', text: 'a' }));
const options = someOptions(2);
const first = anOption('0');

const kept: [type: string, untouched: object, initial: object, filled: object][] = [
  ['plain_text_input', { value: null }, { initial_value: 'a' }, { value: 'a' }],
  ['email_text_input', { value: null }, { initial_value: 'a@b.uk' }, { value: 'a@b.uk' }],
  ['url_text_input', { value: null }, { initial_value: 'https://a' }, { value: 'https://a' }],
  ['number_input', { value: null }, { initial_value: '7' }, { value: '7' }],
  [
    'static_select',
    { selected_option: null },
    { options, initial_option: first },
    { selected_option: first },
  ],
  ['external_select', { selected_option: null }, { initial_option: first }, { selected_option: first }],
  [
    'radio_buttons',
    { selected_option: null },
    { options, initial_option: first },
    { selected_option: first },
  ],
  [
    'multi_static_select',
    { selected_options: [] },
    { options, initial_options: [first] },
    { selected_options: [first] },
  ],
  [
    'multi_external_select',
    { selected_options: [] },
    { initial_options: [first] },
    { selected_options: [first] },
  ],
  [
    'checkboxes',
    { selected_options: [] },
    { options, initial_options: [first] },
    { selected_options: [first] },
  ],
  ['users_select', { selected_user: null }, { initial_user: 'U1' }, { selected_user: 'U1' }],
  ['channels_select', { selected_channel: null }, { initial_channel: 'C1' }, { selected_channel: 'C1' }],
  [
    'conversations_select',
    { selected_conversation: null },
    { initial_conversation: 'C1' },
    { selected_conversation: 'C1' },
  ],
  ['multi_users_select', { selected_users: [] }, { initial_users: ['U1'] }, { selected_users: ['U1'] }],
  [
    'multi_channels_select',
    { selected_channels: [] },
    { initial_channels: ['C1'] },
    { selected_channels: ['C1'] },
  ],
  [
    'multi_conversations_select',
    { selected_conversations: [] },
    { initial_conversations: ['C1'] },
    { selected_conversations: ['C1'] },
  ],
  ['datepicker', { selected_date: null }, { initial_date: '2026-10-08' }, { selected_date: '2026-10-08' }],
  ['timepicker', { selected_time: null }, { initial_time: '09:30' }, { selected_time: '09:30' }],
  [
    'datetimepicker',
    { selected_date_time: null },
    { initial_date_time: 1_790_000_000 },
    { selected_date_time: 1_790_000_000 },
  ],
  ['rich_text_input', {}, { initial_value: rich }, { rich_text_value: rich }],
  ['file_input', { files: [] }, {}, { files: [] }],
];

describe('the state of a view as it opens', () => {
  test.each(kept)('%s', (type, untouched, initial, filled) => {
    const open = (more: object) =>
      initialState({ blocks: [anInput({ type, action_id: 'a', ...more }, { block_id: 'b' })] });
    expect(open({})).toEqual({ b: { a: { type, ...untouched } } });
    expect(open(initial)).toEqual({ b: { a: { type, ...filled } } });
  });

  test('holds what stands outside inputs too, and no buttons', () => {
    const blocks = [
      aSection({ block_id: 'one', accessory: anElement('users_select', { action_id: 'who' }) }),
      theActions(aButton({ action_id: 'go' })),
      {
        ...theActions(aButton({ action_id: 'go' }), anElement('datepicker', { action_id: 'when' })),
        block_id: 'two',
      },
    ];
    expect(initialState({ blocks })).toEqual({
      one: { who: { type: 'users_select', selected_user: null } },
      two: { when: { type: 'datepicker', selected_date: null } },
    });
  });

  test('filling it in leaves the view alone', () => {
    const view = {
      blocks: [
        anInput(anElement('multi_users_select', { action_id: 'a', initial_users: ['U1'] }), {
          block_id: 'b',
        }),
      ],
    };
    initialState(view).b?.a?.selected_users?.push('U2');
    expect(initialState(view).b?.a?.selected_users).toEqual(['U1']);
  });
});

describe('ids that Slack gives', () => {
  const counted = () => {
    let count = 0;
    return () => {
      count += 1;
      return `id${count}`;
    };
  };

  test('go where the app gave none', () => {
    const blocks = [
      aSection({ block_id: 'mine', accessory: aButton({ action_id: 'go' }) }),
      theActions(aButton(), aButton({ action_id: 'stay' })),
      { type: 'context', elements: [plain('a')] },
    ];
    expect(withIds(blocks, counted())).toEqual([
      blocks[0],
      { ...theActions(aButton({ action_id: 'id2' }), aButton({ action_id: 'stay' })), block_id: 'id1' },
      { type: 'context', elements: [plain('a')], block_id: 'id3' },
    ]);
  });

  test('replace the one that came with markdown', () => {
    expect(withIds([{ type: 'markdown', text: 'a', block_id: 'mine' }], counted())).toEqual([
      { type: 'markdown', text: 'a', block_id: 'id1' },
    ]);
  });

  test('reach into containers', () => {
    const blocks = [{ type: 'container', block_id: 'box', child_blocks: [theActions(aButton())] }];
    expect(withIds(blocks, counted())).toEqual([
      {
        type: 'container',
        block_id: 'box',
        child_blocks: [{ ...theActions(aButton({ action_id: 'id2' })), block_id: 'id1' }],
      },
    ]);
  });

  test('differ from one another', () => {
    const ids = withIds(Array.from({ length: 100 }, () => aSection())).map(({ block_id }) => block_id);
    expect(new Set(ids).size).toBe(100);
  });
});
