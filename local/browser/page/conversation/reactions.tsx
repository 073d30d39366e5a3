import type { MessageShown } from '../../protocol/shown.ts';
import { ask } from '../live.ts';
import { counted, nameOf } from '../shell/names.ts';
import { sayError } from '../shell/notices.tsx';
import { directory } from '../state.ts';

/** The few that the menu offers; others show by their name. */
export const offered = [
  { emoji: '+1', sign: '👍', words: 'thumbs up' },
  { emoji: 'white_check_mark', sign: '✅', words: 'done' },
  { emoji: 'eyes', sign: '👀', words: 'looking at it' },
  { emoji: 'heart', sign: '❤️', words: 'heart' },
];

export const react = (conversation: string, ts: string, emoji: string): void => {
  ask({ act: 'react', conversation, ts, emoji }).catch(sayError);
};

export function Reactions({ message, conversation }: { message: MessageShown; conversation: string }) {
  const me = directory.value?.me ?? '';
  return (
    <ul class="reactions" aria-label="Reactions">
      {message.reactions.map(({ name, users }) => {
        const known = offered.find(({ emoji }) => emoji === name);
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
              <span>{known?.sign ?? `:${name}:`}</span> {users.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
