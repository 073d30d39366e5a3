import type { Collection } from './collection.ts';
import { entriesPrefix, rangeOf } from './keys.ts';
import { rank } from './order.ts';
import type { Store } from './store.ts';

/** Deletes what its TTL index says is past its time. */
export function deleteExpired(store: Store, now: Date): void {
  for (const { ns } of store.catalog.list()) {
    const collection = store.find(ns);
    if (collection) deleteExpiredOf(collection, now);
  }
}

function deleteExpiredOf(collection: Collection, now: Date): void {
  for (const index of collection.indexes) {
    const [direction] = Object.values(index.key);
    if (index.expireAfterSeconds === undefined || direction === undefined) continue;
    const value = new Date(now.getTime() - index.expireAfterSeconds * 1000);
    const due = rangeOf(
      entriesPrefix(index.id),
      { from: { rank: rank.date }, to: { value, inclusive: true } },
      direction,
    );
    const expired = new Map(
      [...collection.byIndex(due, false)].map((stored) => [stored.idKey.toString('latin1'), stored]),
    );
    for (const stored of expired.values()) collection.remove(stored);
  }
}
