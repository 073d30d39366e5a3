import { z } from 'zod';
import { type Field, fieldOf, isDeclared, type Option, type Value } from '../../domain/fields.ts';

/** What forms offer to choose from, by a field's name: some options come from the organisation file. */
export type Offered = ReadonlyMap<string, readonly Option[]>;

/** As far as records and messages can grow. */
export interface Limits {
  offered: Offered;
  /** Characters of the longest words that a form takes. */
  longestWords: number;
}

const longestText = 3_000;
const lateInTheYear = '2026-09-30';

/** Late on a Wednesday in September: no date takes more letters. */
export const longestInstant = new Date(`${lateInTheYear}T22:59:00Z`);

/** A made-up Slack id, told apart by its name. */
export const idCalled = (name: string): string => `U${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;

/** The longest answer that a field takes: ampersands, for each is sent as five characters. */
export function longestAnswer(field: Field, offered: Offered): Value {
  const options = field.options ?? offered.get(field.name) ?? [];
  switch (field.as) {
    case 'date':
      return lateInTheYear;
    case 'person':
      return idCalled(field.name);
    case 'choice':
      return longestOf(options) ?? field.name;
    case 'choices':
      return options.map(({ value }) => value);
    case 'file':
      return [idCalled(field.name)];
    default:
      return '&'.repeat(field.max ?? longestText);
  }
}

/** A declaration that there is no made-up value for yet: ours to mend, here. */
export class NoSample extends Error {}

export const longestOf = (options: readonly Option[]): string | undefined =>
  options.toSorted((a, b) => b.label.length - a.label.length)[0]?.value;

interface How {
  offered: Offered;
  /** Without whatever may be absent. */
  bare: boolean;
}

/** A value of a declared type, each field of it as long as it gets. Throws `NoSample`. */
export function longest(type: unknown, name: string, how: How): unknown {
  if (type instanceof z.ZodOptional) return how.bare ? undefined : longest(type.unwrap(), name, how);
  if (type instanceof z.ZodDefault || type instanceof z.ZodNullable) return longest(type.unwrap(), name, how);
  if (type instanceof z.ZodObject) return objectOf(type, how);
  if (type instanceof z.ZodArray) return how.bare ? [] : [longest(type.element, name, how)];
  // Named by whoever fills it, not by its declaration.
  if (type instanceof z.ZodRecord) return {};
  if (type instanceof z.ZodUnion) return longest(type.options[0], name, how);
  if (type instanceof z.ZodEnum) return type.options.map(String).toSorted((a, b) => b.length - a.length)[0];
  if (type instanceof z.ZodLiteral) return type.value;
  if (type instanceof z.ZodDate) return longestInstant;
  if (type instanceof z.ZodBoolean) return true;
  if (type instanceof z.ZodNumber) return 99;
  if (type instanceof z.ZodISODate) return lateInTheYear;
  // What is no field is a name or an id of ours.
  if (type instanceof z.ZodString) return idCalled(name);
  throw new NoSample(`the doctor has no sample for ${name}`);
}

function objectOf(type: z.ZodObject, how: How): Record<string, unknown> {
  const entries = Object.entries(type.shape).map(([name, inner]): [string, unknown] => {
    if (!(inner instanceof z.ZodType && isDeclared(inner))) return [name, longest(inner, name, how)];
    const field = fieldOf(type, name);
    return [name, how.bare && !field.required ? undefined : longestAnswer(field, how.offered)];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
