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
  // A long text is read from its beginning, wherever one would go on writing.
  if (first instanceof HTMLTextAreaElement) first.scrollTop = 0;
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

/** Where the focus goes once the form is closed: to what opened it, or next to where that has been. */
export function wayBack(): (closed: HTMLElement | null) => void {
  const opener = document.activeElement;
  const message = opener?.closest('article');
  return (closed) => {
    const below = [...document.querySelectorAll<HTMLElement>('.modal[open]')].findLast((it) => it !== closed);
    const around = ['.main .composer textarea', '.main h2'].map((one) => document.querySelector(one));
    const places = [opener, message, ...around];
    const back = places.find((it) => it?.isConnected && it !== document.body);
    if (below && !below.contains(back ?? null)) focusOnStart(below);
    else if (back instanceof HTMLElement && back !== document.activeElement) back.focus();
  };
}
