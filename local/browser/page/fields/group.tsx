import type { ComponentChildren } from 'preact';
import type { Naming } from './naming.ts';

interface Given {
  naming: Naming;
  otherwise: string;
  children: ComponentChildren;
}

/** Boxes that stand beside a text rather than under a label of their own still go by one name. */
export const Group = ({ naming, otherwise, children }: Given) =>
  naming.label === undefined ? (
    <div class="options">{children}</div>
  ) : (
    <fieldset class="field-group options">
      <legend class="unseen">{naming.label || otherwise}</legend>
      {children}
    </fieldset>
  );
