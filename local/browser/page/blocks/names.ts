import { directory } from '../state.ts';

/** Names of those whom a text speaks of, as they are read. */
export const personName = (id: string, otherwise = ''): string => {
  const person = directory.value?.people.find((one) => one.id === id);
  return person?.realName || person?.name || otherwise || 'somebody unknown here';
};

export const channelName = (id: string, otherwise = ''): string =>
  directory.value?.channels.find((one) => one.id === id)?.name ?? (otherwise || 'private channel');

export const groupName = (id: string, otherwise = ''): string =>
  directory.value?.groups.find((one) => one.id === id)?.handle ?? (otherwise || 'unknown group');
