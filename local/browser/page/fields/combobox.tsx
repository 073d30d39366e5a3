import { useId, useRef, useState } from 'preact/hooks';
import { ChoiceList } from './choice-list.tsx';
import { Chosen } from './chosen.tsx';
import type { Choice, ChoiceGroup } from './options.ts';
import { choicesIn } from './options.ts';

interface Given {
  /** What `labelled` gives: id, name, description. */
  named: { id: string };
  placeholder: string;
  chosen: Choice[];
  isMulti: boolean;
  mayBeEmptied: boolean;
  focusesFirst: boolean;
  /** At most so many. */
  most?: number;
  /** What there is to choose for what has been typed. */
  groups: ChoiceGroup[];
  /** Instead of how many there are: that it is being asked for, or what to type. */
  note?: string;
  onTyped(typed: string): void;
  onChange(chosen: Choice[]): void;
}

/** A menu that one types into: the list says what there is, arrows and Enter choose, Escape closes. */
export function Combobox(given: Given) {
  const { named, chosen, isMulti, groups, onTyped, onChange } = given;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const choices = choicesIn(groups);
  const active = isOpen ? Math.min(at, choices.length - 1) : -1;
  const isFull = given.most !== undefined && chosen.length >= given.most;
  const single = isMulti ? undefined : chosen[0];

  const type = (words: string) => {
    setTyped(words);
    onTyped(words);
    setAt(words ? 0 : -1);
  };
  const open = () => {
    if (isOpen) return;
    setOpen(true);
    type('');
  };
  const close = () => {
    setOpen(false);
    if (typed) type('');
  };
  const take = (choice: Choice) => {
    const isThere = chosen.some(({ value }) => value === choice.value);
    if (!isMulti) onChange([choice]);
    else if (isThere) onChange(chosen.filter(({ value }) => value !== choice.value));
    else if (!isFull) onChange([...chosen, choice]);
    if (isMulti) type('');
    else close();
  };
  const drop = (choice: Choice) => {
    onChange(chosen.filter(({ value }) => value !== choice.value));
    input.current?.focus();
  };
  const step = (by: 1 | -1) => {
    const last = choices.length - 1;
    if (!isOpen) open();
    else if (by === 1) setAt(active >= last ? 0 : active + 1);
    else setAt(active <= 0 ? last : active - 1);
    return true;
  };
  const keys: Record<string, () => boolean> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      const choice = choices[active];
      if (choice) take(choice);
      else open();
      return true;
    },
    Escape: () => {
      if (isOpen) close();
      return isOpen;
    },
    Backspace: () => {
      const last = chosen.at(-1);
      if (typed !== '' || !isMulti || !last) return false;
      drop(last);
      return true;
    },
  };

  return (
    <div class="combobox">
      {isMulti && <Chosen of={chosen} drop={drop} />}
      <div class="combobox-line">
        <input
          {...named}
          ref={input}
          type="text"
          class="entry"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(active >= 0 && { 'aria-activedescendant': `${listId}-${active}` })}
          {...(given.focusesFirst && { 'data-focus-first': true })}
          placeholder={single ? single.words : given.placeholder}
          value={isOpen ? typed : (single?.words ?? '')}
          onInput={({ currentTarget: { value } }) => {
            setOpen(true);
            type(value);
          }}
          onClick={open}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.isComposing || !keys[event.key]?.()) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {single && given.mayBeEmptied && (
          <button
            type="button"
            class="quiet"
            aria-label={`Clear ${single.words}`}
            onClick={() => drop(single)}
          >
            <span aria-hidden="true">×</span>
          </button>
        )}
      </div>
      {isOpen && (
        <ChoiceList
          id={listId}
          anchor={input}
          groups={groups}
          active={active}
          isMulti={isMulti}
          chosen={chosen}
          note={isFull ? `No more than ${given.most} can be chosen.` : given.note}
          take={take}
        />
      )}
    </div>
  );
}
