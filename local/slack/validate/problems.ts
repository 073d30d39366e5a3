import type { Problem } from './types.ts';

/** What is wrong, before it is known where. Words and kinds are those of Slack's own hack-json-schema. */
export type Wrong = Omit<Problem, 'pointer'>;

export const missing = (field: string): Wrong => ({
  code: 'missing_field',
  message: `missing required field: ${field}`,
  field,
});

export const wrongType = (wanted: string): Wrong => ({
  code: 'invalid_type',
  message: `must provide ${wanted}`,
});

export const unknownProperty = (name: string): Wrong =>
  failed(`invalid additional property: ${name}`, { type: 'additional_properties', got: name });

export const unsupported = (type: string, expected: readonly string[]): Wrong =>
  failed(`unsupported type: ${type}`, { type: 'enum', expected, got: type });

export const notOneOf = (expected: readonly unknown[], got: unknown): Wrong =>
  failed('must be a valid enum value', { type: 'enum', expected, got });

export const tooShort = (min: number, got: number): Wrong =>
  failed(`must be more than ${min - 1} characters`, { type: 'min_length', expected: min, got });

export const tooLong = (max: number, got: number): Wrong =>
  failed(`must be less than ${max + 1} characters`, { type: 'max_length', expected: max, got });

export const tooFew = (min: number, got: number): Wrong =>
  failed(`must provide at least ${min} items`, { type: 'min_items', expected: min, got });

export const tooMany = (max: number, got: number): Wrong =>
  failed(`no more than ${max} items allowed`, { type: 'max_items', expected: max, got });

// Of numbers Slack names the limit itself, though it is allowed.
export const tooSmall = (min: number, got: number): Wrong =>
  failed(`must be greater than ${min}`, { type: 'minimum', expected: min, got });

export const tooLarge = (max: number, got: number): Wrong =>
  failed(`must be less than ${max}`, { type: 'maximum', expected: max, got });

/** Stands before the problems of an object that may be of several kinds. */
export const noneFits: Wrong = failed('failed to match all allowed schemas', { type: 'all_of' });

export function failed(message: string, constraint?: Problem['constraint']): Wrong {
  return { code: 'failed_constraint', message, ...(constraint && { constraint }) };
}
