import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moveIn, putBeside } from './menu-list.ts';

export interface MenuItem {
  words: string;
  /** A quieter line under the words. */
  about?: string;
  isDanger?: boolean;
  run(): void;
}

interface MenuProps {
  /** The name of the button, and of the menu. */
  label: string;
  children: ComponentChildren;
  /** Asked for once it is opened. */
  items: () => MenuItem[];
  class?: string;
  tabIndex?: number;
}

/** A button that opens a menu. Focus returns to it before what was chosen runs. */
export function Menu({ label, children, items, class: className, tabIndex }: MenuProps) {
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        class={className ?? 'quiet'}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-label={label}
        title={label}
        tabIndex={tabIndex ?? 0}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          event.stopPropagation();
          isOpen.value = true;
        }}
      >
        {children}
      </button>
      {isOpen.value && (
        <Items
          label={label}
          items={items()}
          button={button}
          close={close}
          leave={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

interface ItemsProps {
  label: string;
  items: MenuItem[];
  button: { current: HTMLButtonElement | null };
  /** Back to the button. */
  close(): void;
  /** Focus has gone elsewhere already. */
  leave(): void;
}

function Items({ label, items, button, close, leave }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null);
  // In the top layer, since lists clip what hangs out of them.
  useLayoutEffect(() => {
    const shown = list.current;
    if (!shown) return;
    shown.showPopover();
    if (button.current) putBeside(shown, button.current);
    shown.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [button]);
  useEffect(() => {
    const away = ({ target }: Event) => {
      if (!(target instanceof Node)) return;
      if (!list.current?.contains(target) && !button.current?.contains(target)) leave();
    };
    document.addEventListener('pointerdown', away);
    addEventListener('resize', leave);
    return () => {
      document.removeEventListener('pointerdown', away);
      removeEventListener('resize', leave);
    };
  }, [button, leave]);
  return (
    <div
      ref={list}
      class="menu"
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => moveIn(event, list.current, close, leave)}
    >
      {items.map(({ words, about, isDanger, run }) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={isDanger ? 'danger' : undefined}
          onClick={() => {
            close();
            run();
          }}
        >
          <span>{words}</span>
          {about && <small>{about}</small>}
        </button>
      ))}
      {items.length === 0 && <p>There is nothing to choose here.</p>}
    </div>
  );
}
