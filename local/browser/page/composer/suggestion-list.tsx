import { useEffect, useRef } from 'preact/hooks';
import { counted } from '../shell/names.ts';
import { announce } from '../shell/notices.tsx';
import type { Suggestion, Token } from './suggesting.ts';

const names = { command: 'Commands', person: 'People', channel: 'Channels' } as const;

interface SuggestionListProps {
  id: string;
  kind: Token['kind'];
  suggestions: Suggestion[];
  at: number;
  take(suggestion: Suggestion): void;
}

/** What may stand where one types; the keys for it are the box's. */
export function SuggestionList({ id, kind, suggestions, at, take }: SuggestionListProps) {
  const count = suggestions.length;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => announce(counted(count, 'suggestion')), [count]);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  return (
    <div ref={list} id={id} class="suggestions" role="listbox" aria-label={names[kind]}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Before the box loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            take(suggestion);
          }}
        >
          <b>{suggestion.words}</b>
          {suggestion.about && <small>{suggestion.about}</small>}
        </div>
      ))}
    </div>
  );
}
