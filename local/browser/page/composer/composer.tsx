import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { sayError } from '../shell/notices.tsx';
import { keyOf } from '../state.ts';
import { attach, attachedTo, mostFiles } from './attaching.ts';
import { Attachments } from './attachments.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { grow } from './grow.ts';
import { send } from './sending.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { usageOf } from './suggestions.ts';
import { Tools } from './tools.tsx';
import { useSuggesting } from './use-suggesting.ts';

interface ComposerProps {
  conversation: string;
  /** `#aac`. */
  place: string;
  thread?: string;
}

/** Where one writes. Enter sends, Shift and Enter begin a new line. */
export function Composer({ conversation, place, thread }: ComposerProps) {
  const key = keyOf(conversation, thread);
  const text = useSignal(draftOf(key));
  const isBroadcast = useSignal(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const files = attachedTo(key);
  const usage = usageOf(text.value);
  const label = thread === undefined ? `Message ${place}` : 'Reply in thread';

  // Again whenever the words change, whatever puts them there.
  useLayoutEffect(() => {
    if (box.current) grow(box.current);
  }, [text.value]);
  useLayoutEffect(() => {
    if (thread !== undefined) box.current?.focus();
  }, [thread]);

  const write = (words: string) => {
    text.value = words;
    keepDraft(key, words);
  };
  const offer = useSuggesting(text.value, (words, caret) => {
    write(words);
    if (!box.current) return;
    box.current.value = words;
    box.current.setSelectionRange(caret, caret);
    box.current.focus();
  });
  const submit = () => {
    const waiting = files.peek();
    if (waiting.some((file) => file.id === undefined)) {
      sayError('A file is still being attached. Send again in a moment.');
      return;
    }
    const words = text.peek();
    if (words.trim() === '' && waiting.length === 0) return;
    const said = { conversation, thread, words, files: waiting, isBroadcast: isBroadcast.peek() };
    write('');
    offer.rest();
    files.value = [];
    isBroadcast.value = false;
    send(said).catch((error) => {
      sayError(error);
      isBroadcast.value = said.isBroadcast;
      // What one has written since stands after it.
      write([words, text.peek()].filter(Boolean).join('\n'));
      files.value = [...waiting, ...files.peek()];
    });
    box.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isSending = event.key === 'Enter' && !event.shiftKey;
    const act = offer.keyed(event) ?? (isSending ? submit : undefined);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const add = (list: Iterable<File>) => {
    const room = mostFiles - files.peek().length;
    const all = [...list];
    if (all.length > room) sayError(`A message takes ${mostFiles} files at most.`);
    for (const file of all.slice(0, room)) attach(files, file).catch(sayError);
  };

  return (
    <form
      class="composer"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {offer.chosen && (
        <SuggestionList
          id={`${id}-list`}
          kind={offer.kind}
          suggestions={offer.suggestions}
          at={offer.at}
          take={offer.take}
        />
      )}
      <textarea
        ref={box}
        rows={1}
        value={text.value}
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offer.chosen ? `${id}-list` : undefined}
        aria-activedescendant={offer.chosen ? `${id}-list-${offer.at}` : undefined}
        aria-describedby={usage ? `${id}-usage` : undefined}
        onInput={({ currentTarget: { value, selectionStart } }) => {
          write(value);
          offer.look(selectionStart);
        }}
        onKeyDown={pressed}
        onBlur={offer.rest}
        onPaste={(event) => {
          const pasted = event.clipboardData?.files;
          if (!pasted?.length) return;
          event.preventDefault();
          add(pasted);
        }}
      />
      {usage && (
        <p id={`${id}-usage`} class="about usage">
          <code>
            {usage.command} {usage.hint}
          </code>{' '}
          {usage.description}
        </p>
      )}
      <Attachments files={files} />
      <Tools add={add} />
      {thread !== undefined && (
        <label class="broadcast">
          <input
            type="checkbox"
            checked={isBroadcast.value}
            onChange={({ currentTarget }) => {
              isBroadcast.value = currentTarget.checked;
            }}
          />
          Also send to {place}
        </label>
      )}
    </form>
  );
}
