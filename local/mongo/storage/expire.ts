import type { IndexSpec } from './catalog.ts';
import type { Collection } from './collection.ts';
import { entriesPrefix, rangeOf } from './keys.ts';
import { rank } from './order.ts';
import type { Store } from './store.ts';
import type { Stored } from './stored.ts';

/** Deletes up to so many of those that their TTL index says are past their time; tells whether some may be left. */
export function deleteExpired(store: Store, now: Date, atMost: number): boolean {
  let room = atMost;
  for (const { ns } of store.catalog.list()) {
    const collection = store.find(ns);
    for (const index of collection?.indexes ?? [])
      if (collection) room -= deleteExpiredOf(collection, index, now, room);
    if (room === 0) return true;
  }
  return false;
}

function deleteExpiredOf(collection: Collection, index: IndexSpec, now: Date, atMost: number): number {
  const [direction] = Object.values(index.key);
  if (index.expireAfterSeconds === undefined || direction === undefined) return 0;
  const value = new Date(now.getTime() - index.expireAfterSeconds * 1000);
  const due = rangeOf(
    entriesPrefix(index.id),
    { from: { rank: rank.date }, to: { value, inclusive: true } },
    direction,
  );
  const expired = new Map<string, Stored>();
  for (const stored of collection.byIndex(due, false)) {
    if (expired.size === atMost) break;
    expired.set(stored.idKey.toString('latin1'), stored);
  }
  for (const stored of expired.values()) collection.remove(stored);
  return expired.size;
}
