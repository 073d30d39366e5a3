import { channelName } from '../blocks/names.ts';
import { nameOf } from '../shell/names.ts';

/** Words in which people and channels stand by their ids, as one reads them. */
export const named = (words: string): string =>
  words
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => nameOf(id))
    .replace(/<#([A-Z0-9]+)>/g, (_, id: string) => `#${channelName(id)}`);
