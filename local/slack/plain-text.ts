import type { Block, Element, Option, StateValue, TextObject, Values } from './blocks.ts';
import { isRecord, type Json } from './json.ts';
import { valueAt } from './view-values.ts';

/** Whose eyes it is for: names of people and places, and the hour where they are. */
export interface Reader {
  user(id: string): string;
  channel(id: string): string;
  group(id: string): string;
  tz: string;
}

/** Slack's markup as a person reads it. */
export function readable(mrkdwn: string, reader: Reader): string {
  return unescaped(
    mrkdwn
      .replace(/<!date\^(\d+)\^([^^|>]+)(?:\^[^|>]*)?\|([^>]*)>/g, (_, at, format) =>
        dated(Number(at), format, reader),
      )
      .replace(/<@([UW]\w+)(?:\|[^>]*)?>/g, (_, id) => `@${reader.user(id)}`)
      .replace(/<#(C\w+)(?:\|[^>]*)?>/g, (_, id) => `#${reader.channel(id)}`)
      .replace(/<!subteam\^(S\w+)(?:\|[^>]*)?>/g, (_, id) => `@${reader.group(id)}`)
      .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
      .replace(/<((?:https?|mailto|tel):[^|>]+)\|([^>]*)>/g, '$2')
      .replace(/<((?:https?|mailto|tel):[^|>]+)>/g, '$1'),
  );
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function dated(unix: number, format: string, { tz }: Reader): string {
  const at = new Date(unix * 1000);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: tz, ...options }).format(at);
  const day = { day: 'numeric', year: 'numeric' } as const;
  const hour = { hour: '2-digit', minute: '2-digit' } as const;
  const tokens: Record<string, () => string> = {
    date_num: () => new Intl.DateTimeFormat('sv-SE', { timeZone: tz }).format(at),
    date: () => say({ ...day, month: 'long' }),
    date_short: () => say({ ...day, month: 'short' }),
    date_long: () => say({ ...day, month: 'long', weekday: 'long' }),
    time: () => say(hour),
    time_secs: () => say({ ...hour, second: '2-digit' }),
  };
  return format.replace(/\{(\w+?)(?:_pretty)?\}/g, (token, name) => tokens[name]?.() ?? token);
}

export const worded = (text: TextObject | undefined, reader: Reader): string =>
  text === undefined ? '' : text.type === 'mrkdwn' ? readable(text.text, reader) : text.text;

/** What stands in a form besides its blocks. */
export interface Filled {
  values: Values;
  /** By block_id. */
  errors?: ReadonlyMap<string, string>;
}

/** One line or more for each block. */
export function blockLines(blocks: Block[], reader: Reader, filled?: Filled): string[] {
  return blocks.flatMap((block) => linesOf(block, reader, filled)).filter((line) => line !== '');
}

function linesOf(block: Block, reader: Reader, filled?: Filled): string[] {
  const words = (text: TextObject | undefined) => worded(text, reader);
  const value = ({ action_id }: Element) => filled && valueAt(filled.values, block.block_id, action_id);
  const control = (element: Element) => controlText(element, reader, value(element));
  switch (block.type) {
    case 'header':
      return [words(block.text)];
    case 'section':
      return [
        words(block.text),
        ...(block.fields ?? []).map(words),
        block.accessory ? control(block.accessory) : '',
      ];
    case 'actions':
      return [(block.elements ?? []).map(control).join(' ')];
    case 'context':
      return [(block.elements ?? []).map((one) => looseText(one, reader)).join(' · ')];
    case 'divider':
      return ['───'];
    case 'image':
      return [`(image: ${String(block.alt_text)})`];
    case 'input':
      return inputLines(block, reader, filled);
    case 'rich_text':
      return richText(block.elements, reader).split('\n');
    case 'table':
      return rowsOf(block).map((cells) => cells.map((cell) => looseText(cell, reader)).join(' | '));
    default:
      return [looseText(block, reader)];
  }
}

