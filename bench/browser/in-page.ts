/** What runs in the page itself. */

export interface Frames {
  longestMs: number;
  frames: number;
  messages: number;
}

/** Notes when the first message stands there, from the start of the navigation; before any script of the page's. */
export function noteFirstMessage(): void {
  const look = () => {
    if (document.querySelector('article[data-ts]')) performance.mark('messages shown');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export const shownAfterMs = (): number | undefined =>
  performance.getEntriesByName('messages shown')[0]?.startTime;

/** Scrolls up, some of it in every frame, until nothing older comes; gives the longest time between two frames. */
export function scrollsToTheBeginning(): Promise<Frames> {
  const scroller = document.querySelector('.messages');
  if (!scroller) throw new Error('There is no list of messages.');
  const aFrame = 600;
  return new Promise((resolve) => {
    const deltas: number[] = [];
    let before = performance.now();
    const step = (now: number) => {
      deltas.push(now - before);
      before = now;
      scroller.scrollTop -= aFrame;
      if (scroller.scrollTop > 0 || !document.querySelector('.beginning')?.textContent?.startsWith('This is'))
        requestAnimationFrame(step);
      else
        resolve({
          longestMs: Math.max(...deltas.slice(1)),
          frames: deltas.length,
          messages: document.querySelectorAll('article[data-ts]').length,
        });
    };
    requestAnimationFrame(step);
  });
}

export function scrollsToTheEnd(): void {
  const scroller = document.querySelector('.messages');
  scroller?.scrollTo({ top: scroller.scrollHeight });
}

/** When, by the host's clock, these words were on the screen. */
export function seenAt(words: string): Promise<number> {
  const list = document.querySelector('.messages-content');
  if (!list) throw new Error('There is no list of messages.');
  return new Promise((resolve) => {
    const observer = new MutationObserver((changes) => {
      if (!changes.some(({ target }) => [...target.childNodes].some((it) => it.textContent?.includes(words))))
        return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(Date.now()));
    });
    observer.observe(list, { childList: true, subtree: true });
  });
}

/** When Enter was pressed next. */
export const enterAt = (): Promise<number> =>
  new Promise((resolve) => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return;
      removeEventListener('keydown', pressed, true);
      resolve(Date.now());
    };
    addEventListener('keydown', pressed, true);
  });
