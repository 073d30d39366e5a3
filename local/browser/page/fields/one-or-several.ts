import type { Entry } from '../../protocol/acts.ts';
import { idsIn, wordsIn } from '../blocks/read.ts';

/** For controls that hold one value: words, or what was chosen. */
export const one = {
  show: (entry: Entry): string => wordsIn(entry),
  tell: (held: string): Entry => held || null,
};

/** For controls that hold several: values of options, or ids. */
export const several = {
  show: (entry: Entry): string[] => idsIn(entry),
  tell: (held: string[]): Entry => held,
};
