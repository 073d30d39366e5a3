/** What is being typed at the caret, that something can be offered for. */
export interface Token {
  kind: 'command' | 'person' | 'channel';
  /** Without its sign. */
  typed: string;
  from: number;
  to: number;
}

export interface Suggestion {
  /** What takes the token's place. */
  insert: string;
  words: string;
  about?: string;
}

const signs = { '@': 'person', '#': 'channel' } as const;

/** Commands at the very start, people and channels wherever a word begins. */
export function tokenAt(text: string, caret: number): Token | undefined {
  const before = text.slice(0, caret);
  const command = /^\/([^\s/]*)$/.exec(before);
  if (command) return { kind: 'command', typed: command[1] ?? '', from: 0, to: caret };
  const word = /(?:^|\s)([@#])([\w.-]*)$/.exec(before);
  const sign = word?.[1];
  if (sign !== '@' && sign !== '#') return undefined;
  const typed = word?.[2] ?? '';
  return { kind: signs[sign], typed, from: caret - typed.length - 1, to: caret };
}

/** Those that begin with it before those that have a word that does. */
export function matching<T>(typed: string, from: readonly T[], words: (one: T) => string[], most = 8): T[] {
  const sought = typed.toLowerCase();
  const rank = (one: T) =>
    Math.min(
      ...words(one).map((word) => {
        const lower = word.toLowerCase();
        if (lower.startsWith(sought)) return 0;
        return lower.split(/[\s./-]+/).some((part) => part.startsWith(sought)) ? 1 : 2;
      }),
    );
  return from
    .map((one) => ({ one, rank: rank(one) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

/** The text with the suggestion in it, and where the caret then stands. */
export function inserted(
  text: string,
  { from, to }: Token,
  { insert }: Suggestion,
): { text: string; caret: number } {
  const after = text.slice(to);
  const gap = /^[\s.,;:!?)]/.test(after) ? '' : ' ';
  const next = gap + after;
  const caret = from + insert.length + (next.startsWith(' ') ? 1 : 0);
  return { text: `${text.slice(0, from)}${insert}${next}`, caret };
}

/** `/incident mine`, but neither `//`, which CaseDesk's people use for asides, nor a path. */
export const isCommand = (text: string): boolean => /^\/[^\s/]+(\s|$)/.test(text);
