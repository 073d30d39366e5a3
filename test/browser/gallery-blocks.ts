import type { KnownBlock } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (value: string, description?: string) => ({
  text: plain(`Choice ${value}`),
  value,
  ...(description && { description: plain(description) }),
});
const few = [option('one'), option('two', 'With a description'), option('three')];
const boxes = ['*first*', '_second_', '~third~'].map((text, at) => ({
  text: mrkdwn(text),
  value: String(at),
  description: plain(`Description ${at + 1}`),
}));
const groups = ['Near', 'Far'].map((label) => ({
  label: plain(label),
  options: ['a', 'b'].map((each) => ({ text: plain(`${label} ${each}`), value: `${label}-${each}` })),
}));
const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('This *cannot* be undone.'),
  confirm: plain('Do it'),
  deny: plain('Leave it'),
  style: 'danger' as const,
};
export const pictureAddress = 'https://pictures.example/hill.png';
const picture = { type: 'image' as const, image_url: pictureAddress, alt_text: 'A green hill' };
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
const line = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const cell = (words: string) => ({ type: 'raw_text', text: words });

const everyMark = [
  '*bold* _italic_ ~gone~ `code` <https://a.example|a link> <@UANA> <#C1> <!subteam^S1> <!here>',
  '&gt; a quote',
  '• one',
  '• two :tada: :who_knows: <!date^1764000000^{date_long} at {time}|then>',
  '```fenced &lt;code&gt;```',
].join('\n');

const richText = {
  type: 'rich_text',
  elements: [
    line(
      text('Bold', { bold: true }),
      text(', '),
      text('all of it', { bold: true, italic: true, strike: true, underline: true, code: true }),
      text(', '),
      { type: 'link', url: 'https://a.example', text: 'a link' },
      text(', '),
      { type: 'user', user_id: 'UBEN' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'broadcast', range: 'here' },
      { type: 'emoji', name: 'wave' },
      { type: 'color', value: '#00663d' },
      { type: 'date', timestamp: 1_764_000_000, format: '{date_long} {time}' },
    ),
    { type: 'rich_text_list', style: 'ordered', elements: [line(text('first')), line(text('second'))] },
    { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line(text('within the second'))] },
    { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [line(text('third'))] },
    { type: 'rich_text_quote', elements: [text('quoted')] },
    { type: 'rich_text_preformatted', elements: [text('as  it\n  stands')] },
  ],
};

/** Everything that one presses or fills in where it stands. */
const elements = [
  { type: 'button', action_id: 'plain', text: plain('Plain') },
  { type: 'button', action_id: 'primary', text: plain('Primary'), style: 'primary' },
  { type: 'button', action_id: 'danger', text: plain('Danger'), style: 'danger', confirm },
  { type: 'button', action_id: 'link', text: plain('Elsewhere'), url: 'https://a.example' },
  { type: 'button', action_id: 'spoken', text: plain('Go'), accessibility_label: 'Go on to the next' },
  { type: 'overflow', action_id: 'overflow', options: [option('one'), option('two')] },
  { type: 'static_select', action_id: 'static', placeholder: plain('Pick a choice'), options: few },
  { type: 'multi_static_select', action_id: 'multi', placeholder: plain('Pick some'), option_groups: groups },
  { type: 'external_select', action_id: 'external', placeholder: plain('Look it up'), min_query_length: 1 },
  { type: 'users_select', action_id: 'person', placeholder: plain('Pick a person') },
  { type: 'channels_select', action_id: 'channel', placeholder: plain('Pick a channel') },
  { type: 'conversations_select', action_id: 'conversation', placeholder: plain('Pick a conversation') },
  { type: 'datepicker', action_id: 'day', placeholder: plain('Pick a day') },
  { type: 'timepicker', action_id: 'hour', placeholder: plain('Pick a time') },
  { type: 'checkboxes', action_id: 'boxes', options: boxes },
  { type: 'radio_buttons', action_id: 'radio', options: boxes },
];

const texts = [
  { type: 'header', text: plain('A heading :tada:') },
  { type: 'section', text: mrkdwn(everyMark) },
  { type: 'section', fields: ['*Left*\none', '*Right*\ntwo', '*Below*\nthree'].map(mrkdwn) },
  { type: 'section', text: plain('Beside a button'), accessory: elements[0] },
  { type: 'section', text: plain('Beside a menu'), accessory: { ...elements[6], initial_option: few[0] } },
  { type: 'section', text: plain('Beside a picture'), accessory: picture },
  { type: 'divider' },
  { type: 'context', elements: [picture, mrkdwn('*Context* for it'), plain('in small')] },
  { ...picture, title: plain('The hill') },
  richText,
];

