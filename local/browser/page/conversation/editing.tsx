import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';
import { grow } from '../composer/grow.ts';
import { ask } from '../live.ts';
import { sayError } from '../shell/notices.tsx';
import { typedAgain } from './voice.ts';

interface EditingProps {
  message: MessageShown;
  conversation: string;
  close(): void;
}

/** One's own words, where the message stood. */
export function Editing({ message, conversation, close }: EditingProps) {
  const text = useSignal(typedAgain(message));
  const box = useRef<HTMLTextAreaElement>(null);
  const leave = () => {
    const around = box.current?.closest('article');
    close();
    around?.focus();
  };
  const save = () => {
    if (text.value.trim() === '') return;
    ask({ act: 'edit', conversation, ts: message.ts, text: text.value }).then(leave, sayError);
  };
  useLayoutEffect(() => {
    const shown = box.current;
    if (!shown) return;
    grow(shown);
    shown.focus();
    shown.setSelectionRange(shown.value.length, shown.value.length);
  }, []);
  return (
    <div class="editing">
      <textarea
        ref={box}
        rows={1}
        aria-label="Edit message"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          grow(currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') save();
          else leave();
        }}
      />
      <div class="editing-buttons">
        <button type="button" onClick={leave}>
          Cancel
        </button>
        <button type="button" class="go" disabled={text.value.trim() === ''} onClick={save}>
          Save
        </button>
      </div>
    </div>
  );
}
