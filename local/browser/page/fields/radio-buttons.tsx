import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { Group } from './group.tsx';
import { one } from './one-or-several.ts';
import { OptionWords } from './option-words.tsx';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

export function RadioButtons({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, one);
  const { whenSure, question } = useConfirming(element.confirm);
  const { held, refusal } = entering;
  return (
    <Group naming={naming} otherwise="Options">
      {element.options?.map((option, at) => {
        const id = `${naming.id}-${at}`;
        return (
          <div class="option" key={option.value}>
            <input
              type="radio"
              id={id}
              name={naming.id}
              data-action={`${element.action_id} ${option.value}`}
              checked={held === option.value}
              {...(option.description ? { 'aria-describedby': `${id}-about` } : {})}
              {...(element.focus_on_load === true && at === 0 && { 'data-focus-first': true })}
              onChange={() => whenSure(() => entering.change(option.value))}
            />
            <OptionWords of={option} id={id} />
          </div>
        );
      })}
      {held && block.type === 'input' && !naming.isRequired && (
        <button type="button" class="quiet" onClick={() => whenSure(() => entering.change(''))}>
          Clear the choice
        </button>
      )}
      <Refusal naming={naming} words={refusal} />
      {question}
    </Group>
  );
}
