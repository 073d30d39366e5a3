import { entriesOf } from '../../../../local/mongo/storage/entries.ts';
import { entriesPrefix, within } from '../../../../local/mongo/storage/keys.ts';
import type { Store } from '../../../../local/mongo/storage/store.ts';

/** Index entries without their document, and documents without theirs. */
export function disagreements(store: Store): string[] {
  return store.catalog.list().flatMap(({ ns, indexes }) =>
    indexes.flatMap((index) => {
      const there = new Set(
        [...store.engine.range(within(entriesPrefix(index.id)))].map(({ key }) => key.toString('latin1')),
      );
      const wanted = [...(store.find(ns)?.all() ?? [])].flatMap((stored) =>
        entriesOf(index, stored.plain).entries.map(({ parts }) =>
          Buffer.concat([entriesPrefix(index.id), parts, stored.idKey]).toString('latin1'),
        ),
      );
      const missing = wanted.filter((key) => !there.delete(key)).length;
      return [
        ...(missing > 0 ? [`${ns} ${index.name} lacks ${missing}`] : []),
        ...(there.size > 0 ? [`${ns} ${index.name} has ${there.size} too many`] : []),
      ];
    }),
  );
}
