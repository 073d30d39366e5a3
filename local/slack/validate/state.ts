import { elementsIn } from './elements-in.ts';
import { type Json, objectsIn } from './json.ts';
import type { StateValue, StateValues } from './types.ts';

interface Kept {
  /** The key in view.state.values. */
  key: keyof StateValue;
  /** The property of the element that fills it beforehand. */
  from?: string;
  /** What stands there while nobody has touched it; without it the key is absent. */
  untouched?: null | [];
}

const typed: Kept = { key: 'value', from: 'initial_value', untouched: null };
const option: Kept = { key: 'selected_option', from: 'initial_option', untouched: null };
const options: Kept = { key: 'selected_options', from: 'initial_options', untouched: [] };

/** Where each element keeps its value. Buttons and overflow menus keep none. */
const kept = new Map<unknown, Kept>([
  ['plain_text_input', typed],
  ['email_text_input', typed],
  ['url_text_input', typed],
  ['number_input', typed],
  ['static_select', option],
  ['external_select', option],
  ['radio_buttons', option],
  ['multi_static_select', options],
  ['multi_external_select', options],
  ['checkboxes', options],
  ['users_select', { key: 'selected_user', from: 'initial_user', untouched: null }],
  ['channels_select', { key: 'selected_channel', from: 'initial_channel', untouched: null }],
  ['conversations_select', { key: 'selected_conversation', from: 'initial_conversation', untouched: null }],
  ['multi_users_select', { key: 'selected_users', from: 'initial_users', untouched: [] }],
  ['multi_channels_select', { key: 'selected_channels', from: 'initial_channels', untouched: [] }],
  [
    'multi_conversations_select',
    { key: 'selected_conversations', from: 'initial_conversations', untouched: [] },
  ],
  ['datepicker', { key: 'selected_date', from: 'initial_date', untouched: null }],
  ['timepicker', { key: 'selected_time', from: 'initial_time', untouched: null }],
  ['datetimepicker', { key: 'selected_date_time', from: 'initial_date_time', untouched: null }],
  ['rich_text_input', { key: 'rich_text_value', from: 'initial_value' }],
  ['file_input', { key: 'files', untouched: [] }],
]);

/** `view.state.values` of a view as it opens. The view has its ids: see withIds. */
export function initialState(view: { blocks: readonly unknown[] }): StateValues {
  const filled = objectsIn(view.blocks).flatMap((block) => {
    const values = elementsIn(block, '').flatMap(({ element }) => {
      const value = initialValue(element);
      return value && typeof element.action_id === 'string' ? [[element.action_id, value] as const] : [];
    });
    const hasState = values.length > 0 && typeof block.block_id === 'string';
    return hasState ? [[block.block_id, Object.fromEntries(values)] as const] : [];
  });
  // Not by assignment: an id may be `__proto__`.
  return Object.fromEntries(filled);
}

function initialValue(element: Json): StateValue | undefined {
  const { type } = element;
  const how = kept.get(type);
  if (!how || typeof type !== 'string') return undefined;
  const value = how.from !== undefined && how.from in element ? element[how.from] : how.untouched;
  // A copy: whoever fills the form in must not write into the view.
  return { type, ...(value === undefined ? {} : { [how.key]: structuredClone(value) }) };
}
