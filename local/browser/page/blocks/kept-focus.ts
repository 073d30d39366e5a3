import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Keeps the focus, and the caret, where a redrawing moves or takes away what has it. */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && root.current?.contains(active) ? active : undefined;
  const caret = held && caretOf(held);
  useLayoutEffect(() => {
    if (!held || document.activeElement === held) return;
    if (held.isConnected) {
      held.focus({ preventScroll: true });
      if (caret && isWriting(held)) held.setSelectionRange(...caret);
      return;
    }
    if (document.activeElement !== document.body) return;
    successorOf(held, root.current)?.focus({ preventScroll: true });
  });
}

/** A field of the same name, under another id; or else what all of it stands in: the next button is about something else. */
function successorOf(gone: HTMLElement, root: HTMLElement | null): HTMLElement | null | undefined {
  const action = gone.matches('input, select, textarea') && gone.dataset.action;
  const same = action && root?.querySelector<HTMLElement>(`[data-action="${CSS.escape(action)}"]`);
  const around = root?.closest<HTMLElement>('[tabindex]');
  return same || around || root?.closest('dialog, main')?.querySelector<HTMLElement>('h2');
}

const isWriting = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(element.type));

function caretOf(element: HTMLElement): [number, number] | undefined {
  if (!isWriting(element)) return undefined;
  const { selectionStart: start, selectionEnd: end } = element;
  return start === null || end === null ? undefined : [start, end];
}
