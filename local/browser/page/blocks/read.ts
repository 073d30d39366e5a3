import type { TextObject } from '../../protocol/block-kit.ts';

/** What a block has beyond what everybody reads of it travels untyped; these look before they take. */
export type Loose = Record<string, unknown>;

export const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const looseOf = (value: unknown): Loose => (isLoose(value) ? value : {});

export const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

export const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export const numberIn = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

export const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export function textIn(value: unknown): TextObject | undefined {
  const { type, text, ...rest } = looseOf(value);
  return typeof type === 'string' && typeof text === 'string' ? { ...rest, type, text } : undefined;
}