function inputLines(block: Block, reader: Reader, filled?: Filled): string[] {
  const { element, label, hint, optional } = block;
  if (!element) return [];
  const error = filled?.errors?.get(block.block_id);
  return [
    `${worded(label, reader)}${optional ? ' (optional)' : ''}: ${valueText(filled && valueAt(filled.values, block.block_id, element.action_id), reader)}`,
    offered(element, reader),
    hint ? `  ${worded(hint, reader)}` : '',
    error ? `  ! ${error}` : '',
  ];
}

/** Radio buttons and checkboxes show all that they offer; menus only once opened. */
function offered(element: Element, reader: Reader): string {
  if (element.type !== 'radio_buttons' && element.type !== 'checkboxes') return '';
  const shown = (element.options ?? []).map(({ text, description }) =>
    description ? `${worded(text, reader)}: ${worded(description, reader)}` : worded(text, reader),
  );
  return `  (${shown.join(' / ')})`;
}

function controlText(element: Element, reader: Reader, value: StateValue | undefined): string {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return `[${worded(element.text, reader)}]`;
    case 'overflow':
      return `[… ${(element.options ?? []).map(({ text }) => worded(text, reader)).join(' / ')}]`;
    case 'image':
      return `(image: ${String(element.alt_text)})`;
    default: {
      const chosen = valueText(value, reader);
      return `[${chosen || worded(element.placeholder, reader) || 'Choose'} ▾]`;
    }
  }
}

/** The value of a field, as its reader sees it. */
export function valueText(value: StateValue | undefined, reader: Reader): string {
  if (!value) return '';
  const option = (one: unknown) => worded((one as Option | null)?.text, reader);
  const say: Record<string, (held: unknown) => string> = {
    selected_option: option,
    selected_options: (held) => (held as Option[]).map(option).join(', '),
    selected_user: (held) => reader.user(String(held)),
    selected_users: (held) => (held as string[]).map((id) => reader.user(id)).join(', '),
    selected_channel: (held) => `#${reader.channel(String(held))}`,
    selected_conversation: (held) => `#${reader.channel(String(held))}`,
    selected_date_time: (held) => dated(Number(held), '{date_short} {time}', reader),
    rich_text_value: (held) => richText((held as Json).elements, reader),
  };
  const [key, held] = Object.entries(value).find(([name]) => name !== 'type') ?? ['', null];
  return held === null || held === undefined ? '' : (say[key]?.(held) ?? String(held));
}

function richText(elements: unknown, reader: Reader): string {
  return listOf(elements)
    .map((one) => {
      switch (one.type) {
        case 'text':
          return String(one.text);
        case 'link':
          return String(one.text ?? one.url);
        case 'user':
          return `@${reader.user(String(one.user_id))}`;
        case 'channel':
          return `#${reader.channel(String(one.channel_id))}`;
        case 'usergroup':
          return `@${reader.group(String(one.usergroup_id))}`;
        case 'broadcast':
          return `@${String(one.range)}`;
        case 'emoji':
          return `:${String(one.name)}:`;
        case 'date':
          return dated(Number(one.timestamp), String(one.format), reader);
        case 'rich_text_list':
          return listOf(one.elements)
            .map((item) => `• ${richText(item.elements, reader)}`)
            .join('\n');
        default:
          return `${richText(one.elements, reader)}${String(one.type).startsWith('rich_text_') ? '\n' : ''}`;
      }
    })
    .join('')
    .replace(/\n$/, '');
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const rowsOf = ({ rows }: Block): Json[][] => (Array.isArray(rows) ? rows.map(listOf) : []);

/** The words of a thing that nobody has taught this file to lay out. */
function looseText(thing: unknown, reader: Reader): string {
  if (Array.isArray(thing))
    return thing
      .map((one) => looseText(one, reader))
      .filter(Boolean)
      .join(' ');
  if (!isRecord(thing)) return '';
  if (thing.type === 'rich_text') return richText(thing.elements, reader);
  if (thing.type === 'image') return `(image: ${String(thing.alt_text)})`;
  if (thing.type === 'button') return controlText(thing as unknown as Element, reader, undefined);
  if (typeof thing.text === 'string')
    return thing.type === 'mrkdwn' || thing.type === 'markdown' ? readable(thing.text, reader) : thing.text;
  return looseText(Object.values(thing), reader);
}
