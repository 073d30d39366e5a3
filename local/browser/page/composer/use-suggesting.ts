import { useSignal } from '@preact/signals';
import { inserted, type Suggestion, type Token, tokenAt } from './suggesting.ts';
import { suggestionsFor } from './suggestions.ts';

interface Suggesting {
  kind: Token['kind'];
  suggestions: Suggestion[];
  /** The one that Enter takes, and where it stands; without one nothing is offered. */
  chosen: Suggestion | undefined;
  at: number;
  /** Offers something for what stands before the caret. */
  look(caret: number): void;
  /** Offers nothing until somebody types again. */
  rest(): void;
  take(suggestion: Suggestion): void;
  /** What a key does to the list, if anything. */
  keyed(event: KeyboardEvent): (() => void) | undefined;
}

/** What may stand where one types. `put` has the words with what was taken in them, and where the caret then stands. */
export function useSuggesting(text: string, put: (words: string, caret: number) => void): Suggesting {
  const caret = useSignal<number | undefined>(undefined);
  const at = useSignal(0);
  const token = caret.value === undefined ? undefined : tokenAt(text, caret.value);
  const suggestions = token ? suggestionsFor(token) : [];
  const chosen = suggestions[at.value] ?? suggestions[0];

  const rest = () => {
    caret.value = undefined;
  };
  const take = (suggestion: Suggestion) => {
    if (!token) return;
    const next = inserted(text, token, suggestion);
    rest();
    put(next.text, next.caret);
  };
  const step = (by: number) => {
    at.value = (at.value + suggestions.length + by) % suggestions.length;
  };
  return {
    kind: token?.kind ?? 'person',
    suggestions,
    chosen,
    at: chosen ? suggestions.indexOf(chosen) : 0,
    look(now) {
      caret.value = now;
      at.value = 0;
    },
    rest,
    take,
    keyed({ key, shiftKey }) {
      if (!chosen) return undefined;
      // A command that stands there whole is sent by Enter.
      const isWhole = token?.kind === 'command' && chosen.insert === text;
      const keys: Record<string, () => void> = {
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        Tab: () => take(chosen),
        Escape: rest,
        ...(!shiftKey && { Enter: () => take(chosen) }),
      };
      return key === 'Enter' && isWhole ? undefined : keys[key];
    },
  };
}
