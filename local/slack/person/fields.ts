import { type Block, type Element, elementsOf } from '../blocks.ts';
import { type Reader, worded } from '../plain-text.ts';

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
