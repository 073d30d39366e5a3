import { confirm, dispatchActionConfig } from './composition.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  integer,
  list,
  matching,
  type Place,
  plain,
  type Rule,
  required,
  type Shape,
  string,
} from './rules.ts';
import type { Surface } from './types.ts';

const action_id = string({ min: 1, max: 255 });
const placeholder = plain(150);
const focus_on_load = boolean;
const date = matching(isDate, 'must be a date in the format YYYY-MM-DD');
const time = matching((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'must be a time in the format HH:mm');
const numeral = matching((text) => /^-?\d+(\.\d+)?$/.test(text), 'must be a number');

const anywhere: readonly Surface[] = ['message', 'modal', 'home'];
const modalOnly: readonly Surface[] = ['modal'];
const inInput: readonly Place[] = ['input'];

function picker(fields: Record<string, Rule>): Shape {
  return {
    surfaces: anywhere,
    places: ['accessory', 'actions', 'input'],
    fields: { action_id, confirm, focus_on_load, ...fields },
  };
}

function typed(surfaces: readonly Surface[], fields: Record<string, Rule>, places = inInput): Shape {
  const dispatching = { dispatch_action_config: dispatchActionConfig };
  return { surfaces, places, fields: { action_id, placeholder, focus_on_load, ...dispatching, ...fields } };
}

/** Elements that take a value rather than offer a list. */
export const inputs: Record<string, Shape> = {
  datepicker: picker({ placeholder, initial_date: date }),
  timepicker: picker({
    placeholder,
    initial_time: time,
    timezone: matching(isZone, 'must be an IANA timezone'),
  }),
  datetimepicker: {
    surfaces: ['message', 'modal'],
    places: ['actions', 'input'],
    fields: {
      action_id,
      confirm,
      focus_on_load,
      // Ten digits of seconds: a figure in milliseconds is the usual mistake.
      initial_date_time: integer(1_000_000_000, 9_999_999_999),
    },
  },
  plain_text_input: typed(anywhere, {
    initial_value: string({ max: 3000 }),
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
  }),
  rich_text_input: typed(
    ['modal', 'home'],
    { initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
    ['actions', 'input'],
  ),
  number_input: typed(modalOnly, {
    is_decimal_allowed: required(boolean),
    initial_value: numeral,
    min_value: numeral,
    max_value: numeral,
  }),
  email_text_input: typed(modalOnly, { initial_value: string() }),
  url_text_input: typed(modalOnly, { initial_value: string() }),
  file_input: {
    surfaces: modalOnly,
    places: inInput,
    fields: { action_id, filetypes: list(string({ min: 1 }), { min: 1 }), max_files: integer(1, 10) },
  },
};

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // 31 February rolls over into March instead of failing.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function isZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: text }));
  } catch {
    return false;
  }
}
