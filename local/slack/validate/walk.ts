import { isObject, type Json } from './json.ts';
import {
  missing,
  noneFits,
  notOneOf,
  tooFew,
  tooLarge,
  tooLong,
  tooMany,
  tooShort,
  tooSmall,
  unknownProperty,
  unsupported,
  type Wrong,
  wrongType,
} from './problems.ts';
import { boolean, type Rule, type Setting, type Shape, string, type TextKind } from './rules.ts';
import type { Problem } from './types.ts';

type RuleOf<Kind extends Rule['is']> = Extract<Rule, { is: Kind }>;

/** Holds one value against one rule; the only reader of the tables. */
export function walk(value: unknown, rule: Rule, pointer: string, at: Setting): Problem[] {
  const problem = (wrong: Wrong): Problem[] => [{ ...wrong, pointer }];
  switch (rule.is) {
    case 'string':
      return typeof value === 'string' ? walkString(value, rule, pointer) : problem(wrongType('a string'));
    case 'number':
      return typeof value === 'number' ? [] : problem(wrongType('a number'));
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return problem(wrongType('an integer'));
      if (rule.min !== undefined && value < rule.min) return problem(tooSmall(rule.min, value));
      if (rule.max !== undefined && value > rule.max) return problem(tooLarge(rule.max, value));
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem(wrongType('a boolean'));
    case 'enum':
      if (typeof rule.of[0] === 'string' && typeof value !== 'string') return problem(wrongType('a string'));
      return rule.of.includes(value) ? [] : problem(notOneOf(rule.of, value));
    case 'list':
      return Array.isArray(value) ? walkList(value, rule, pointer, at) : problem(wrongType('an array'));
    case 'text':
      return isObject(value) ? walkText(value, rule, pointer, at) : problem(wrongType('an object'));
    case 'object':
      return isObject(value) ? walkShape(value, rule.shape, pointer, at) : problem(wrongType('an object'));
    case 'any object':
      return isObject(value) ? [] : problem(wrongType('an object'));
    case 'variants':
      return isObject(value) ? walkVariants(value, rule, pointer, at) : problem(wrongType('an object'));
  }
}

/**
 * Slack's order: what is missing; then each known property, and those that it does not know; then, of an object
 * that is sound so far, the rules between properties. `type` is the caller's.
 */
export function walkShape(object: Json, shape: Shape, pointer: string, at: Setting): Problem[] {
  const isKnown = (name: string) => {
    const rule = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    return rule !== undefined && (rule.only?.(at) ?? true);
  };
  const fields = Object.entries(shape.fields);
  const absent = fields.filter(([name, rule]) => rule.required && !Object.hasOwn(object, name));
  if (absent.length > 0) return absent.map(([name]) => ({ ...missing(name), pointer }));
  const problems = [
    ...fields
      .filter(([name]) => Object.hasOwn(object, name) && isKnown(name))
      .flatMap(([name, rule]) => walk(object[name], rule, `${pointer}/${escaped(name)}`, at)),
    ...Object.keys(object)
      .filter((name) => !isKnown(name))
      .map((name) => ({ ...unknownProperty(name), pointer })),
  ];
  if (problems.length > 0) return problems;
  return (shape.checks ?? []).flatMap((check) => check(object, pointer, at));
}

function walkString(value: string, rule: RuleOf<'string'>, pointer: string): Problem[] {
  const { length } = value;
  if (rule.min !== undefined && length < rule.min) return [{ ...tooShort(rule.min, length), pointer }];
  if (rule.max !== undefined && length > rule.max) return [{ ...tooLong(rule.max, length), pointer }];
  if (rule.allows && !rule.allows(value)) return [{ message: rule.otherwise ?? 'invalid value', pointer }];
  return [];
}

/** Of a list that is too long its items are not looked at. */
function walkList(value: unknown[], rule: RuleOf<'list'>, pointer: string, at: Setting): Problem[] {
  const { length } = value;
  if (rule.max !== undefined && length > rule.max) return [{ ...tooMany(rule.max, length), pointer }];
  if (rule.min !== undefined && length < rule.min) return [{ ...tooFew(rule.min, length), pointer }];
  return value.flatMap((item, index) => walk(item, rule.of, `${pointer}/${index}`, at));
}

function walkText(value: Json, rule: RuleOf<'text'>, pointer: string, at: Setting): Problem[] {
  const kind = rule.kinds.find((allowed) => allowed === value.type);
  const eitherMayStand = rule.kinds.length > 1;
  if (kind === undefined)
    return typeProblem(value, pointer, (type) =>
      eitherMayStand ? unsupported(type, rule.kinds) : notOneOf(rule.kinds, type),
    );
  const problems = walkShape(value, textShape(kind, rule.max), pointer, at);
  return problems.length > 0 && eitherMayStand ? [{ ...noneFits, pointer }, ...problems] : problems;
}

function walkVariants(value: Json, rule: RuleOf<'variants'>, pointer: string, at: Setting): Problem[] {
  const { type } = value;
  const here = rule.place === undefined ? at : { ...at, place: rule.place };
  const table = rule.of();
  const shape = typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined;
  if (shape && belongs(shape, here))
    return walkShape(value, { ...shape, fields: { type: string(), ...shape.fields } }, pointer, here);
  const expected = Object.entries(table).flatMap(([name, one]) => (belongs(one, here) ? [name] : []));
  return typeProblem(value, pointer, (strange) => unsupported(strange, expected));
}

function belongs({ surfaces, places }: Shape, { surface, place }: Setting): boolean {
  if (surfaces && !surfaces.includes(surface)) return false;
  return !places || (place !== undefined && places.includes(place));
}

function typeProblem(value: Json, pointer: string, otherwise: (type: string) => Wrong): Problem[] {
  if (!Object.hasOwn(value, 'type')) return [{ ...missing('type'), pointer }];
  if (typeof value.type !== 'string') return [{ ...wrongType('a string'), pointer: `${pointer}/type` }];
  return [{ ...otherwise(value.type), pointer: `${pointer}/type` }];
}

export function textShape(kind: TextKind, max: number): Shape {
  const text: Rule = { ...string({ min: 1, max }), required: true };
  const flag = kind === 'plain_text' ? { emoji: boolean } : { verbatim: boolean };
  return { fields: { type: string(), text, ...flag } };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
