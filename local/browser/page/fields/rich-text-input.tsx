import { useRef } from 'preact/hooks';
import type { Entry } from '../../protocol/acts.ts';
import { isLoose } from '../blocks/read.ts';
import { said } from '../blocks/said.ts';
import type { ElementGiven } from './element-given.ts';
import { lined, type Selected, wrapped } from './marking.ts';
import { elementsOf, textOf } from './marks.ts';
import { labelled } from './naming.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

const rich = {
  show: (entry: Entry): string => textOf(Array.isArray(entry) ? entry.filter((one) => isLoose(one)) : []),
  tell: (held: string): Entry => (held.trim() === '' ? null : elementsOf(held)),
};

const tools: { name: string; sign: string; turn(selected: Selected): Selected }[] = [
  { name: 'Bold', sign: 'B', turn: (selected) => wrapped(selected, '*') },
  { name: 'Italic', sign: 'I', turn: (selected) => wrapped(selected, '_') },
  { name: 'Strikethrough', sign: 'S', turn: (selected) => wrapped(selected, '~') },
  { name: 'Code', sign: '<>', turn: (selected) => wrapped(selected, '`') },
  { name: 'Bulleted list', sign: '•', turn: (selected) => lined(selected, 'bullet') },
  { name: 'Numbered list', sign: '1.', turn: (selected) => lined(selected, 'ordered') },
  { name: 'Quote', sign: '“', turn: (selected) => lined(selected, 'quote') },
];

/** Words with Slack's marks, as they are typed in a plain box. */
export function RichTextInput({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, rich);
  const box = useRef<HTMLTextAreaElement>(null);
  const placeholder = said(element.placeholder);
  const turn = (how: (selected: Selected) => Selected) => {
    const area = box.current;
    if (!area) return;
    const { text, start, end } = how({
      text: area.value,
      start: area.selectionStart,
      end: area.selectionEnd,
    });
    area.value = text;
    area.focus();
    area.setSelectionRange(start, end);
    entering.change(text, 'soon');
  };
  const step = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div class="rich-text-input">
      <div
        class="rich-text-tools"
        role="toolbar"
        aria-label="Formatting"
        aria-controls={naming.id}
        tabIndex={-1}
        onKeyDown={step}
      >
        {tools.map(({ name, sign, turn: how }, at) => (
          <button
            key={name}
            type="button"
            class="quiet"
            aria-label={name}
            title={name}
            tabIndex={at === 0 ? 0 : -1}
            onClick={() => turn(how)}
          >
            <span class="rich-text-sign" data-sign={sign} />
          </button>
        ))}
      </div>
      <textarea
        {...labelled(naming, { ...element, refusal: entering.refusal, otherwise: placeholder || 'Text' })}
        ref={box}
        class="entry"
        rows={4}
        value={entering.held}
        {...(placeholder && { placeholder })}
        {...(element.focus_on_load === true && { 'data-focus-first': true })}
        onInput={({ currentTarget }) => entering.change(currentTarget.value, 'soon')}
        onBlur={() => void entering.flush()}
      />
      <Refusal naming={naming} words={entering.refusal} />
    </div>
  );
}
