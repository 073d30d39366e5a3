import { allOffered, type Block, type Element, type Option, type StateValue } from '../blocks.ts';
import { type Place, tsOf } from '../delivery/payloads.ts';
import type { State } from '../state.ts';
import { untouchedValues } from '../validation.ts';
import type { Field } from './fields.ts';
import { type Entry, valueFor } from './values.ts';

/** Slack asks the app once so much has been typed, unless the element says otherwise. */
const asksFrom = 3;

/** What an element lets one choose from; an external menu asks the app, once for each text typed into it. */
export async function offer(
  element: Element,
  entry: Entry,
  ask: (typed: string) => Promise<Option[]>,
): Promise<Option[]> {
  if (element.type === 'external_select' || element.type === 'multi_external_select') {
    const typed = entry === null ? [] : Array.isArray(entry) ? entry : [String(entry)];
    const least = typeof element.min_query_length === 'number' ? element.min_query_length : asksFrom;
    return (await Promise.all(typed.filter(({ length }) => length >= least).map(ask))).flat();
  }
  return allOffered(element);
}

/** What a person puts into a field, and the place as it then stands. */
export function fill(
  state: State,
  userId: string,
  place: Place,
  { label, block, element }: Field,
  entry: Entry,
  offered: Option[],
): { value: StateValue; place: Place } {
  const value = named(label, () => valueFor(state, userId, element, entry, offered));
  return { value, place: kept(state, userId, place, block, element, value) };
}

/** Puts the value where Slack's client keeps it, and gives the place as it then stands. */
export function kept(
  state: State,
  userId: string,
  place: Place,
  block: Block,
  element: Element,
  value: StateValue,
): Place {
  if (place.kind === 'view') {
    state.modals.type(place.open, block.block_id, element.action_id, value);
    return place;
  }
  const key = `${userId}/${tsOf(place)}`;
  const before = state.chosen.get(key) ?? untouchedValues([block]);
  const values = { ...before, [block.block_id]: { ...before[block.block_id], [element.action_id]: value } };
  state.chosen.set(key, values);
  return { ...place, values: { ...place.values, ...values } };
}

/** An error says which field it is about. */
function named<T>(label: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${label}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
