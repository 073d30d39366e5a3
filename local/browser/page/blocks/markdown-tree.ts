import type { Inline } from './inline-node.ts';

/** As much of Markdown as a message is likely to hold; all else stays text. */
export type MarkdownPart =
  | { is: 'paragraph' | 'quote' | 'heading'; of: Inline[] }
  | { is: 'list'; isOrdered: boolean; items: Inline[][] }
  | { is: 'code block'; text: string }
  | { is: 'rule' };

const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;

const kinds = [
  { is: 'rule', begins: /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/ },
  { is: 'heading', begins: /^#{1,6}\s+/ },
  { is: 'quote', begins: /^>\s?/ },
  { is: 'list', begins: item },
] as const;

export function markdownTree(text: string): MarkdownPart[] {
  return text
    .split(/^(```[^\n]*\n[\s\S]*?\n```)$/m)
    .flatMap((piece, at) =>
      at % 2 === 1
        ? [{ is: 'code block' as const, text: piece.replace(/^```[^\n]*\n/, '').replace(/\n```$/, '') }]
        : loose(piece),
    );
}

function loose(text: string): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let run: { is: 'paragraph' | 'quote' | 'list' | 'heading' | 'rule' | 'gap'; lines: string[] } | undefined;
  const end = () => {
    if (run && run.is !== 'gap') parts.push(part(run.is, run.lines));
    run = undefined;
  };
  for (const line of text.split('\n')) {
    const is = line.trim() === '' ? 'gap' : kindOf(line);
    const goesOn = run?.is === is && is !== 'heading' && is !== 'rule';
    if (!goesOn) end();
    run ??= { is, lines: [] };
    run.lines.push(line);
  }
  end();
  return parts;
}

const kindOf = (line: string) => kinds.find(({ begins }) => begins.test(line))?.is ?? 'paragraph';

function part(is: 'paragraph' | 'quote' | 'list' | 'heading' | 'rule', lines: string[]): MarkdownPart {
  switch (is) {
    case 'rule':
      return { is };
    case 'list':
      return {
        is,
        isOrdered: /^\s*\d/.test(lines[0] ?? ''),
        items: lines.map((line) => inline(line.replace(item, ''))),
      };
    case 'heading':
      return { is, of: inline(lines.join('\n').replace(/^#{1,6}\s+/, '')) };
    case 'quote':
      return { is, of: inline(lines.map((line) => line.replace(/^>\s?/, '')).join('\n')) };
    default:
      return { is, of: inline(lines.join('\n')) };
  }
}

const shapes = new RegExp(
  [
    '`([^`\\n]+)`',
    '\\*\\*([^*\\n]+)\\*\\*',
    '~~([^~\\n]+)~~',
    '(?<![\\w*])[*_]([^*_\\s](?:[^*_\\n]*[^*_\\s])?)[*_](?![\\w*])',
    '\\[([^\\]\\n]+)\\]\\((https?:\\/\\/[^\\s)]+|mailto:[^\\s)]+)\\)',
    '(https?:\\/\\/[^\\s<>)]+[^\\s<>).,;:!?\'"*_])',
  ].join('|'),
  'g',
);

function inline(text: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(shapes)) {
    if (match.index > from) found.push({ is: 'text', text: text.slice(from, match.index) });
    found.push(node(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ is: 'text', text: text.slice(from) });
  return found;
}

function node([whole, code, bold, strike, italic, label, url, bare]: RegExpMatchArray): Inline {
  if (code !== undefined) return { is: 'code', text: code };
  if (bold !== undefined) return { is: 'bold', of: inline(bold) };
  if (strike !== undefined) return { is: 'strike', of: inline(strike) };
  if (italic !== undefined) return { is: 'italic', of: inline(italic) };
  return { is: 'link', url: url ?? bare ?? whole, text: label ?? bare ?? whole };
}
