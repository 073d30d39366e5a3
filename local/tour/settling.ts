import type { Answer } from './acts.ts';

/** What a form asks, as a person reads it. */
export interface Asked {
  readonly labels: readonly string[];
  readonly text: string;
}

/** The answers to what a form happens to ask: of several options those that stand there. */
export const settling = (
  { labels, text }: Asked,
  answers: readonly Answer[],
): { label: string; entry: string | string[] }[] =>
  answers
    .filter(({ label }) => labels.includes(label))
    .map(({ label, options }) => {
      const [only = ''] = options;
      return { label, entry: options.length > 1 ? options.filter((one) => text.includes(one)) : only };
    });
