import { signal } from '@preact/signals';

interface Line {
  n: number;
  words: string;
}

const mostSaid = 4;
const mostErrors = 3;

let n = 0;
const said = signal<Line[]>([]);
const errors = signal<Line[]>([]);

/** Tells whoever listens by a screen reader, once they have heard what comes before it. */
export function announce(words: string): void {
  said.value = [...said.peek(), { n: ++n, words }].slice(-mostSaid);
}

/** Shows what went wrong, until it is dismissed; for an act that was refused: `ask(…).catch(sayError)`. */
export function sayError(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  const others = errors.peek().filter((line) => line.words !== words);
  errors.value = [...others, { n: ++n, words }].slice(-mostErrors);
}

/** What was wrong for one person is not for the next. */
export function clearNotices(): void {
  said.value = [];
  errors.value = [];
}

/** An open modal makes all else inert, live regions included, so each modal shows these as well. */
export function Notices() {
  return (
    <>
      <div class="unseen" aria-live="polite" aria-relevant="additions">
        {said.value.map(({ n, words }) => (
          <p key={n}>{words}</p>
        ))}
      </div>
      <div class="notices" role="alert">
        {errors.value.map(({ n, words }) => (
          <p key={n} class="notice">
            <span>{words}</span>
            <button type="button" class="quiet" aria-label={`Dismiss: ${words}`} onClick={() => dismiss(n)}>
              Dismiss
            </button>
          </p>
        ))}
      </div>
    </>
  );
}

function dismiss(gone: number): void {
  errors.value = errors.peek().filter(({ n }) => n !== gone);
}
