import { computed, signal } from '@preact/signals';
import { go, route } from '../route.ts';

export type SidePane = 'tour' | 'inspector';

const kept = 'casedesk.side';

/** Which of these stands beside the conversation; a thread gives way to it. */
export const side = signal<SidePane | undefined>(read());

/** The message that the inspector looks at; without one it looks at what changed last. */
export const inspected = signal<{ conversation: string; ts: string } | undefined>(undefined);

/** One pane at a time. */
export const pane = computed<SidePane | 'thread' | undefined>(
  () => side.value ?? (route.value.thread === undefined ? undefined : 'thread'),
);

let opener: Element | null = null;

export function openSide(which: SidePane): void {
  opener = document.activeElement;
  keep(which);
}

export function openThread(conversation: string, ts: string): void {
  opener = document.activeElement;
  keep(undefined);
  go({ at: conversation, thread: ts });
}

/** Closes whatever stands there; focus goes back to what opened it, or to the conversation. */
export function closeSide(): void {
  if (side.peek() !== undefined) keep(undefined);
  if (route.peek().thread !== undefined) go({ thread: undefined });
  const back = opener;
  opener = null;
  // Once it has been redrawn, for in a narrow window the opener was hidden until then.
  requestAnimationFrame(() => {
    const isThere = back instanceof HTMLElement && back !== document.body && back.checkVisibility();
    const next = isThere
      ? back
      : document.querySelector<HTMLElement>('.main textarea, .main h2, .sidebar h2');
    next?.focus();
  });
}

export function inspect(conversation: string, ts: string): void {
  inspected.value = { conversation, ts };
  openSide('inspector');
}

function keep(which: SidePane | undefined): void {
  side.value = which;
  if (which) sessionStorage.setItem(kept, which);
  else sessionStorage.removeItem(kept);
}

function read(): SidePane | undefined {
  const which = sessionStorage.getItem(kept);
  return which === 'tour' || which === 'inspector' ? which : undefined;
}
