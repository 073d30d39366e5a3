/**
 * Block Kit as it stands once validated. Only what the workspace itself reads is named; the rest travels
 * through untouched.
 */
export interface TextObject {
  type: string;
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  [key: string]: unknown;
}

/** What a menu offers: options, or groups of them. */
export interface Offered {
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
}

export const allOffered = ({ options, option_groups = [] }: Offered): Option[] =>
  options ?? option_groups.flatMap((group) => group.options);

export interface ConfirmDialog {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
}

export interface Element {
  type: string;
  action_id: string;
  text?: TextObject;
  placeholder?: TextObject;
  value?: string;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  confirm?: ConfirmDialog;
  min_length?: number;
  max_length?: number;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  [key: string]: unknown;
}

export interface Block {
  type: string;
  block_id: string;
  text?: TextObject;
  fields?: TextObject[];
  label?: TextObject;
  hint?: TextObject;
  element?: Element;
  elements?: Element[];
  accessory?: Element;
  optional?: boolean;
  dispatch_action?: boolean;
  [key: string]: unknown;
}

export interface StateValue {
  type: string;
  [key: string]: unknown;
}
export type Values = Record<string, Record<string, StateValue>>;

/** Every element of a block that a person can use, wherever the block keeps it. */
export function elementsOf(block: Block): Element[] {
  const own = block.element ?? block.accessory;
  if (own) return [own];
  return block.type === 'actions' ? (block.elements ?? []) : [];
}
