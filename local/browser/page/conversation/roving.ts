import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';

/** Of all messages one is a stop for Tab: the one last looked at, else the newest. Arrows go to the others. */
export function useRoving(
  scroller: RefObject<HTMLElement | null>,
  messages: MessageShown[],
  isAtEnd: Signal<boolean>,
): void {
  const current = useRef<HTMLElement | undefined>(undefined);
  const isInside = useRef(false);
  const makeCurrent = (article: HTMLElement) => {
    if (current.current && current.current !== article) setStop(current.current, false);
    current.current = article;
    setStop(article, true);
  };
  useEffect(() => {
    const entered = ({ target }: FocusEvent) => {
      const article = target instanceof Element ? target.closest<HTMLElement>('article') : null;
      isInside.current = article !== null && scroller.current?.contains(article) === true;
      if (article && isInside.current) makeCurrent(article);
    };
    document.addEventListener('focusin', entered);
    return () => document.removeEventListener('focusin', entered);
  }, [scroller]);
  // Again whenever messages come or go.
  useEffect(() => {
    const last = lastOf(scroller.current);
    if (!last) return;
    const known = current.current;
    const isThere = known?.isConnected === true;
    // Whoever was in a message that has gone goes on at the one that stood under it.
    if (!isThere && isInside.current && document.activeElement === document.body)
      (following(scroller.current, known?.dataset.ts) ?? last).focus();
    else if (!isThere || (!isInside.current && isAtEnd.peek())) makeCurrent(last);
  }, [messages]);
}

/** Up, Down, Home and End, while a message itself has the focus. */
export function moveAmong(event: KeyboardEvent, shown: HTMLElement | null): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || !target.matches('article')) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const places: Record<string, () => HTMLElement | null | undefined> = {
    ArrowUp: () => beside(target, 'previousElementSibling', 'lastElementChild'),
    ArrowDown: () => beside(target, 'nextElementSibling', 'firstElementChild'),
    Home: () => shown?.querySelector('article'),
    End: () => lastOf(shown),
  };
  const place = places[key];
  if (!place) return;
  event.preventDefault();
  const next = place();
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

/** Messages stand in rows, and rows in chunks. */
function beside(
  article: HTMLElement,
  side: 'previousElementSibling' | 'nextElementSibling',
  end: 'lastElementChild' | 'firstElementChild',
): HTMLElement | null | undefined {
  const row = article.parentElement;
  const chunk = row?.parentElement?.[side];
  const next = row?.[side] ?? (chunk?.matches('.chunk') ? chunk[end] : null);
  return next?.querySelector('article');
}

const lastOf = (shown: HTMLElement | null): HTMLElement | null | undefined =>
  shown?.firstElementChild?.lastElementChild?.lastElementChild?.querySelector('article');

const following = (shown: HTMLElement | null, ts: string | undefined): HTMLElement | undefined =>
  [...(shown?.querySelectorAll<HTMLElement>('article') ?? [])].find(
    (article) => ts !== undefined && (article.dataset.ts ?? '') >= ts,
  );

// Written straight onto the elements, so that no message is drawn again for it.
function setStop(article: HTMLElement, isStop: boolean): void {
  if (isStop) article.dataset.current = '';
  else delete article.dataset.current;
  article.tabIndex = isStop ? 0 : -1;
  const more = article.querySelector<HTMLElement>(':scope > .more');
  if (more) more.tabIndex = article.tabIndex;
}
