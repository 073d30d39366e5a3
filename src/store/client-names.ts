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
const [mark, end] = ['client/', 'client0'];
const underKey = (id: string): Span => [`${mark}${id}/`, `${mark}${id}0`];

/** HMAC-SHA-256 with a ring of its own: `client/<key id>/<hash in base64url>`. */
export function clientNames(ring: KeyRing): ClientNames {
  const [newest] = ring;
  const nameOf = ({ id, bytes }: KeyRing[0], value: string): string =>
    `${underKey(id)[0]}${createHmac('sha256', bytes).update(value).digest('base64url')}`;
  const [from, to] = underKey(newest.id);
  return {
    of: (values) => values.map((value) => nameOf(newest, value)),
    asked: (value) => ring.map((key) => nameOf(key, value)).reverse(),
    old: [
      [mark, from],
      [to, end],
    ],
  };
}

/** Ids of the keys of all names in a span, where `find` gives the names of any one record with a name in it. */
export async function keysWithin(
  find: (span: Span) => Promise<readonly string[] | undefined>,
  [from, to]: Span = [mark, end],
): Promise<string[]> {
  const name = (await find([from, to]))?.find((it) => it >= from && it < to);
  const id = name?.split('/')[1];
  if (id === undefined) return [];
  const [first, after] = underKey(id);
  return [...(await keysWithin(find, [from, first])), id, ...(await keysWithin(find, [after, to]))];
}
