import type { Element, Option, StateValue } from '../blocks.ts';
import { isRecord } from '../json.ts';
import type { State } from '../state.ts';
import { broughtFile } from './files.ts';

/** What a person can put into a field: words, a list of words or of files' names, a day, an instant; null empties it. */
export type Entry = string | string[] | Date | number | null;

/** The state value that Slack's client makes of it, or an error where the client would not let it be entered. */
export function valueFor(
  state: State,
  userId: string,
  element: Element,
  entry: Entry,
  offered: Option[],
  by: ChosenBy = words,
): StateValue {
  const { type } = element;
  const kind = kinds.find(({ matches }) => matches.test(type));
  if (!kind) throw new Error(`Nobody here knows how to fill a ${type}.`);
  return { type, ...kind.value(entry, { state, userId, element, offered, by }) };
}

interface Around {
  state: State;
  /** Who chooses: Slack offers nobody a private channel that they are not in. */
  userId: string;
  element: Element;
  offered: Option[];
  by: ChosenBy;
}

/** By what an option is known: by what a person reads, or by its value. */
export type ChosenBy = (option: Option) => string;

const words: ChosenBy = ({ text }) => text.text;

const kinds: { matches: RegExp; value(entry: Entry, around: Around): Record<string, unknown> }[] = [
  {
    matches: /^(plain_text|email_text|url_text)_input$/,
    value: (entry, { element }) => ({ value: typed(entry, element) }),
  },
  {
    matches: /^number_input$/,
    value(entry, { element }) {
      const text = typed(entry, element);
      if (text !== null && !/^-?\d+(\.\d+)?$/.test(text))
        throw new Error(`Slack takes no "${text}" for a number.`);
      return { value: text };
    },
  },
  {
    matches: /^(static_select|external_select|radio_buttons)$/,
    value: (entry, { offered, by }) => ({
      selected_option: isEmpty(entry) ? null : chosen(String(entry), offered, by),
    }),
  },
  {
    matches: /^(multi_static_select|multi_external_select|checkboxes)$/,
    value: (entry, { element, offered, by }) => ({
      selected_options: atMost(
        element,
        listed(entry).map((one) => chosen(one, offered, by)),
      ),
    }),
  },
  {
    matches: /^users_select$/,
    value: (entry, { state }) => ({ selected_user: one(entry, personIn(state)) }),
  },
  {
    matches: /^multi_users_select$/,
    value: (entry, { state, element }) => ({
      selected_users: atMost(element, listed(entry).map(personIn(state))),
    }),
  },
  {
    matches: /^channels_select$/,
    value: (entry, around) => ({ selected_channel: one(entry, channelFor(around, ['public'])) }),
  },
  {
    matches: /^conversations_select$/,
    value: (entry, around) => ({ selected_conversation: one(entry, channelFor(around)) }),
  },
  {
    matches: /^multi_channels_select$/,
    value: (entry, around) => ({
      selected_channels: atMost(around.element, listed(entry).map(channelFor(around, ['public']))),
    }),
  },
  {
    matches: /^multi_conversations_select$/,
    value: (entry, around) => ({
      selected_conversations: atMost(around.element, listed(entry).map(channelFor(around))),
    }),
  },
  {
    matches: /^datepicker$/,
    value: (entry) => ({ selected_date: shaped(entry, /^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD') }),
  },
  { matches: /^timepicker$/, value: (entry) => ({ selected_time: shaped(entry, /^\d\d:\d\d$/, 'HH:mm') }) },
  { matches: /^datetimepicker$/, value: (entry) => ({ selected_date_time: instant(entry) }) },
  {
    matches: /^file_input$/,
    value: (entry, { state, userId, element }) => ({
      files: atMost(element, listed(entry), 'max_files').map((called) => broughtFile(state, userId, called)),
    }),
  },
  {
    matches: /^rich_text_input$/,
    value: (entry) => (isEmpty(entry) ? {} : { rich_text_value: richText(String(entry)) }),
  },
];

const isEmpty = (entry: Entry): boolean => entry === null || entry === '';

function typed(entry: Entry, { max_length, multiline }: Element): string | null {
  if (isEmpty(entry)) return null;
  const text = String(entry);
  if (text.includes('\n') && multiline !== true) throw new Error('Slack takes a single line here.');
  if (max_length !== undefined && text.length > max_length) {
    throw new Error(
      `Slack lets no more than ${max_length} characters be typed here; these are ${text.length}.`,
    );
  }
  return text;
}

const listed = (entry: Entry): string[] =>
  isEmpty(entry) ? [] : Array.isArray(entry) ? entry : [String(entry)];

const one = (entry: Entry, find: (name: string) => string): string | null =>
  isEmpty(entry) ? null : find(String(entry));

function atMost<Item>(
  element: Element,
  items: Item[],
  limit: 'max_selected_items' | 'max_files' = 'max_selected_items',
): Item[] {
  const most = element[limit];
  if (typeof most !== 'number' || items.length <= most) return items;
  throw new Error(`Slack lets no more than ${most} be chosen here.`);
}

/** One that ends in … stands for how the option begins. */
function chosen(text: string, offered: Option[], by: ChosenBy): Option {
  const begun = text.endsWith('…') ? text.slice(0, -1) : undefined;
  const option =
    offered.find((each) => by(each) === text) ??
    (begun && offered.find((each) => by(each).startsWith(begun)));
  if (option) return option;
  throw new Error(`"${text}" is not offered. There are: ${offered.map(words).join(', ')}`);
}

const personIn = (state: State) => (name: string) => {
  const member = state.directory.find(name);
  if (!member) throw new Error(`There is nobody called ${name} to choose.`);
  if (member.deleted) throw new Error(`${name} is deactivated; Slack does not offer them.`);
  return member.id;
};

const channelFor =
  ({ state, userId, element }: Around, kinds = kindsIn(element)) =>
  (name: string) => {
    const found = state.conversations.find(name);
    const isShown = found && (found.kind === 'public' || found.members.has(userId));
    if (!isShown || (kinds && !kinds.includes(found.kind)))
      throw new Error(`There is no channel ${name} to choose.`);
    return found.id;
  };

/** What the element's filter lets through; everything, where it has none. */
function kindsIn({ filter }: Element): string[] | undefined {
  return isRecord(filter) && Array.isArray(filter.include) ? filter.include.map(String) : undefined;
}

function shaped(entry: Entry, shape: RegExp, name: string): string | null {
  if (isEmpty(entry)) return null;
  if (typeof entry === 'string' && shape.test(entry)) return entry;
  throw new Error(`This field takes ${name}, not ${String(entry)}.`);
}

function instant(entry: Entry): number | null {
  if (isEmpty(entry)) return null;
  const at = typeof entry === 'number' ? entry : Math.floor(new Date(String(entry)).getTime() / 1000);
  if (Number.isNaN(at)) throw new Error(`This field takes an instant, not ${String(entry)}.`);
  return at;
}

const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
