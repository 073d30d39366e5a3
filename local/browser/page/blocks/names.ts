import { callName, channelBy, groupBy, personBy } from '../shell/names.ts';

/** Names of those whom a text speaks of, as they are read. */
export const personName = (id: string, otherwise = ''): string => {
  const person = personBy(id);
  return (person && callName(person)) || otherwise || 'somebody unknown here';
};

export const channelName = (id: string, otherwise = ''): string =>
  channelBy(id)?.name ?? (otherwise || 'private channel');

export const groupName = (id: string, otherwise = ''): string =>
  groupBy(id)?.handle ?? (otherwise || 'unknown group');
