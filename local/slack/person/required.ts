import type { Element, StateValue } from '../blocks.ts';
import type { OpenView } from '../modals.ts';
import { valueAt } from '../view-values.ts';

/** What Slack's own client says under fields before it lets a form go. */
export function clientErrors(open: OpenView): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { type, block_id, element, optional } of open.view.blocks) {
    if (type !== 'input' || !element) continue;
    const value = valueAt(open.values, block_id, element.action_id);
    const error = isUnfilled(value)
      ? !optional && 'Please complete this required field.'
      : typeof value?.value === 'string' && wrongWords(element, value.value);
    if (error) errors.set(block_id, error);
  }
  return errors;
}

function isUnfilled(value: StateValue | undefined): boolean {
  const held = Object.entries(value ?? {}).find(([key]) => key !== 'type')?.[1];
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}

/** Slack's exact words for the last three are not known; that its client asks is. */
function wrongWords({ type, min_length, ...element }: Element, typed: string): string | undefined {
  if (min_length !== undefined && typed.length < min_length)
    return `Please enter at least ${min_length} characters.`;
  if (type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed))
    return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !isAddress(typed)) return 'Please enter a valid URL.';
  return type === 'number_input' ? wrongNumber(element, Number(typed)) : undefined;
}

function wrongNumber(element: Record<string, unknown>, typed: number): string | undefined {
  const { min_value: least, max_value: most, is_decimal_allowed: isDecimal } = element;
  if (isDecimal === false && !Number.isInteger(typed)) return 'Please enter a whole number.';
  if (least !== undefined && typed < Number(least)) return `Please enter a number of at least ${least}.`;
  if (most !== undefined && typed > Number(most)) return `Please enter a number of at most ${most}.`;
  return undefined;
}

const isAddress = (typed: string): boolean => /^https?:\/\//.test(typed) && URL.canParse(typed);
