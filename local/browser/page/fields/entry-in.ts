import type { Entry } from '../../protocol/acts.ts';
import type { StateValue } from '../../protocol/block-kit.ts';
import { idsIn, isLoose, listOf, numberIn, wordsIn } from '../blocks/read.ts';

const wordsOrNothing = (held: unknown): Entry => wordsIn(held) || null;

const reading: Record<string, (held: unknown) => Entry> = {
  value: wordsOrNothing,
  selected_option: (held) => (isLoose(held) ? wordsOrNothing(held.value) : null),
  selected_options: (held) => listOf(held).map(({ value }) => wordsIn(value)),
  selected_user: wordsOrNothing,
  selected_users: idsIn,
  selected_channel: wordsOrNothing,
  selected_channels: idsIn,
  selected_conversation: wordsOrNothing,
  selected_conversations: idsIn,
  selected_date: wordsOrNothing,
  selected_time: wordsOrNothing,
  selected_date_time: (held) => numberIn(held) ?? null,
  rich_text_value: (held) => (isLoose(held) ? listOf(held.elements) : null),
  files: (held) => listOf(held).map(({ id }) => wordsIn(id)),
};

/** A value as it would be entered. */
export function entryIn(value: StateValue | undefined): Entry {
  const key = Object.keys(value ?? {}).find((name) => name !== 'type');
  return key !== undefined && Object.hasOwn(reading, key) ? (reading[key]?.(value?.[key]) ?? null) : null;
}
