import { useId } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { useAround } from '../blocks/place.ts';
import { Plain, Words } from '../blocks/words.tsx';
import { ElementShown } from './element.tsx';

/** Several controls go by one name, which a label cannot say. */
const groups = new Set(['checkboxes', 'radio_buttons']);

export function InputBlock({ block }: { block: Block }) {
  const id = useId();
  const { errors } = useAround();
  const { element, label, hint, optional } = block;
  if (!element) return null;
  const error = Object.hasOwn(errors, block.block_id) ? errors[block.block_id] : undefined;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  const isGroup = groups.has(element.type);
  const name = (
    <>
      {label && <Plain of={label} />}
      {optional && <span class="field-optional"> (optional)</span>}
    </>
  );
  const control = (
    <ElementShown
      key={element.action_id}
      block={block}
      element={element}
      naming={{ id, describedBy, isInvalid: error !== undefined, isRequired: !optional }}
    />
  );
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {isGroup ? (
        <fieldset class="field-group" {...(describedBy && { 'aria-describedby': describedBy })}>
          <legend class="field-label">{name}</legend>
          {control}
        </fieldset>
      ) : (
        <>
          <label class="field-label" for={id}>
            {name}
          </label>
          {control}
        </>
      )}
      {error && (
        <p class="field-error" id={errorId}>
          <span class="unseen">Error: </span>
          {error}
        </p>
      )}
      {hint && (
        <div class="field-hint" id={hintId}>
          <Words of={hint} />
        </div>
      )}
    </div>
  );
}
