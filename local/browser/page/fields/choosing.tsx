import { useRef } from 'preact/hooks';
import type { Block, Element } from '../../protocol/block-kit.ts';
import { numberIn } from '../blocks/read.ts';
import { said } from '../blocks/said.ts';
import { Combobox } from './combobox.tsx';
import { useConfirming } from './confirming.tsx';
import { labelled, type Naming } from './naming.ts';
import { one, several } from './one-or-several.ts';
import type { Choice, ChoiceGroup } from './options.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

interface Given {
  block: Block;
  element: Element;
  naming: Naming;
  placeholder: string;
  groups: ChoiceGroup[];
  note?: string | undefined;
  onTyped(typed: string): void;
  /** What stands for a value that was chosen earlier. */
  choiceFor(value: string): Choice;
}

/** A combobox whose choice is kept with the workspace, be it one or several. */
export function Choosing({ block, element, naming, choiceFor, placeholder, note, ...list }: Given) {
  const isMulti = element.type.startsWith('multi_');
  const asItBegan = useRef(isMulti);
  const entering = useEntry<string | string[]>(block, element, asItBegan.current ? several : one);
  const { whenSure, question } = useConfirming(element.confirm);
  const { held, refusal } = entering;
  const seen = useRef(new Map<string, Choice>());
  const values = Array.isArray(held) ? held : held ? [held] : [];
  const most = isMulti ? numberIn(element.max_selected_items) : undefined;
  const otherwise = said(element.placeholder) || placeholder;
  return (
    <>
      <Combobox
        named={labelled(naming, { ...element, refusal, otherwise })}
        placeholder={otherwise}
        chosen={values.map((value) => seen.current.get(value) ?? choiceFor(value))}
        isMulti={isMulti}
        mayBeEmptied={!naming.isRequired}
        focusesFirst={element.focus_on_load === true}
        {...(most !== undefined && { most })}
        {...(note !== undefined && { note })}
        {...list}
        onChange={(chosen) =>
          whenSure(() => {
            for (const choice of chosen) seen.current.set(choice.value, choice);
            entering.change(isMulti ? chosen.map(({ value }) => value) : (chosen[0]?.value ?? ''));
          })
        }
      />
      <Refusal naming={naming} words={refusal} />
      {question}
    </>
  );
}
