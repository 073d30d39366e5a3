import { channelBy, nameOf } from '../shell/names.ts';

const placeOf = (id: string): string => {
  const channel = channelBy(id);
  return channel ? `#${channel.name}` : 'a private channel';
};

/** Words in which people and channels stand by their ids, as one reads them. */
export const named = (words: string): string =>
  words
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => nameOf(id))
    .replace(/<#([A-Z0-9]+)>/g, (_, id: string) => placeOf(id));
