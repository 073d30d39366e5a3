import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { counted } from '../shell/names.ts';
import { type Choice, type ChoiceGroup, choicesIn } from './options.ts';

interface Given {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  groups: ChoiceGroup[];
  active: number;
  isMulti: boolean;
  chosen: Choice[];
  note: string | undefined;
  take(choice: Choice): void;
}

/** The open list, in the top layer, since lists of messages and modals clip what hangs out of them. */
export function ChoiceList({ id, anchor, groups, active, isMulti, chosen, note, take }: Given) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => popup.current?.showPopover(), []);
  useLayoutEffect(() => putUnder(popup.current, anchor.current));
  useEffect(() => {
    const again = () => putUnder(popup.current, anchor.current);
    addEventListener('resize', again);
    addEventListener('scroll', again, true);
    return () => {
      removeEventListener('resize', again);
      removeEventListener('scroll', again, true);
    };
  }, [anchor]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  const count = choicesIn(groups).length;
  const words = note ?? (count === 0 ? 'Nothing here goes by that.' : counted(count, 'choice'));
  let n = 0;
  const shown = (choice: Choice) => {
    const at = n++;
    const isChosen = chosen.some(({ value }) => value === choice.value);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
      // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus.
      <div
        key={choice.value}
        id={`${id}-${at}`}
        role="option"
        class={at === active ? 'choice choice-active' : 'choice'}
        aria-selected={isChosen}
        onClick={() => take(choice)}
      >
        <span aria-hidden="true" class="choice-tick">
          {isChosen ? '✓' : ''}
        </span>
        <span>{choice.words}</span>
        {choice.about && <small>{choice.about}</small>}
      </div>
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on the list leaves the focus in the field.
    <div ref={popup} class="choices" popover="manual" onMouseDown={(event) => event.preventDefault()}>
      <p class="choices-note" role="status">
        {words}
      </p>
      <div id={id} role="listbox" aria-label="Choices" aria-multiselectable={isMulti} tabIndex={-1}>
        {groups.map(({ label, choices }, at) =>
          label === undefined ? (
            choices.map(shown)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role alone.
            <div key={at} role="group" aria-label={label}>
              <div class="choices-label" aria-hidden="true">
                {label}
              </div>
              {choices.map(shown)}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

const edge = 8;

/** Under the field and as wide, or above it where there is more room. */
function putUnder(popup: HTMLElement | null, anchor: HTMLElement | null): void {
  if (!popup || !anchor) return;
  const { top, bottom, left, width } = anchor.getBoundingClientRect();
  const below = innerHeight - bottom - edge;
  const above = top - edge;
  const isAbove = below < Math.min(popup.scrollHeight, 220) && above > below;
  const { style } = popup;
  style.left = `${Math.max(edge, left)}px`;
  style.width = `${Math.min(width, innerWidth - 2 * edge)}px`;
  style.maxHeight = `${Math.min(320, isAbove ? above : below)}px`;
  style.top = isAbove ? 'auto' : `${bottom + 2}px`;
  style.bottom = isAbove ? `${innerHeight - top + 2}px` : 'auto';
}
