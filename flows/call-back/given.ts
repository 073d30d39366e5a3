import type { Values } from '../../src/domain/fields.ts';

/** What was given in one field: its words, without spaces around them. */
export const textIn = (given: Values, name: string): string => String(given[name] ?? '').trim();

/** What was chosen in a field that takes several, or learnt as a list. */
export const listIn = (given: Values, name: string): readonly string[] => [given[name] ?? []].flat();

export const instantIn = (given: Values, name: string): Date | undefined => {
  const text = textIn(given, name);
  return text === '' ? undefined : new Date(text);
};
