import type { ComponentChildren } from 'preact';

interface Given {
  class: string;
  name: string;
  children: ComponentChildren;
}

/** What may be wider than the window scrolls by itself, by the arrow keys too. */
export const Scrolling = ({ class: className, name, children }: Given) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus there is no scrolling by keys.
  <section class={className} aria-label={name} tabIndex={0}>
    {children}
  </section>
);
