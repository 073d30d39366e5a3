import { createHmac } from 'node:crypto';
import type { KeyRing } from './sealing.ts';

/** The names from the first, which is one of them, up to the second, which is not. */
export type Span = readonly [from: string, to: string];

/** The names that a client's references stand under, so that nobody can read them. The first key hashes, all are asked under. */
export interface ClientNames {
  /** What is stored for values such as `scin/123456789012`. */
  of(values: readonly string[]): string[];
  /** Where a value may stand, the first key last: what is rewritten meanwhile moves there, and is not missed. */
  asked(value: string): string[];
  /** Names under any key but the first. */
  old: readonly Span[];
}

// Nothing comes between '/' and '0', so that these are all the names under a prefix.
const all: Span = ['client/', 'client0'];
const underKey = (id: string): Span => [`client/${id}/`, `client/${id}0`];
const isIn = (name: string, [from, to]: Span): boolean => name >= from && name < to;

export const isUnderKey = (name: string, id: string): boolean => isIn(name, underKey(id));

/** What asks for the records with a name in a span, along the index of names. */
export const withNameIn = ([from, to]: Span) => ({ foundBy: { $elemMatch: { $gte: from, $lt: to } } });
export const withClientName = withNameIn(all);

/** HMAC-SHA-256 with a ring of its own: `client/<key id>/<hash in base64url>`. */
export function clientNames(ring: KeyRing): ClientNames {
  const [newest] = ring;
  const nameOf = ({ id, bytes }: KeyRing[0], value: string): string =>
    `${underKey(id)[0]}${createHmac('sha256', bytes).update(value).digest('base64url')}`;
  return {
    of: (values) => values.map((value) => nameOf(newest, value)),
    asked: (value) => ring.map((key) => nameOf(key, value)).reverse(),
    old: around(newest.id, all),
  };
}

/** Ids of the keys of all names in a span, where `find` gives the names of any one record with a name in it. */
export async function keysWithin(
  find: (span: Span) => Promise<readonly string[] | undefined>,
  span: Span = all,
): Promise<string[]> {
  const name = (await find(span))?.find((it) => isIn(it, span));
  const id = name?.split('/')[1];
  if (id === undefined) return [];
  const [before, after] = around(id, span);
  return [...(await keysWithin(find, before)), id, ...(await keysWithin(find, after))];
}

/** What of a span comes before the names under a key, and what after. */
function around(id: string, [from, to]: Span): [Span, Span] {
  const [first, next] = underKey(id);
  return [
    [from, first],
    [next, to],
  ];
}
