import type { StateValue } from '../blocks.ts';
import type { OpenView } from '../modals.ts';

/** What Slack's own client says under fields before it lets a form go. */
export function clientErrors(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { type, block_id, element, optional } of open.view.blocks) {
    if (type !== 'input' || !element) continue;
    const value = open.values[block_id]?.[element.action_id];
    if (isUnfilled(value)) {
      if (!optional) errors[block_id] = 'Please complete this required field.';
    } else if (isTooShort(value, element.min_length)) {
      errors[block_id] = `Please enter at least ${element.min_length} characters.`;
    }
  }
  return errors;
}

function isUnfilled(value: StateValue | undefined): boolean {
  const held = Object.entries(value ?? {}).find(([key]) => key !== 'type')?.[1];
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}

const isTooShort = (value: StateValue | undefined, least: number | undefined): boolean =>
  least !== undefined && typeof value?.value === 'string' && value.value.length < least;
