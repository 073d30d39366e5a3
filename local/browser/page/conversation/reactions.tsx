import type { MessageShown } from '../../protocol/shown.ts';
import { emoji } from '../blocks/emoji.ts';
import { ask } from '../live.ts';
import { counted, nameOf } from '../shell/names.ts';
import { sayError } from '../shell/notices.tsx';
import { directory } from '../state.ts';

/** The few that the menu offers, with what they mean here. */
export const offered = [
  { name: '+1', words: 'thumbs up' },
  { name: 'white_check_mark', words: 'done' },
  { name: 'eyes', words: 'looking at it' },
  { name: 'heart', words: 'heart' },
];

/** Its sign, or its name where no sign is known. */
export const signOf = (name: string): string =>
  (Object.hasOwn(emoji, name) ? emoji[name]?.[0] : undefined) ?? `:${name}:`;

export const react = (conversation: string, ts: string, name: string): void => {
  ask({ act: 'react', conversation, ts, emoji: name }).catch(sayError);
};

export function Reactions({ message, conversation }: { message: MessageShown; conversation: string }) {
  const me = directory.value?.me ?? '';
  return (
    <ul class="reactions" aria-label="Reactions">
      {message.reactions.map(({ name, users }) => {
        const known = offered.find((one) => one.name === name);
        const words = known?.words ?? name.replaceAll('_', ' ');
        return (
          <li key={name}>
            <button
              type="button"
              aria-pressed={users.includes(me)}
              aria-label={`${words}, ${counted(users.length, 'person', 'people')}`}
              title={`${words}: ${users.map(nameOf).join(', ')}`}
              onClick={() => react(conversation, message.ts, name)}
            >
              <span>{signOf(name)}</span> {users.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
