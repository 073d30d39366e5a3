import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ask } from '../live.ts';
import { sayError } from '../shell/notices.tsx';

const nearPx = 1500;

interface Older {
  scroller: RefObject<HTMLElement | null>;
  conversation: string;
  /** The ts of the first message that is put up. */
  first: string | undefined;
  /** Whether there are older ones to ask for. */
  hasOlder: boolean;
}

/** Asks for older messages before one comes to the top, and keeps in place what one looks at. */
export function useOlder({ scroller, conversation, first, hasOlder }: Older): void {
  const isAsking = useRef(false);
  const before = useRef<{ chunk: Element; top: number; first: string | undefined } | undefined>(undefined);
  const chunk = scroller.current?.querySelector('.chunk');
  // Measured before the older ones stand above it.
  if (chunk && before.current?.first !== first)
    before.current = { chunk, top: chunk.getBoundingClientRect().top, first };
  useLayoutEffect(() => {
    const known = before.current;
    const shown = scroller.current;
    if (first === undefined || !known || !shown) return;
    const moved = known.chunk.getBoundingClientRect().top - known.top;
    if (known.chunk.isConnected && moved > 1) shown.scrollTop += moved;
  }, [scroller, first]);
  // Again once older ones have come.
  useEffect(() => {
    const shown = scroller.current;
    if (!shown || !hasOlder) return;
    const look = () => {
      if (isAsking.current || shown.scrollTop > nearPx) return;
      isAsking.current = true;
      ask({ act: 'older', conversation })
        .catch(sayError)
        .finally(() => {
          isAsking.current = false;
        });
    };
    look();
    shown.addEventListener('scroll', look, { passive: true });
    return () => shown.removeEventListener('scroll', look);
  }, [scroller, conversation, hasOlder, first]);
}
