import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** What is wrong with the page that was asked for. */
export const pageErrors = ['invalid_cursor', 'invalid_limit'] as const;

/** One page of a list, by an opaque cursor; an empty `next_cursor` ends it. */
export function page<Item>(
  items: Item[],
  { limit, cursor, most = 1000 }: { limit: number; cursor?: string | undefined; most?: number },
): { items: Item[]; next: string } {
  refuseLimit(limit, most);
  const from = cursor ? offset(cursor) : 0;
  const until = from + limit;
  const next = until < items.length ? Buffer.from(`next:${until}`).toString('base64') : '';
  return { items: items.slice(from, until), next };
}

export function refuseLimit(limit: number, most: number): void {
  if (limit < 1 || limit > most) throw new Refusal('invalid_limit');
}

export const cursorTo = (next: string): Json => ({ response_metadata: { next_cursor: next } });

function offset(cursor: string): number {
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match) throw new Refusal('invalid_cursor');
  return Number(match[1]);
}
