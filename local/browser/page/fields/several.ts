import type { Entry } from '../../protocol/acts.ts';
import { idsIn } from '../blocks/read.ts';

/** For controls that hold several: values of options, or ids. */
export const several = {
  show: (entry: Entry): string[] => idsIn(entry),
  tell: (held: string[]): Entry => held,
};
