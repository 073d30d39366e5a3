import type { Records } from './records.ts';

/** Ids of the keys that clients are found under, in any kind of record. */
export async function lookUpKeysIn(kinds: readonly Pick<Records, 'lookUpKeys'>[]): Promise<string[]> {
  const used = await Promise.all(kinds.map((records) => records.lookUpKeys()));
  return [...new Set(used.flat())].sort();
}
