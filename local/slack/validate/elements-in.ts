import { isObject, type Json, listOf } from './json.ts';

export interface Placed {
  element: Json;
  pointer: string;
}

/** The elements that a person can act on in one block, cards and containers included. */
export function elementsIn(block: Json, pointer: string): Placed[] {
  const slots = [
    ...['element', 'accessory'].map((name) => ({ value: block[name], at: `${pointer}/${name}` })),
    ...['elements', 'actions', 'child_blocks'].flatMap((name) =>
      listOf(block[name]).map((value, index) => ({ value, at: `${pointer}/${name}/${index}` })),
    ),
  ];
  return slots.flatMap(({ value, at }) => {
    if (!isObject(value)) return [];
    return isActionable(value) ? [{ element: value, pointer: at }] : elementsIn(value, at);
  });
}

/** Whether Slack gives this an action_id where the app gave none. */
export function isActionable({ type }: Json): boolean {
  return typeof type === 'string' && actionable.has(type);
}

const actionable = new Set([
  'button',
  'overflow',
  'workflow_button',
  'feedback_buttons',
  'icon_button',
  'checkboxes',
  'radio_buttons',
  ...['static', 'external', 'users', 'channels', 'conversations'].flatMap((source) => [
    `${source}_select`,
    `multi_${source}_select`,
  ]),
  'datepicker',
  'timepicker',
  'datetimepicker',
  'plain_text_input',
  'rich_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
]);
