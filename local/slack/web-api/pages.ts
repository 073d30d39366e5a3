import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** One page of a list, by an opaque cursor; an empty `next_cursor` ends it. */
export function page<Item>(
  items: Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; next: string } {
  const from = cursor ? offset(cursor) : 0;
  const until = from + limit;
  const next = until < items.length ? Buffer.from(`next:${until}`).toString('base64') : '';
  return { items: items.slice(from, until), next };
}

export const cursorTo = (next: string): Json => ({ response_metadata: { next_cursor: next } });

function offset(cursor: string): number {
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match) throw new Refusal('invalid_cursor');
  return Number(match[1]);
}
