/** Slack's markup as a tree. What is no markup stays text, so that no word is lost. */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'bold' | 'italic' | 'strike'; of: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'emoji'; name: string }
  | { is: 'person' | 'channel' | 'group'; id: string; label: string }
  | { is: 'everybody'; range: string }
  | { is: 'date'; at: number; format: string; url: string; fallback: string }
  | { is: 'link'; url: string; text: string };

export type Part = { is: 'paragraph' | 'quote'; of: Inline[] } | { is: 'code block'; text: string };

export interface Reading {
  /** Bare addresses become links, unless the text says that it is to be taken as it stands. */
  verbatim?: boolean;
}

export function mrkdwnTree(text: string, reading: Reading = {}): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const fence of text.matchAll(/```\n?([\s\S]+?)\n?```\n?/g)) {
    parts.push(...lines(text.slice(from, fence.index).replace(/\n$/, ''), reading));
    parts.push({ is: 'code block', text: unescaped(unwrapped(fence[1] ?? '')) });
    from = fence.index + fence[0].length;
  }
  parts.push(...lines(text.slice(from), reading));
  return parts;
}

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unwrapped = (text: string): string =>
  text.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, target, label) => label || target);

/** Lines that begin with > are a quote; >>> quotes all that follows. */
function lines(text: string, reading: Reading): Part[] {
  if (text === '') return [];
  const runs: { is: 'paragraph' | 'quote'; lines: string[] }[] = [];
  let isQuotedToTheEnd = false;
  for (const line of text.split('\n')) {
    const mark = isQuotedToTheEnd ? '' : (/^(?:(?:&gt;|>){3}|&gt;|>) ?/.exec(line)?.[0] ?? '');
    if (/^(?:&gt;|>){3}/.test(mark)) isQuotedToTheEnd = true;
    const is = mark || isQuotedToTheEnd ? 'quote' : 'paragraph';
    const last = runs.at(-1);
    if (last?.is === is) last.lines.push(line.slice(mark.length));
    else runs.push({ is, lines: [line.slice(mark.length)] });
  }
  return runs.map((run) => ({
    is: run.is,
    of: run.lines.flatMap((line, at) => [
      ...(at > 0 ? [{ is: 'text' as const, text: '\n' }] : []),
      ...inline(line, { reading, marks: '*_~' }),
    ]),
  }));
}

const marked = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof marked;
const isMark = (char: string | undefined): char is Mark => char !== undefined && char in marked;

const wrapped = /<([^<>\n]+)>/y;
const code = /`([^`\n]+)`/y;
const emoji = /:([a-z0-9_+'-]{1,60}):/y;
const address = /https?:\/\/(?:&(?![lg]t;)|[^\s<>|&])+/y;
/** What ends a sentence rather than an address. */
const afterAddress = /(?:&amp;|[.,;:!?)'"*_~`\]])+$/;

/** `marks` are those that may still begin here: none stands in itself. */
function inline(text: string, { reading, marks }: { reading: Reading; marks: string }): Inline[] {
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
        put({ is: marked[char], of: inline(text.slice(at + 1, end), inside) });
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

/** What stands between < and >, or nothing where that is no markup. */
function target(inside: string | undefined): Inline | undefined {
  if (inside === undefined) return undefined;
  const bar = inside.indexOf('|');
  const to = bar < 0 ? inside : inside.slice(0, bar);
  const label = unescaped(bar < 0 ? '' : inside.slice(bar + 1));
  const named = /^(@[UWB]|#[CGD])(\w+)$/.exec(to);
  if (named) {
    const kind = to.startsWith('@') ? 'person' : 'channel';
    return { is: kind, id: to.slice(1), label };
  }
  if (to.startsWith('!subteam^')) return { is: 'group', id: to.slice('!subteam^'.length), label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.*))?$/.exec(to);
  if (date) {
    const [, at, format = '', url = ''] = date;
    return { is: 'date', at: Number(at), format: unescaped(format), url: unescaped(url), fallback: label };
  }
  if (/^!(here|channel|everyone)$/.test(to)) return { is: 'everybody', range: to.slice(1) };
  if (/^(https?:|mailto:|tel:)./i.test(to)) {
    const url = unescaped(to);
    return { is: 'link', url, text: label || url.replace(/^(mailto|tel):/i, '') };
  }
  return undefined;
}
