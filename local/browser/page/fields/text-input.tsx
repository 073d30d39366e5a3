import type { Block, Element } from '../../protocol/block-kit.ts';
import { said } from '../blocks/said.ts';
import { counted } from '../shell/names.ts';
import type { ElementGiven } from './element-given.ts';
import { labelled } from './naming.ts';
import { one } from './one-or-several.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

/** Which keys a phone offers; what is wrong with the words is said by the workspace. */
const keysOf: Record<string, 'email' | 'url' | 'decimal'> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

const longest = 3_000;

/** One line or several of words; also addresses and numbers. */
export function TextInput({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, one);
  const inputMode = keysOf[element.type];
  const most = element.max_length ?? (element.type === 'plain_text_input' ? longest : undefined);
  const countId = `${naming.id}-count`;
  const left = most === undefined ? undefined : most - entering.held.length;
  const isNear = left !== undefined && most !== undefined && left <= Math.max(20, most / 10);
  const describedBy = [naming.describedBy, isNear && countId].filter(Boolean).join(' ');
  const { refusal } = entering;
  const shared = {
    ...labelled({ ...naming, describedBy }, { ...element, refusal, otherwise: said(element.placeholder) }),
    class: 'entry',
    value: entering.held,
    autocomplete: 'off',
    ...(element.placeholder && { placeholder: said(element.placeholder) }),
    ...(most !== undefined && { maxLength: most }),
    ...(element.focus_on_load === true && { 'data-focus-first': true }),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      entering.change(currentTarget.value, 'soon'),
    onBlur: () => void entering.flush(),
  };
  return (
    <>
      {element.multiline === true ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input
          {...shared}
          type="text"
          {...(inputMode && { inputMode })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || !hearsEnter(block, element)) return;
            event.preventDefault();
            void entering.flush(true);
          }}
        />
      )}
      {isNear && (
        <p class="field-count" id={countId}>
          {counted(left, 'character')} left
        </p>
      )}
      <Refusal naming={naming} words={refusal} />
    </>
  );
}

/** Where the app wants to hear of Enter, it does not send the form. */
function hearsEnter({ dispatch_action }: Block, { dispatch_action_config }: Element): boolean {
  const on = dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return dispatch_action === true && on.includes('on_enter_pressed');
}
