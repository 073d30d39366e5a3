import { directory } from '../state.ts';
import { matching, type Suggestion, type Token } from './suggesting.ts';

const everybody = [
  { handle: 'here', name: 'everybody who is here' },
  { handle: 'channel', name: 'everybody in this channel' },
];

/** What can stand where the token is. */
export function suggestionsFor({ kind, typed }: Token): Suggestion[] {
  const known = directory.value;
  if (!known) return [];
  if (kind === 'command')
    return matching(typed, known.commands, ({ command }) => [command.slice(1)]).map(
      ({ command, hint, description }) => ({
        insert: command,
        words: hint ? `${command} ${hint}` : command,
        about: description,
      }),
    );
  if (kind === 'channel')
    return matching(typed, known.channels, ({ name }) => [name]).map(({ name }) => ({
      insert: `#${name}`,
      words: `#${name}`,
    }));
  const people = known.people
    .filter(({ isGone }) => !isGone)
    .map(({ name, realName }) => ({ handle: name, name: realName }));
  const groups = known.groups.map(({ handle, name }) => ({ handle, name }));
  return matching(typed, [...people, ...groups, ...everybody], ({ handle, name }) => [handle, name]).map(
    ({ handle, name }) => ({ insert: `@${handle}`, words: name, about: `@${handle}` }),
  );
}

/** How the command that stands at the beginning is used. */
export function usageOf(text: string): { command: string; hint: string; description: string } | undefined {
  const word = /^(\/\S+)\s/.exec(text)?.[1];
  return directory.value?.commands.find(({ command }) => command === word);
}
