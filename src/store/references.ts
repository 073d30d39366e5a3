import type { Connection } from 'mongoose';

/** Takes the next reference of a kind with a prefix, never given before: 'PLY' gives 'PLY00042'. */
export type TakeReference = (kind: string, prefix: string) => Promise<string>;

const digits = 5;

/** A counter for each kind and prefix. A crash leaves a gap, never a reuse. */
export function references(connection: Connection): TakeReference {
  const counters = connection.collection<{ _id: string; last: number }>('counters');
  return async (kind, prefix) => {
    const counter = await counters.findOneAndUpdate(
      { _id: `${kind}/${prefix}` },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return reference(prefix, counter?.last ?? 0);
  };
}

/** Area code and five digits (Q17). Throws once a prefix has used all of them. */
export function reference(prefix: string, number: number): string {
  if (number < 1 || number >= 10 ** digits) throw new RangeError(`No references are left for ${prefix}.`);
  return `${prefix}${String(number).padStart(digits, '0')}`;
}
