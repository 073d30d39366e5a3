import { z } from 'zod';

/**
 * What everyone needs to know of a field, said once beside its record.
 * - `as`: the way a person gives it: one line, a paragraph, a date, one choice, several choices, a colleague, or files,
 *   of which a record keeps Slack's ids.
 * - `privacy`: `open` may stand on a card; `searched` is stored readable and refused if it looks like client data;
 *   `sealed` is encrypted at rest, masked on cards and shown whole only in an audited modal.
 * - `rule`: what is checked, and tidied, when a person enters it; stored values are never judged by it again.
 */
export interface FieldFacts {
  label: string;
  hint?: string;
  as: 'line' | 'paragraph' | 'date' | 'choice' | 'choices' | 'person' | 'file';
  privacy: 'open' | 'searched' | 'sealed';
  rule?: z.ZodType<string, string>;
  /** Longest answer, in characters; Slack allows 3,000. */
  max?: number;
  /** Offered for `choice` and `choices`, where the organisation file does not say. */
  options?: readonly Option[];
}

export interface Option {
  value: string;
  label: string;
  /** Shown below the label, in at most 75 characters. */
  description?: string;
}

const declared = new WeakMap<z.ZodType, FieldFacts>();

/** Declares a field: the type it is stored as, and its facts. Attach last: `.optional()` makes a new type. */
export function field<Stored extends z.ZodType>(stored: Stored, facts: FieldFacts): Stored {
  declared.set(stored, facts);
  return stored;
}

/** Whether a type is the type of a declared field. */
export const isDeclared = (stored: z.ZodType): boolean => declared.has(stored);

export interface Field extends FieldFacts {
  name: string;
  required: boolean;
  /** What stands there until something is given. */
  initial?: string;
}

/** The declared fields of an object, in order. Throws for a field without facts: that is a mistake in the code. */
export function fieldsOf(record: z.ZodObject): Field[] {
  return Object.keys(record.shape).map((name) => fieldOf(record, name));
}

export function fieldOf(record: z.ZodObject, name: string): Field {
  const stored = record.shape[name];
  const facts = stored instanceof z.ZodType ? declared.get(stored) : undefined;
  if (!facts || !(stored instanceof z.ZodType)) throw new Error(`No field is declared as "${name}".`);
  return { ...facts, name, required: !stored.safeParse(undefined).success };
}

/** As a form gives them and a record keeps them: text, or several choices or files. */
export type Value = string | string[];
export type Values = Partial<Record<string, Value>>;
