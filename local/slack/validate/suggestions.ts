import { either, notBoth } from './checks.ts';
import { option, optionGroup } from './composition.ts';
import { list, object } from './rules.ts';
import type { Problem } from './types.ts';
import { walk } from './walk.ts';

const offer = object(
  { options: list(option, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) },
  either('options', 'option_groups'),
  notBoth('options', 'option_groups'),
);

/** What Slack would not offer of an app's answer to what is typed into an external menu; the answer may be empty. */
export const validateSuggestions = (answer: unknown): Problem[] =>
  walk(answer, offer, '', { surface: 'modal' });
