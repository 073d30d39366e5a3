import type { MessageShown } from '../../protocol/shown.ts';

/** Messages that are laid out together, oldest first. The same list stays the same object while nothing in it changes. */
export interface Chunk {
  /** The ts from which on messages belong in it. */
  from: string;
  messages: MessageShown[];
}

const size = 25;

/** Deals messages out, so that a change touches one chunk alone: neither new ones nor older ones move what stands. */
export function dealt(before: readonly Chunk[], messages: readonly MessageShown[]): Chunk[] {
  const firsts = before.map(({ from }) => from);
  const groups: MessageShown[][] = firsts.map(() => []);
  const older: MessageShown[] = [];
  let at = 0;
  for (const message of messages) {
    while (at + 1 < firsts.length && (firsts[at + 1] ?? '') <= message.ts) at++;
    const first = firsts[at];
    if (first === undefined || message.ts < first) older.push(message);
    else groups[at]?.push(message);
  }
  return [
    ...fromTheEnd(older),
    ...groups.flatMap((group, index) => (group.length === 0 ? [] : split(group, before[index]))),
  ];
}

/** Full ones next to what stands, so that the oldest takes what is left over. */
function fromTheEnd(older: MessageShown[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let end = older.length; end > 0; end -= size) {
    const chunk = chunkOf(older.slice(Math.max(0, end - size), end));
    if (chunk) chunks.unshift(chunk);
  }
  return chunks;
}

function split(group: MessageShown[], before: Chunk | undefined): Chunk[] {
  if (before && isSame(before.messages, group)) return [before];
  if (group.length < size * 2) return [{ from: before?.from ?? group[0]?.ts ?? '', messages: group }];
  const [first, rest] = [chunkOf(group.slice(0, size)), group.slice(size)];
  return [...(first ? [first] : []), ...split(rest, undefined)];
}

function chunkOf(messages: MessageShown[]): Chunk | undefined {
  const [first] = messages;
  return first && { from: first.ts, messages };
}

const isSame = (one: MessageShown[], other: MessageShown[]): boolean =>
  one.length === other.length && one.every((message, index) => message === other[index]);
