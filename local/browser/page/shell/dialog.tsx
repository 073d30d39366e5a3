import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Notices } from './notices.tsx';

interface DialogProps {
  title: string;
  close(): void;
  children: ComponentChildren;
}

/** A dialog of the page's own, open as long as it is rendered. Escape closes it, and focus goes back to where it was. */
export function Dialog({ title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        // What it stands in stays open.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id={name}>{title}</h2>
      {children}
      <Notices />
    </dialog>
  );
}
