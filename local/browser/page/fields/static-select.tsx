import { said } from '../blocks/said.ts';
import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { labelled } from './naming.ts';
import { one } from './one-or-several.ts';
import { type Choice, groupsOf } from './options.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

const Choices = ({ of }: { of: Choice[] }) => (
  <>
    {of.map(({ value, words, about }) => (
      <option key={value} value={value}>
        {about ? `${words} – ${about}` : words}
      </option>
    ))}
  </>
);

/** The browser's own menu, which keyboards, phones and screen readers know. */
export function StaticSelect({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, one);
  const { whenSure, question } = useConfirming(element.confirm);
  const { held, refusal } = entering;
  const placeholder = said(element.placeholder) || 'Choose an option';
  const mayBeEmptied = !naming.isRequired;
  return (
    <>
      <select
        {...labelled(naming, { ...element, refusal, otherwise: placeholder })}
        class={held ? 'entry' : 'entry entry-empty'}
        value={held}
        {...(element.focus_on_load === true && { 'data-focus-first': true })}
        onChange={({ currentTarget: { value } }) => whenSure(() => entering.change(value))}
      >
        <option value="" {...(!mayBeEmptied && { disabled: true, hidden: true })}>
          {held && mayBeEmptied ? 'None' : placeholder}
        </option>
        {groupsOf(element).map(({ label, choices }, at) =>
          label === undefined ? (
            <Choices key={at} of={choices} />
          ) : (
            <optgroup key={at} label={label}>
              <Choices of={choices} />
            </optgroup>
          ),
        )}
      </select>
      <Refusal naming={naming} words={refusal} />
      {question}
    </>
  );
}
