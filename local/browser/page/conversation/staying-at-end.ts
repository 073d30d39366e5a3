import { type Signal, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';
import { sentTo } from '../composer/sending.ts';

const nearPx = 40;

/** Opens at the newest, and stays there as more come, until one scrolls away; whoever writes is there again. */
export function useEnd(
  scroller: RefObject<HTMLElement | null>,
  isAtEnd: Signal<boolean>,
  messages: MessageShown[],
  key: string,
): () => void {
  const toEnd = () => {
    const shown = scroller.current;
    if (shown) shown.scrollTop = shown.scrollHeight;
    isAtEnd.value = true;
  };
  useLayoutEffect(() => {
    const shown = scroller.current;
    const content = shown?.firstElementChild;
    if (!shown || !content) return;
    let width = shown.clientWidth;
    const look = () => {
      // A pane that opens beside it scrolls it, too.
      if (shown.clientWidth !== width) return;
      isAtEnd.value = shown.scrollHeight - shown.scrollTop - shown.clientHeight < nearPx;
    };
    // Pictures of what is out of sight are estimates; once it is laid out the end may be further down.
    const sizes = new ResizeObserver(() => {
      width = shown.clientWidth;
      if (isAtEnd.peek()) shown.scrollTop = shown.scrollHeight;
    });
    sizes.observe(content);
    sizes.observe(shown);
    shown.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      shown.removeEventListener('scroll', look);
    };
  }, [scroller, isAtEnd]);
  useSignalEffect(() => {
    if (sentTo.value.key === key) toEnd();
  });
  // Again whenever messages come or go.
  useLayoutEffect(() => {
    if (isAtEnd.peek() && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [messages]);
  return toEnd;
}
