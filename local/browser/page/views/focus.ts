const controls = 'input, select, textarea';

/** Where a form begins: the field that asks for it, the first one, or the title where there is none. */
export function focusOnStart(dialog: HTMLElement | null): void {
  const body = dialog?.querySelector('.modal-body');
  const fields = body?.querySelector('.blocks');
  if (body) body.scrollTop = 0;
  const first =
    fields?.querySelector<HTMLElement>('[data-focus-first]') ??
    fields?.querySelector<HTMLElement>(controls) ??
    dialog?.querySelector<HTMLElement>('h2');
  first?.focus();
}

export const fieldsIn = (dialog: HTMLElement | null): Element[] => [
  ...(dialog?.querySelectorAll(`.modal-body .blocks :is(${controls})`) ?? []),
];

/** Whether none of these fields is left, and nobody is writing in those that took their place. */
export function isTurned(before: Element[]): boolean {
  const focused = document.activeElement;
  return before.length > 0 && !before.some(({ isConnected }) => isConnected) && !focused?.matches(controls);
}

export function focusOnError(dialog: HTMLElement | null): void {
  const wrong = dialog?.querySelector('.field-error')?.closest('.field') ?? dialog;
  wrong?.querySelector<HTMLElement>(controls)?.focus();
}

/** The dialog gives the focus back by itself; where what opened it has gone, one goes on writing. */
export function returnFocus(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) {
    if (document.activeElement !== opener) opener.focus();
    return;
  }
  if (document.activeElement === document.body || document.activeElement === null)
    document.querySelector<HTMLElement>('.composer textarea, .main h2')?.focus();
}
