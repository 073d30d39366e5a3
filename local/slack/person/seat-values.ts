import type { Element, Option, StateValue } from '../blocks.ts';
import { messageFound } from '../findings.ts';
import type { Json } from '../json.ts';
import type { State } from '../state.ts';
import { type Entry, valueFor } from './values.ts';

/**
 * What somebody puts into a control by ids: words, an option's value or several, ids of people, places or files, a day,
 * a time, seconds since 1970, or the elements of rich text; null empties it.
 */
export type SeatEntry = string | string[] | number | Json[] | null;

/** The state value of it, or a sentence where Slack's client would not let it be entered. */
export function seatValue(
  state: State,
  userId: string,
  element: Element,
  entry: SeatEntry,
  offered: Option[],
): StateValue {
  const { type } = element;
  if (type === 'rich_text_input') return richText(entry);
  return valueFor(state, userId, element, plain(entry), offered, ({ value }) => value);
}

function richText(entry: SeatEntry): StateValue {
  const type = 'rich_text_input';
  const elements = Array.isArray(entry) ? entry : [];
  if (elements.length === 0) return { type };
  const value = { type: 'rich_text', elements };
  if (messageFound({ blocks: [value] }).length > 0)
    throw new Error('Slack takes no text that is laid out like this.');
  return { type, rich_text_value: value };
}

function plain(entry: SeatEntry): Entry {
  return Array.isArray(entry) ? textsIn(entry) : entry;
}

const textsIn = (entry: SeatEntry): string[] =>
  (Array.isArray(entry) ? entry : [entry]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
