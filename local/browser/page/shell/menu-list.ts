/** What keys do in an open menu: arrows and first letters go about in it, Escape and Tab leave it. */
export function moveIn(
  event: KeyboardEvent,
  list: HTMLElement | null,
  close: () => void,
  leave: () => void,
): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const to = (index: number) => items[(index + items.length) % items.length]?.focus();
  const moves: Record<string, () => void> = {
    ArrowDown: () => to(at + 1),
    ArrowUp: () => to(at - 1),
    Home: () => to(0),
    End: () => to(-1),
    Escape: close,
  };
  if (event.key === 'Tab') {
    close();
    leave();
    return;
  }
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ';
  const move = letter ? () => beginningWith(items, at, event.key)?.focus() : moves[event.key];
  event.stopPropagation();
  if (!move) return;
  event.preventDefault();
  move();
}

const beginningWith = (items: HTMLElement[], at: number, letter: string) =>
  [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
    item.textContent?.toLowerCase().startsWith(letter.toLowerCase()),
  );

/** Under the button, or above it where there is more room. */
export function putBeside(shown: HTMLElement, button: HTMLElement): void {
  const edge = 8;
  const around = button.getBoundingClientRect();
  const { width, height } = shown.getBoundingClientRect();
  const fitsBelow = around.bottom + height + edge <= innerHeight;
  const top = fitsBelow ? around.bottom + 2 : Math.max(edge, around.top - height - 2);
  const left = Math.max(edge, Math.min(around.left, innerWidth - width - edge));
  shown.style.top = `${top}px`;
  shown.style.left = `${left}px`;
}
