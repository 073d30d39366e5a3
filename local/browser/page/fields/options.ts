import type { Element, Option } from '../../protocol/block-kit.ts';
import { listOf, textIn, wordsIn } from '../blocks/read.ts';
import { said } from '../blocks/said.ts';

/** One thing to choose, as it is shown. */
export interface Choice {
  value: string;
  words: string;
  about?: string;
}

export interface ChoiceGroup {
  label?: string;
  choices: Choice[];
}

const choiceOf = ({ text, value, description }: Option): Choice => {
  const about = said(textIn(description));
  return { value, words: said(text), ...(about && { about }) };
};

export const groupsOf = ({
  options,
  option_groups,
}: Pick<Element, 'options' | 'option_groups'>): ChoiceGroup[] => [
  ...(options?.length ? [{ choices: options.map(choiceOf) }] : []),
  ...(option_groups ?? []).map((group) => ({
    label: said(group.label),
    choices: group.options.map(choiceOf),
  })),
];

export const choicesIn = (groups: ChoiceGroup[]): Choice[] => groups.flatMap(({ choices }) => choices);

/** Those that have the words typed, somewhere; whoever goes by them, before whoever has them in a description. */
export function matching(groups: ChoiceGroup[], typed: string): ChoiceGroup[] {
  const sought = plainly(typed.trim());
  const rank = ({ words, about = '' }: Choice) => {
    const own = plainly(words);
    if ([own, ...own.split(/\s+/)].some((part) => part.startsWith(sought))) return 0;
    if (own.includes(sought)) return 1;
    return plainly(about).includes(sought) ? 2 : undefined;
  };
  return groups
    .map((group) => ({ ...group, choices: ranked(group.choices, rank) }))
    .filter(({ choices }) => choices.length > 0);
}

const ranked = (choices: Choice[], rank: (choice: Choice) => number | undefined): Choice[] =>
  [0, 1, 2].flatMap((wanted) => choices.filter((choice) => rank(choice) === wanted));

const plainly = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** What the app offers for what is typed, as far as it is what Slack would show. */
export function offeredIn(answer: unknown): ChoiceGroup[] {
  const [from] = listOf([answer]);
  const list = (options: unknown): Choice[] =>
    listOf(options).map(({ text, value, description }) => {
      const about = said(textIn(description)) || wordsIn(description);
      return { value: wordsIn(value), words: said(textIn(text)) || wordsIn(text), ...(about && { about }) };
    });
  const flat = list(Array.isArray(answer) ? answer : from?.options);
  const groups = listOf(from?.option_groups ?? from?.groups).map(({ label, options }) => ({
    label: said(textIn(label)) || wordsIn(label),
    choices: list(options),
  }));
  return [...(flat.length ? [{ choices: flat }] : []), ...groups];
}
