import { useEffect, useState } from 'preact/hooks';
import { inspected } from '../shell/side.ts';
import { found, inWords, look, reference, which } from './looking.ts';
import { RecordShown } from './record-shown.tsx';

/** The record of the message that was chosen, of a reference, or the one that changed last. */
export function RecordTab() {
  useEffect(look, []);
  return (
    <>
      <AskedFor />
      <p class="about">
        Masked as on cards: what is sealed and what somebody wrote are not shown. It follows what changes.
      </p>
      <div aria-busy={found.value === undefined}>
        <Answer />
      </div>
    </>
  );
}

function AskedFor() {
  const [typed, setTyped] = useState(reference.peek());
  const isLatest = which() === 'latest';
  return (
    <form
      class="asked-for"
      onSubmit={(event) => {
        event.preventDefault();
        reference.value = typed.trim();
      }}
    >
      <div class="inspector-choice">
        <label for="record-reference">Reference</label>
        <input
          id="record-reference"
          type="search"
          value={typed}
          maxLength={40}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <button type="submit">Look it up</button>
      {!isLatest && (
        <button
          type="button"
          onClick={() => {
            setTyped('');
            inspected.value = undefined;
            reference.value = '';
          }}
        >
          Show the latest
        </button>
      )}
      <p class="about" aria-live="polite">
        {whose()}
      </p>
    </form>
  );
}

function whose(): string {
  const asked = which();
  if (asked === 'latest') return 'The record that changed last.';
  return 'reference' in asked
    ? `The record called ${asked.reference}.`
    : 'The record of the message you chose.';
}

function Answer() {
  const now = found.value;
  if (now === undefined) return <p class="about">Looking…</p>;
  if ('record' in now) return <RecordShown record={now.record} />;
  return <p>{inWords(now)}</p>;
}