const card = (name: string) => ({
  type: 'card',
  title: mrkdwn(`A *${name}*`),
  subtitle: plain('Beneath it'),
  body: mrkdwn('What it says'),
  subtext: plain('And in small'),
  actions: [{ type: 'button', action_id: name, text: plain(`Take the ${name}`) }],
});

const rows = [
  ['Reference', 'Area', 'Days'],
  ...Array.from({ length: 7 }, (_, at) => [`PLY0000${at + 1}`, 'Plymouth', String(at + 1)]),
].map((row) => row.map(cell));

const rare = [
  {
    type: 'table',
    rows: rows.slice(0, 4),
    column_settings: [{ is_wrapped: true }, { align: 'center' }, { align: 'right' }],
  },
  { type: 'data_table', caption: 'Open incidents', page_size: 3, row_header_column_index: 0, rows },
  { type: 'markdown', text: '# Markdown\n\nA **bold** [link](https://a.example)\n\n- one\n- two\n\n> said' },
  card('card'),
  { type: 'carousel', elements: ['first', 'second', 'third'].map(card) },
  {
    type: 'container',
    title: plain('A container'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', text: plain('Within it') }],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
      { type: 'icon_button', action_id: 'icon', icon: 'trash', text: plain('Delete') },
    ],
  },
  { type: 'task_card', task_id: 't1', title: 'Look into it', status: 'in_progress' },
  {
    type: 'plan',
    title: 'A plan',
    tasks: [{ type: 'task_card', task_id: 't2', title: 'Step', status: 'complete' }],
  },
];

const inARow = (all: object[]) => ({ type: 'actions', elements: all });

const input = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: label.toLowerCase().replaceAll(' ', '-'),
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});

export const fields = [
  input('One line', { type: 'plain_text_input', placeholder: plain('Type here'), focus_on_load: true }),
  input(
    'Several lines',
    { type: 'plain_text_input', multiline: true, max_length: 40 },
    { hint: plain('At most forty.') },
  ),
  input(
    'Reported',
    {
      type: 'plain_text_input',
      action_id: 'reported',
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    },
    { dispatch_action: true, optional: true },
  ),
  input('Address', { type: 'email_text_input' }, { optional: true }),
  input('Page', { type: 'url_text_input' }, { optional: true }),
  input('Number', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }, { optional: true }),
  input('Formatted', { type: 'rich_text_input' }, { optional: true }),
  input('Files', { type: 'file_input', filetypes: ['txt', 'pdf'], max_files: 2 }, { optional: true }),
  input('Choice', { type: 'static_select', options: few }, { optional: true }),
  input('Grouped', { type: 'static_select', option_groups: groups }, { optional: true }),
  input('Choices', { type: 'multi_static_select', options: few, max_selected_items: 2 }, { optional: true }),
  input('Looked up', { type: 'external_select', min_query_length: 1 }, { optional: true }),
  input('Person', { type: 'users_select' }, { optional: true }),
  input('People', { type: 'multi_users_select', initial_users: ['UBEN'] }, { optional: true }),
  input('Channel', { type: 'channels_select' }, { optional: true }),
  input('Conversations', { type: 'multi_conversations_select' }, { optional: true }),
  input('Day', { type: 'datepicker', initial_date: '2026-11-23' }, { optional: true }),
  input('Hour', { type: 'timepicker', initial_time: '09:30' }, { optional: true }),
  input('Instant', { type: 'datetimepicker', initial_date_time: 1_795_000_000 }, { optional: true }),
  input('Boxes', { type: 'checkboxes', options: boxes }, { optional: true, hint: plain('Any of them.') }),
  input('Radio', { type: 'radio_buttons', options: boxes }, { optional: true }),
];

/** What Bolt's own types do not know of yet is known to the workspace, which refuses what Slack would. */
const known = (blocks: object[]): KnownBlock[] => JSON.parse(JSON.stringify(blocks));

export const inAMessage = known([...texts, inARow(elements), ...rare]);
export const onHome = known([...texts, inARow(elements), card('card')]);
/** `heard` stands above the fields, as where an app says at once what it makes of what is typed. */
export const inAModal = (heard?: string) =>
  known([
    ...(heard === undefined ? [] : [{ type: 'section', block_id: 'heard', text: plain(`Heard: ${heard}`) }]),
    { type: 'alert', level: 'warning', text: mrkdwn('Take *care*.') },
    ...fields,
    inARow([{ type: 'button', action_id: 'push', text: plain('Another on top') }]),
  ]);
export const inAModalOnTop = known([
  { type: 'section', text: mrkdwn('The form below *waits*.') },
  input('On top', { type: 'plain_text_input' }, { optional: true }),
]);
