import { type Block, type Element, elementsOf } from '../blocks.ts';
import { blockLines, type Reader, worded } from '../plain-text.ts';

/** A control that holds a value, under the name a person has for it. */
export interface Field {
  label: string;
  block: Block;
  element: Element;
}

const pressed = new Set(['button', 'overflow', 'workflow_button', 'image']);

/** An input goes by its label, a menu beside a text by that text, one in a row by its placeholder. */
export function fieldsOf(blocks: Block[], reader: Reader): Field[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(({ type }) => !pressed.has(type))
      .map((element) => ({
        label: worded(block.label ?? (block.accessory ? block.text : element.placeholder), reader),
        block,
        element,
      })),
  );
}

export const fieldCalled = (label: string, fields: Field[]): Field | undefined =>
  fields.find((field) => field.label === label) ??
  fields.find((field) => field.label.toLowerCase() === label.toLowerCase());

/** Whether the app hears of a change at once; of a text it may ask to, at each character or at Enter alone. */
export function isReported({ block, element }: Field, enter: boolean): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!element.type.endsWith('_input') || element.type === 'file_input') return true;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return on.includes('on_character_entered') || (enter && on.includes('on_enter_pressed'));
}

/** Buttons and menu entries that a press can mean. */
export interface Pressable {
  text: string;
  block: Block;
  element: Element;
  option?: NonNullable<Element['options']>[number];
}

export function pressablesOf(blocks: Block[], reader: Reader): Pressable[] {
  return blocks.flatMap((block) =>
    [...elementsOf(block), ...nested(block)].flatMap((element): Pressable[] => {
      if (element.type === 'button') return [{ text: worded(element.text, reader), block, element }];
      if (element.type !== 'overflow') return [];
      return (element.options ?? []).map((option) => ({
        text: worded(option.text, reader),
        block,
        element,
        option,
      }));
    }),
  );
}

/** Cards and context_actions keep their buttons in places of their own. */
const nested = (block: Block): Element[] =>
  block.type === 'card' && Array.isArray(block.actions) ? (block.actions as Element[]) : [];

/**
 * The blocks that these words stand over, up to the next rule or heading (a heading stands over all up to the
 * next heading), so that in a list one entry's button is not taken for another's. All, where they are in none.
 */
export function blocksUnder(words: string, blocks: Block[], reader: Reader): Block[] {
  const from = blocks.findIndex((block) => blockLines([block], reader).join('\n').includes(words));
  if (from < 0) return blocks;
  const ends = blocks[from]?.type === 'header' ? ['header'] : ['header', 'divider'];
  const next = blocks.findIndex(({ type }, at) => at > from && ends.includes(type));
  return blocks.slice(from, next < 0 ? undefined : next);
}
