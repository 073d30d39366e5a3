import type { ConversationShown, Directory, PersonShown } from '../../protocol/shown.ts';
import { directory } from '../state.ts';

/** Slack's own messages are by this member, whom no directory lists. */
const slackbot = 'USLACKBOT';

export const personBy = (id: string): PersonShown | undefined =>
  directory.value?.people.find((person) => person.id === id);

/** Of the channels that may be named; private ones are known to those alone who are in them. */
export const channelBy = (id: string): Directory['channels'][number] | undefined =>
  directory.value?.channels.find((channel) => channel.id === id);

export const groupBy = (id: string): Directory['groups'][number] | undefined =>
  directory.value?.groups.find((group) => group.id === id);

/** What one calls them. */
export const callName = ({ realName, name }: PersonShown): string => realName || name;

export const isApp = (id: string): boolean => directory.value?.app.id === id;

export function nameOf(id: string): string {
  if (id === slackbot) return 'Slackbot';
  if (isApp(id)) return directory.value?.app.name ?? id;
  const person = personBy(id);
  return person ? callName(person) : id;
}

/** `#aac`, or whom a direct message is with. */
export const placeName = ({ kind, name }: ConversationShown): string =>
  kind === 'public' || kind === 'private' ? `#${name}` : name;

/** Whether it is the app's own direct message with the person, which Slack shows as its Messages tab. */
export const isWithApp = (conversation: ConversationShown, known: Directory | undefined): boolean =>
  conversation.kind === 'im' && known !== undefined && conversation.members.includes(known.app.id);

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');

export const counted = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;
