import type { Inline } from './inline-node.ts';
import { target } from './target.ts';
import { unescaped } from './unescaped.ts';

export interface Reading {
  /** Bare addresses become links, unless the text says that it is to be taken as it stands. */
  verbatim?: boolean;
}

/** An address with its label in <…>, as words. */
export const unwrapped = (text: string): string =>
  text.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, target, label) => label || target);

const marked = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof marked;
const isMark = (char: string | undefined): char is Mark => char !== undefined && char in marked;

const wrapped = /<([^<>\n]+)>/y;
const code = /`([^`\n]+)`/y;
const emoji = /:([a-z0-9_+'-]{1,60}):/y;
const address = /https?:\/\/(?:&(?![lg]t;)|[^\s<>|&])+/y;
/** What ends a sentence rather than an address. */
const afterAddress = /(?:&amp;|[.,;:!?)'"*_~`\]])+$/;

/** A line as a tree; `marks` are those that may still begin in it, for none stands in itself. */
export function inlineTree(
  text: string,
  { reading, marks = '*_~' }: { reading: Reading; marks?: string },
): Inline[] {
  const found: Inline[] = [];
  // A mark that closes nowhere behind this place closes nowhere behind a later one.
  const open = new Set<string>(marks);
  let plain = '';
  const put = (node: Inline) => {
    if (plain !== '') found.push({ is: 'text', text: unescaped(plain) });
    plain = '';
    found.push(node);
  };
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const atom = atomAt(text, at, reading);
    if (atom) {
      put(atom.node);
      at = atom.end;
      continue;
    }
    if (isMark(char) && open.has(char) && mayOpen(text, at)) {
      const end = closing(text, at, char);
      if (end === undefined) open.delete(char);
      else {
        const inside = { reading, marks: marks.replace(char, '') };
        put({ is: marked[char], of: inlineTree(text.slice(at + 1, end), inside) });
        at = end + 1;
        continue;
      }
    }
    plain += char;
    at += 1;
  }
  if (plain !== '') found.push({ is: 'text', text: unescaped(plain) });
  return found;
}

function atomAt(text: string, at: number, { verbatim }: Reading): { node: Inline; end: number } | undefined {
  const char = text.charAt(at);
  if (char === '<') {
    const node = target(matchAt(wrapped, text, at)?.[1]);
    return node && { node, end: wrapped.lastIndex };
  }
  if (char === '`') {
    const inside = matchAt(code, text, at)?.[1];
    return inside === undefined
      ? undefined
      : { node: { is: 'code', text: unescaped(unwrapped(inside)) }, end: code.lastIndex };
  }
  if (char === ':') {
    const name = matchAt(emoji, text, at)?.[1];
    return name && /[a-z+]/.test(name) && !isWordChar(text[at - 1])
      ? { node: { is: 'emoji', name }, end: emoji.lastIndex }
      : undefined;
  }
  if (char !== 'h' || verbatim || isWordChar(text[at - 1])) return undefined;
  const found = matchAt(address, text, at)?.[0].replace(afterAddress, '') ?? '';
  const url = unescaped(found);
  return /:\/\/./.test(url) ? { node: { is: 'link', url, text: url }, end: at + found.length } : undefined;
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

const isWordChar = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isBlank = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

const mayOpen = (text: string, at: number): boolean =>
  !isWordChar(text[at - 1]) && !isBlank(text[at + 1]) && text[at + 1] !== text[at];

/** Where the mark closes; what stands in links and code is passed over. */
function closing(text: string, opened: number, mark: string): number | undefined {
  let at = opened + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    const skipped = char === '<' ? wrapped : char === '`' ? code : undefined;
    if (skipped && matchAt(skipped, text, at)) {
      at = skipped.lastIndex;
      continue;
    }
    const isEnd = char === mark && at > opened + 1 && !isBlank(text[at - 1]) && !isWordChar(text[at + 1]);
    if (isEnd && text[at + 1] !== mark) return at;
    at += 1;
  }
  return undefined;
}
