import type { Document } from 'bson';
import type { Collection } from '../storage/collection.ts';
import type { Direction } from '../storage/keys.ts';
import type { Stored } from '../storage/stored.ts';
import { matcher, plainFilter } from './match.ts';
import { type Plan, plan } from './plan.ts';
import { sorter } from './sort.ts';

export interface Search {
  filter: Document;
  sort?: Record<string, Direction>;
  skip?: number;
  limit?: number;
  hint?: string;
}

export interface Examined {
  keys: number;
  documents: number;
}

/** What matches, in order. `examined` counts what had to be read for it. */
export function search(collection: Collection | undefined, asked: Search, examined?: Examined): Stored[] {
  const { sort = {}, skip = 0, limit = 0, hint } = asked;
  const filter = plainFilter(asked.filter);
  const matches = matcher(filter);
  if (!collection) return [];
  const way = plan(collection, filter, sort, hint);
  const ordered = way.sorted || Object.keys(sort).length === 0;
  const wanted = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
  const found: Stored[] = [];
  for (const stored of read(collection, way, examined)) {
    if (matches(stored.plain)) found.push(stored);
    if (ordered && found.length >= wanted) break;
  }
  if (!ordered) found.sort(sorter(sort));
  return skip === 0 && found.length <= wanted ? found : found.slice(skip, wanted);
}

function* read(
  collection: Collection,
  { index, ranges, reverse, repeats }: Plan,
  examined?: Examined,
): Generator<Stored> {
  const seen = new Set<string>();
  for (const range of ranges) {
    const byId = index === undefined || index.name === '_id_';
    for (const stored of byId ? collection.all(range, reverse) : collection.byIndex(range, reverse)) {
      if (examined && index) examined.keys++;
      if (repeats) {
        const id = stored.idKey.toString('latin1');
        if (seen.has(id)) continue;
        seen.add(id);
      }
      if (examined) examined.documents++;
      yield stored;
    }
  }
}
