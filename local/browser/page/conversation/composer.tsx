import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { sayError } from '../shell/notices.tsx';
import { keyOf } from '../state.ts';
import { attach, attachedTo, mostFiles } from './attaching.ts';
import { Attachments } from './attachments.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { grow } from './grow.ts';
import { send } from './sending.ts';
import { inserted, type Suggestion, tokenAt } from './suggesting.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { suggestionsFor, usageOf } from './suggestions.ts';

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
  const caret = useSignal<number | undefined>(undefined);
  const at = useSignal(0);
  const isBroadcast = useSignal(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const files = attachedTo(key);
  const token = caret.value === undefined ? undefined : tokenAt(text.value, caret.value);
  const suggestions = token ? suggestionsFor(token) : [];
  const chosen = suggestions[at.value] ?? suggestions[0];
  const usage = usageOf(text.value);
  const label = thread === undefined ? `Message ${place}` : 'Reply in thread';

  // Whatever puts words there, the box is as high as they are.
  // Again whenever the words change.
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
  const follow = ({ value, selectionStart }: HTMLTextAreaElement) => {
    write(value);
    caret.value = selectionStart;
    at.value = 0;
  };
  const take = (suggestion: Suggestion) => {
    if (!token || !box.current) return;
    const next = inserted(text.value, token, suggestion);
    write(next.text);
    caret.value = undefined;
    box.current.value = next.text;
    box.current.setSelectionRange(next.caret, next.caret);
    box.current.focus();
  };
  const submit = () => {
    const waiting = files.peek();
    if (waiting.some((file) => file.id === undefined)) {
      sayError('A file is still being attached. Send again in a moment.');
      return;
    }
    const words = text.peek();
    if (words.trim() === '' && waiting.length === 0) return;
    write('');
    caret.value = undefined;
    files.value = [];
    send({ conversation, thread, words, files: waiting, isBroadcast: isBroadcast.peek() }).catch((error) => {
      sayError(error);
      // What one has written since stands after it.
      write([words, text.peek()].filter(Boolean).join('\n'));
      files.value = [...waiting, ...files.peek()];
    });
    isBroadcast.value = false;
    box.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isWhole = token?.kind === 'command' && chosen?.insert === text.value;
    const isChoosing = chosen !== undefined && !(event.key === 'Enter' && isWhole);
    const last = suggestions.length;
    const keys: Record<string, () => void> = {
      ...(!event.shiftKey && { Enter: submit }),
      ...(isChoosing && {
        ArrowDown: () => {
          at.value = (at.value + 1) % last;
        },
        ArrowUp: () => {
          at.value = (at.value + last - 1) % last;
        },
        Tab: () => take(chosen),
        Escape: () => {
          caret.value = undefined;
        },
        ...(!event.shiftKey && { Enter: () => take(chosen) }),
      }),
    };
    const act = keys[event.key];
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
      {chosen && (
        <SuggestionList
          id={`${id}-list`}
          kind={token?.kind ?? 'person'}
          suggestions={suggestions}
          at={suggestions.indexOf(chosen)}
          take={take}
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
        aria-controls={chosen ? `${id}-list` : undefined}
        aria-activedescendant={chosen ? `${id}-list-${suggestions.indexOf(chosen)}` : undefined}
        aria-describedby={usage ? `${id}-usage` : undefined}
        onInput={({ currentTarget }) => follow(currentTarget)}
        onKeyDown={pressed}
        onBlur={() => {
          caret.value = undefined;
        }}
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
      <ComposerTools add={add} />
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
