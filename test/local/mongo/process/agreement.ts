import { entriesOf } from '../../../../local/mongo/storage/entries.ts';
import { documentsPrefix, entriesPrefix, within } from '../../../../local/mongo/storage/keys.ts';
import type { Store } from '../../../../local/mongo/storage/store.ts';

/** Index entries without their document, documents without theirs, and either of what was dropped. */
export const disagreements = (store: Store): string[] => [...ofIndexes(store), ...leftOver(store)];

/** Keys that begin as no collection and no index does. */
function leftOver(store: Store): string[] {
  const known = store.catalog
    .list()
    .flatMap(({ id, indexes }) => [documentsPrefix(id), ...indexes.map((index) => entriesPrefix(index.id))]);
  const prefixes = new Set(known.map((prefix) => prefix.toString('latin1')));
  const all = store.engine.range({ low: Buffer.from([1]), high: Buffer.from([3]) });
  const odd = [...all].filter(({ key }) => !prefixes.has(key.toString('latin1', 0, 5))).length;
  return odd > 0 ? [`${odd} keys are left of what was dropped`] : [];
}

function ofIndexes(store: Store): string[] {
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
