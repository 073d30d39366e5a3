import { useState } from 'preact/hooks';
import type { Element } from '../../protocol/block-kit.ts';
import type { Directory, PersonShown, Sidebar } from '../../protocol/shown.ts';
import { channelName, personName } from '../blocks/names.ts';
import { idsIn, looseOf } from '../blocks/read.ts';
import { callName } from '../shell/names.ts';
import { directory, sidebar } from '../state.ts';
import { Choosing } from './choosing.tsx';
import type { ElementGiven } from './element-given.ts';
import { type Choice, type ChoiceGroup, matching } from './options.ts';

/** People, channels or conversations of the workspace. */
export function DirectorySelect(given: ElementGiven) {
  const [typed, setTyped] = useState('');
  const { type } = given.element;
  const isPeople = type.includes('users');
  const groups = groupsFor(given.element, directory.value, sidebar.value);
  const all = groups.flatMap(({ choices }) => choices);
  return (
    <Choosing
      {...given}
      placeholder={
        isPeople
          ? 'Choose a person'
          : type.includes('channels')
            ? 'Choose a channel'
            : 'Choose a conversation'
      }
      groups={matching(groups, typed)}
      onTyped={setTyped}
      choiceFor={(value) =>
        all.find((one) => one.value === value) ?? {
          value,
          words: isPeople ? personName(value, value) : `#${channelName(value, value)}`,
        }
      }
    />
  );
}

function groupsFor(
  { type, filter }: Element,
  known: Directory | undefined,
  { conversations }: Sidebar,
): ChoiceGroup[] {
  if (!known) return [];
  if (type.includes('users')) return [{ choices: people(known) }];
  const open = known.channels.filter(({ isPrivate }) => !isPrivate).map(channel);
  if (type.includes('channels')) return [{ choices: open }];
  const bots = new Set(known.people.filter(({ isBot }) => isBot).map(({ id }) => id));
  const { include, exclude_bot_users: withoutBots } = looseOf(filter);
  const kinds = include === undefined ? ['public', 'private', 'mpim', 'im'] : idsIn(include);
  const own = (kind: string) =>
    conversations
      .filter((one) => one.kind === kind && !(withoutBots && one.members.some((id) => bots.has(id))))
      .map(({ id, name }) => ({ value: id, words: kind === 'private' ? `#${name}` : name }));
  const groups: Record<string, ChoiceGroup> = {
    public: { label: 'Channels', choices: open },
    private: { label: 'Private channels', choices: own('private') },
    mpim: { label: 'Group messages', choices: own('mpim') },
    im: { label: 'Direct messages', choices: own('im') },
  };
  return kinds.flatMap((kind) => groups[kind] ?? []).filter(({ choices }) => choices.length > 0);
}

const channel = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, words: `#${name}` });

/** People before apps, each by name; whoever has left is not offered. */
const people = (known: Directory): Choice[] =>
  known.people
    .filter(({ isGone }) => !isGone)
    .sort((a, b) => Number(a.isBot) - Number(b.isBot) || callName(a).localeCompare(callName(b)))
    .map((person) => ({ value: person.id, words: callName(person), about: aboutOf(person) }));

const aboutOf = ({ isBot, job, name }: PersonShown): string => (isBot ? 'App' : (job ?? `@${name}`));
