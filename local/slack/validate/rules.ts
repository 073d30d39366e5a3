import type { Json } from './json.ts';
import type { Problem, Surface } from './types.ts';

/** The slots of a block that hold an element; each element names those that take it. */
export type Place = 'accessory' | 'actions' | 'input' | 'context' | 'context_actions';

export interface Setting {
  surface: Surface;
  place?: Place;
}

export type TextKind = 'plain_text' | 'mrkdwn';

/** Rules between fields, which a rule of one field cannot say. */
export type Check = (object: Json, pointer: string, at: Setting) => Problem[];

export interface Shape {
  surfaces?: readonly Surface[];
  places?: readonly Place[];
  fields: Record<string, Rule>;
  checks?: readonly Check[];
}

interface AnyRule {
  required?: true;
  /** Where a field exists at all; elsewhere it is an unknown property. */
  only?: (at: Setting) => boolean;
}

export type Rule = AnyRule &
  (
    | { is: 'string'; min?: number; max?: number; allows?: (value: string) => boolean; otherwise?: string }
    | { is: 'number' }
    | { is: 'integer'; min?: number; max?: number }
    | { is: 'boolean' }
    | { is: 'enum'; of: readonly unknown[] }
    | { is: 'text'; kinds: readonly TextKind[]; max: number }
    | { is: 'list'; of: Rule; min?: number; max?: number }
    | { is: 'object'; shape: Shape }
    | { is: 'any object' }
    | { is: 'variants'; of: () => Record<string, Shape>; place?: Place }
  );

export function required(rule: Rule): Rule {
  return { ...rule, required: true };
}

export function only(where: (at: Setting) => boolean, rule: Rule): Rule {
  return { ...rule, only: where };
}

export function string(limits: { min?: number; max?: number } = {}): Rule {
  return { is: 'string', ...limits };
}

export function matching(allows: (value: string) => boolean, otherwise: string, max?: number): Rule {
  return { is: 'string', allows, otherwise, ...(max === undefined ? {} : { max }) };
}

export const boolean: Rule = { is: 'boolean' };

export function integer(min?: number, max?: number): Rule {
  return { is: 'integer', ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

export function oneOf(...of: unknown[]): Rule {
  return { is: 'enum', of };
}

export function plain(max: number): Rule {
  return { is: 'text', kinds: ['plain_text'], max };
}

export function anyText(max: number): Rule {
  return { is: 'text', kinds: ['plain_text', 'mrkdwn'], max };
}

export function list(of: Rule, limits: { min?: number; max?: number } = {}): Rule {
  return { is: 'list', of, ...limits };
}

export function object(fields: Record<string, Rule>, ...checks: Check[]): Rule {
  return { is: 'object', shape: { fields, checks } };
}

/** The table is asked for late, since blocks hold elements that hold blocks. */
export function variants(of: () => Record<string, Shape>, place?: Place): Rule {
  return { is: 'variants', of, ...(place === undefined ? {} : { place }) };
}
