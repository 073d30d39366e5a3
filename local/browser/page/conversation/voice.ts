import type { MessageShown } from '../../protocol/shown.ts';
import { nameOf, personBy } from '../shell/names.ts';
import { directory } from '../state.ts';
import { type Named, wordsOf } from './typed.ts';

const channel = (id: string): string => directory.value?.channels.find((one) => one.id === id)?.name ?? id;
const group = (id: string) => directory.value?.groups.find((one) => one.id === id);

const aloud: Named = { person: nameOf, channel, group: (id) => group(id)?.name ?? id };
const typed: Named = {
  person: (id) => personBy(id)?.name ?? id,
  channel,
  group: (id) => group(id)?.handle ?? id,
};

/** A message as one hears it. */
export const heard = ({ text }: MessageShown): string => wordsOf(text, aloud);

/** A message as its author would type it again. */
export const typedAgain = ({ text }: MessageShown): string => wordsOf(text, typed);

export const authorOf = ({ by, user }: MessageShown): string => by ?? nameOf(user);
