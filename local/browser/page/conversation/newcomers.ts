import { useEffect, useRef } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';
import { counted } from '../shell/names.ts';
import { announce } from '../shell/notices.tsx';
import { directory } from '../state.ts';
import { authorOf, heard } from './voice.ts';

const mostAloud = 3;
const mostLetters = 300;

/** Says aloud what others write while one looks at it; neither what was there nor what is older. */
export function useNewcomers(messages: MessageShown[], isLoaded: boolean): void {
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!isLoaded) return;
    const newest = messages.at(-1)?.ts ?? '0';
    const before = last.current;
    if (before === undefined || newest > before) last.current = newest;
    if (before === undefined) return;
    const me = directory.peek()?.me;
    const fresh = messages.filter(
      ({ ts, user, kind }) => ts > before && (user !== me || kind === 'ephemeral'),
    );
    if (fresh.length > mostAloud) announce(counted(fresh.length, 'new message'));
    else
      for (const message of fresh) announce(`${authorOf(message)}: ${heard(message).slice(0, mostLetters)}`);
  }, [messages, isLoaded]);
}
