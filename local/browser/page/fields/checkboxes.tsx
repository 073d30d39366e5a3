import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { Group } from './group.tsx';
import { several } from './one-or-several.ts';
import { OptionWords } from './option-words.tsx';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

export function Checkboxes({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, several);
  const { whenSure, question } = useConfirming(element.confirm);
  const options = element.options ?? [];
  const { held, refusal } = entering;
  const turn = (value: string) => {
    const isOff = held.includes(value);
    entering.change(
      options.map((option) => option.value).filter((one) => (one === value ? !isOff : held.includes(one))),
    );
  };
  return (
    <Group naming={naming} otherwise="Options">
      {options.map((option, at) => {
        const id = `${naming.id}-${at}`;
        return (
          <div class="option" key={option.value}>
            <input
              type="checkbox"
              id={id}
              data-action={`${element.action_id} ${option.value}`}
              checked={held.includes(option.value)}
              {...(option.description ? { 'aria-describedby': `${id}-about` } : {})}
              {...((naming.isInvalid || refusal) && { 'aria-invalid': true })}
              {...(element.focus_on_load === true && at === 0 && { 'data-focus-first': true })}
              onChange={() => whenSure(() => turn(option.value))}
            />
            <OptionWords of={option} id={id} />
          </div>
        );
      })}
      <Refusal naming={naming} words={refusal} />
      {question}
    </Group>
  );
}
