import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, listOf, objectsIn } from './json.ts';
import type { Check } from './rules.ts';

/** At least one of the two. Slack points at the type, as if another one were meant. */
export function either(first: string, second: string): Check {
  return (object, pointer) =>
    first in object || second in object
      ? []
      : [{ message: `must define either \`${first}\` or \`${second}\``, pointer: `${pointer}/type` }];
}

export function notBoth(first: string, second: string): Check {
  return (object, pointer) =>
    first in object && second in object
      ? [{ message: `cannot define both \`${first}\` and \`${second}\``, pointer }]
      : [];
}

export function atLeastOneOf(...names: string[]): Check {
  return (object, pointer) =>
    names.some((name) => name in object)
      ? []
      : [
          {
            message: `must define at least one of ${names.map((name) => `\`${name}\``).join(', ')}`,
            pointer,
          },
        ];
}

/** What is chosen beforehand has to be on the list to the letter, description included. */
export const initialIsListed: Check = (element, pointer) => {
  // By value first: ten thousand options against a hundred would be a million comparisons.
  const listed = new Map<unknown, Json[]>();
  for (const option of offered(element))
    listed.set(option.value, [...(listed.get(option.value) ?? []), option]);
  const isListed = (option: unknown) =>
    isObject(option) && (listed.get(option.value) ?? []).some((one) => isDeepStrictEqual(one, option));
  const chosen = [
    ...('initial_option' in element ? [{ option: element.initial_option, at: 'initial_option' }] : []),
    ...listOf(element.initial_options).map((option, index) => ({ option, at: `initial_options/${index}` })),
  ];
  return chosen
    .filter(({ option }) => !isListed(option))
    .map(({ at }) => ({ message: 'must match one of the provided options', pointer: `${pointer}/${at}` }));
};

const offered = ({ options, option_groups }: Json): Json[] => [
  ...objectsIn(options),
  ...objectsIn(option_groups).flatMap((group) => objectsIn(group.options)),
];
