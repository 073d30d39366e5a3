import { isObject, type Json } from './json.ts';
import { boolean, type Rule, type Setting, type Shape, string, type TextKind } from './rules.ts';
import type { Problem } from './types.ts';

type RuleOf<Kind extends Rule['is']> = Extract<Rule, { is: Kind }>;

/** Holds one value against one rule; the only reader of the tables. */
export function walk(value: unknown, rule: Rule, pointer: string, at: Setting): Problem[] {
  const problem = (message: string): Problem[] => [{ message, pointer }];
  switch (rule.is) {
    case 'string':
      return typeof value === 'string' ? walkString(value, rule, pointer) : problem('must provide a string');
    case 'number':
      return typeof value === 'number' ? [] : problem('must provide a number');
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return problem('must provide an integer');
      if (rule.min !== undefined && value < rule.min) return problem(`must be greater than ${rule.min - 1}`);
      if (rule.max !== undefined && value > rule.max) return problem(`must be less than ${rule.max + 1}`);
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem('must provide a boolean');
    case 'enum':
      if (typeof rule.of[0] === 'string' && typeof value !== 'string')
        return problem('must provide a string');
      return rule.of.includes(value) ? [] : problem('must be a valid enum value');
    case 'list':
      return Array.isArray(value) ? walkList(value, rule, pointer, at) : problem('must provide an array');
    case 'text':
      return isObject(value) ? walkText(value, rule, pointer, at) : problem('must provide an object');
    case 'object':
      return isObject(value) ? walkShape(value, rule.shape, pointer, at) : problem('must provide an object');
    case 'any object':
      return isObject(value) ? [] : problem('must provide an object');
    case 'variants':
      return isObject(value) ? walkVariants(value, rule, pointer, at) : problem('must provide an object');
  }
}

/** Unknown and missing properties, each known one, then the rules between them. `type` is the caller's. */
export function walkShape(object: Json, shape: Shape, pointer: string, at: Setting): Problem[] {
  const known = ([name, rule]: [string, Rule]) => name in object && (rule.only?.(at) ?? true);
  const fields = Object.entries(shape.fields);
  const names = new Set(fields.filter(known).map(([name]) => name));
  const unknown = Object.keys(object).filter((name) => !names.has(name));
  const missing = fields.filter(([name, rule]) => rule.required && !(name in object));
  return [
    ...missing.map(([name]) => ({ message: `missing required field: ${name}`, pointer })),
    ...unknown.map((name) => ({ message: `invalid additional property: ${name}`, pointer })),
    ...fields
      .filter(known)
      .flatMap(([name, rule]) => walk(object[name], rule, `${pointer}/${escaped(name)}`, at)),
    ...(shape.checks ?? []).flatMap((check) => check(object, pointer, at)),
  ];
}

function walkString(value: string, rule: RuleOf<'string'>, pointer: string): Problem[] {
  if (rule.min !== undefined && value.length < rule.min)
    return [{ message: `must be more than ${rule.min - 1} characters`, pointer }];
  if (rule.max !== undefined && value.length > rule.max)
    return [{ message: `must be less than ${rule.max + 1} characters`, pointer }];
  if (rule.allows && !rule.allows(value)) return [{ message: rule.otherwise ?? 'invalid value', pointer }];
  return [];
}

function walkList(value: unknown[], rule: RuleOf<'list'>, pointer: string, at: Setting): Problem[] {
  if (rule.min !== undefined && value.length < rule.min)
    return [{ message: `must provide at least ${rule.min} items`, pointer }];
  const tooMany =
    rule.max !== undefined && value.length > rule.max
      ? [{ message: `no more than ${rule.max} items allowed`, pointer }]
      : [];
  return [...tooMany, ...value.flatMap((item, index) => walk(item, rule.of, `${pointer}/${index}`, at))];
}

function walkText(value: Json, rule: RuleOf<'text'>, pointer: string, at: Setting): Problem[] {
  const kind = rule.kinds.find((allowed) => allowed === value.type);
  if (kind === undefined) return typeProblem(value, pointer, 'must be a valid enum value');
  const problems = walkShape(value, textShape(kind, rule.max), pointer, at);
  if (problems.length === 0 || rule.kinds.length === 1) return problems;
  // Where either kind may stand, Slack first says that neither fits.
  return [{ message: 'failed to match all allowed schemas', pointer }, ...problems];
}

function walkVariants(value: Json, rule: RuleOf<'variants'>, pointer: string, at: Setting): Problem[] {
  const type = value.type;
  const here = rule.place === undefined ? at : { ...at, place: rule.place };
  const table = rule.of();
  const shape = typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined;
  if (!shape || !belongs(shape, here))
    return typeProblem(value, pointer, `unsupported type: ${String(type)}`);
  return walkShape(value, { ...shape, fields: { type: string(), ...shape.fields } }, pointer, here);
}

function belongs({ surfaces, places }: Shape, { surface, place }: Setting): boolean {
  if (surfaces && !surfaces.includes(surface)) return false;
  return !places || (place !== undefined && places.includes(place));
}

function typeProblem(value: Json, pointer: string, otherwise: string): Problem[] {
  if (!('type' in value)) return [{ message: 'missing required field: type', pointer }];
  if (typeof value.type !== 'string')
    return [{ message: 'must provide a string', pointer: `${pointer}/type` }];
  return [{ message: otherwise, pointer: `${pointer}/type` }];
}

export function textShape(kind: TextKind, max: number): Shape {
  const text: Rule = { ...string({ min: 1, max }), required: true };
  const flag = kind === 'plain_text' ? { emoji: boolean } : { verbatim: boolean };
  return { fields: { type: string(), text, ...flag } };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
