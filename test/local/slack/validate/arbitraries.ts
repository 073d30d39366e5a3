import type { Surface } from '../../../../local/slack/validate/index.ts';
import fc from '../../../support/seeded.ts';

type Fields = Record<string, unknown>;

/** A property that is there or not. */
const maybe = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const within = (most: number) => fc.string({ minLength: 1, maxLength: Math.min(most, 60) });
const joined = (...parts: fc.Arbitrary<Fields>[]): fc.Arbitrary<Fields> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));
const always = (fields: Fields) => fc.constant(fields);

const plain = (most: number) =>
  joined(
    within(most).map((text) => ({ type: 'plain_text', text })),
    maybe({ emoji: fc.boolean() }),
  );
const mrkdwn = (most: number) =>
  joined(
    within(most).map((text) => ({ type: 'mrkdwn', text })),
    maybe({ verbatim: fc.boolean() }),
  );
const anyText = (most: number) => fc.oneof(plain(most), mrkdwn(most));
const option = joined(fc.record({ text: plain(75), value: within(75) }), maybe({ description: plain(75) }));
const options = fc.uniqueArray(option, {
  minLength: 1,
  maxLength: 4,
  selector: (one) => JSON.stringify(one),
});
const confirm = joined(
  fc.record({ title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) }),
  maybe({ style: fc.constantFrom('primary', 'danger') }),
);
const chosenFrom = (name: string) =>
  options.map((list) => ({ options: list, [name]: name.endsWith('s') ? list.slice(0, 1) : list[0] }));

const button = joined(
  fc.record({ type: fc.constant('button'), text: plain(75) }),
  maybe({ value: within(2000), url: within(3000), style: fc.constantFrom('primary', 'danger'), confirm }),
);
const menu = joined(
  fc.oneof(
    joined(always({ type: 'static_select' }), chosenFrom('initial_option')),
    joined(always({ type: 'multi_static_select', max_selected_items: 2 }), chosenFrom('initial_options')),
    always({ type: 'users_select' }),
    always({ type: 'conversations_select', filter: { include: ['public'] } }),
  ),
  maybe({ placeholder: plain(150), confirm }),
);
const choice = fc.oneof(
  joined(always({ type: 'radio_buttons' }), chosenFrom('initial_option')),
  joined(always({ type: 'checkboxes' }), chosenFrom('initial_options')),
);
const picker = fc.oneof(
  joined(always({ type: 'datepicker', initial_date: '2026-11-22' }), maybe({ placeholder: plain(150) })),
  always({ type: 'timepicker', initial_time: '09:30', timezone: 'Europe/London' }),
);
const written = joined(
  always({ type: 'plain_text_input' }),
  maybe({
    multiline: fc.boolean(),
    min_length: fc.integer({ min: 0, max: 10 }),
    max_length: fc.integer({ min: 20, max: 3000 }),
    placeholder: plain(150),
    dispatch_action_config: fc.constant({ trigger_actions_on: ['on_character_entered'] }),
  }),
);
const modalOnly = fc.constantFrom<Fields[]>(
  { type: 'number_input', is_decimal_allowed: false, min_value: '1' },
  { type: 'email_text_input' },
  { type: 'url_text_input' },
  { type: 'file_input', max_files: 3, filetypes: ['pdf'] },
);
const image = fc.constant({ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A map' });

/** Elements with the ids of their places, so that none comes twice. */
const named = (elements: Fields[]) =>
  elements.map((element, index) => ({ ...element, action_id: `action-${index}` }));
const richText = fc.array(within(50), { minLength: 1, maxLength: 3 }).map((texts) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: texts.map((text) => ({ type: 'text', text })) }],
}));

const block = (surface: Surface) =>
  fc.oneof(
    joined(
      anyText(3000).map((text) => ({ type: 'section', text })),
      maybe({
        fields: fc.array(anyText(2000), { minLength: 1, maxLength: 3 }),
        accessory: fc.oneof(button, menu, picker, image),
        expand: fc.boolean(),
      }),
    ),
    fc
      .array(fc.oneof(button, menu, choice, picker), { minLength: 1, maxLength: 4 })
      .map((elements) => ({ type: 'actions', elements: named(elements) })),
    fc
      .array(fc.oneof<fc.Arbitrary<Fields>[]>(anyText(3000), image), { minLength: 1, maxLength: 3 })
      .map((elements) => ({ type: 'context', elements })),
    joined(
      fc.record({
        type: fc.constant('input'),
        label: plain(2000),
        element: fc.oneof(written, menu, choice, picker, ...(surface === 'modal' ? [modalOnly] : [])),
      }),
      maybe({ hint: plain(2000), optional: fc.boolean() }),
    ),
    plain(150).map((text) => ({ type: 'header', text })),
    always({ type: 'divider' }),
    image,
    richText,
  );

/** Blocks that Slack takes on this surface, each with an id. */
export const goodBlocks = (surface: Surface): fc.Arbitrary<Fields[]> =>
  fc
    .array(block(surface), { minLength: 1, maxLength: 5 })
    .map((blocks) => blocks.map((one, index) => ({ ...one, block_id: `block-${index}` })));

export const goodModal: fc.Arbitrary<Fields> = joined(
  goodBlocks('modal').map((blocks) => ({ type: 'modal', blocks })),
  fc.record({ title: plain(24).map(cut), submit: plain(24).map(cut) }),
  maybe({
    close: plain(24).map(cut),
    callback_id: within(255),
    external_id: within(255),
    private_metadata: within(3000),
    clear_on_close: fc.boolean(),
    notify_on_close: fc.boolean(),
  }),
);

export const goodHome: fc.Arbitrary<Fields> = goodBlocks('home').map((blocks) => ({ type: 'home', blocks }));

function cut(text: Fields): Fields {
  return { ...text, text: String(text.text).slice(0, 24) };
}
