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
  const focusedTs = useRef<string | undefined>(undefined);
  useEffect(() => {
    const shown = scroller.current;
    if (!shown) return;
    const entered = ({ target }: FocusEvent) => {
      const article = target instanceof Element ? target.closest<HTMLElement>('article') : null;
      const isHere = article !== null && shown.contains(article);
      focusedTs.current = isHere ? article.dataset.ts : undefined;
      if (isHere) makeCurrent(shown, article);
    };
    document.addEventListener('focusin', entered);
    return () => document.removeEventListener('focusin', entered);
  }, [scroller]);
  // Again whenever messages come or go.
  useEffect(() => {
    const shown = scroller.current;
    if (!shown) return;
    const current = shown.querySelector('[data-current]');
    const isElsewhere = !shown.contains(document.activeElement);
    const articles = articlesOf(shown);
    const last = articles.at(-1);
    const { current: ts } = focusedTs;
    // Whoever was in a message that has gone goes on at the one that stood under it.
    if (ts !== undefined && document.activeElement === document.body)
      (articles.find((article) => (article.dataset.ts ?? '') >= ts) ?? last)?.focus();
    else if (last && (!current || (isElsewhere && isAtEnd.peek()))) makeCurrent(shown, last);
  }, [messages]);
}

/** Up, Down, Home and End, while a message itself has the focus. */
export function moveAmong(event: KeyboardEvent, shown: HTMLElement | null): void {
  const { target, key } = event;
  if (!shown || !(target instanceof HTMLElement) || !target.matches('article')) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const articles = articlesOf(shown);
  const at = articles.indexOf(target);
  const places: Record<string, number> = {
    ArrowUp: Math.max(0, at - 1),
    ArrowDown: Math.min(articles.length - 1, at + 1),
    Home: 0,
    End: articles.length - 1,
  };
  const to = places[key];
  const next = to === undefined ? undefined : articles[to];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

const articlesOf = (shown: HTMLElement): HTMLElement[] => [
  ...shown.querySelectorAll<HTMLElement>('article[data-ts]'),
];

// Written straight onto the elements, so that no message is drawn again for it.
function makeCurrent(shown: HTMLElement, article: HTMLElement): void {
  for (const last of shown.querySelectorAll<HTMLElement>('[data-current]')) {
    if (last === article) continue;
    delete last.dataset.current;
    setStop(last, -1);
  }
  article.dataset.current = '';
  setStop(article, 0);
}

function setStop(article: HTMLElement, tabIndex: number): void {
  article.tabIndex = tabIndex;
  const more = article.querySelector<HTMLElement>(':scope > .more');
  if (more) more.tabIndex = tabIndex;
}
