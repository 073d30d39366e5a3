import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Values } from '../domain/fields.ts';
import { plusDays } from '../domain/times.ts';
import { type Index, makeIndexes } from './indexes.ts';
import { isDuplicate } from './records.ts';
import type { Sealing } from './sealing.ts';

const keptForDays = 7;

/** A half-filled form, kept for its author alone. Its id is the id of the record to be. */
export interface Draft {
  id: string;
  form: string;
  author: string;
  values: Values;
  savedAt: Date;
  /** How often its form had been drawn when it was typed, and as of when it counts: what is older never overwrites. */
  turn: number;
  asOf: Date;
}

type Typed = Pick<Draft, 'turn' | 'asOf'>;

export const isNewer = (one: Typed, other: Typed): boolean =>
  one.turn > other.turn || (one.turn === other.turn && one.asOf > other.asOf);

export interface Drafts {
  find(id: string, author: string): Promise<Draft | undefined>;
  /** The author's latest draft of a form. */
  latest(form: string, author: string): Promise<Draft | undefined>;
  /** Leaves alone what is newer than the draft, or somebody else's. */
  save(draft: Draft): Promise<void>;
  discard(id: string, author: string): Promise<void>;
  createIndexes(): Promise<void>;
}

const stored = z.object({
  _id: z.string(),
  form: z.string(),
  author: z.string(),
  sealed: z.string(),
  savedAt: z.date(),
  turn: z.int(),
  asOf: z.date(),
});
const valuesInside = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const draftIndexes: readonly Index[] = [
  { name: 'latest', key: { author: 1, form: 1, savedAt: -1 } },
  { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];

const contextOf = (id: string, author: string): string => `draft/${id}/${author}`;

/** Drafts, sealed whole and gone after seven days. */
export function drafts(connection: Connection, sealing: Sealing): Drafts {
  const kept = connection.collection<z.infer<typeof stored> & { expiresAt: Date }>('drafts');

  const open = (document: unknown): Draft | undefined => {
    const found = stored.safeParse(document);
    if (!found.success) return undefined;
    const { _id: id, form, author, sealed, ...when } = found.data;
    const values = valuesInside.parse(JSON.parse(sealing.open(sealed, contextOf(id, author))));
    return { id, form, author, values, ...when };
  };

  return {
    find: async (id, author) => open(await kept.findOne({ _id: id, author })),
    latest: async (form, author) => open(await kept.findOne({ author, form }, { sort: { savedAt: -1 } })),
    async save({ id, form, author, values, savedAt, turn, asOf }) {
      const sealed = sealing.seal(JSON.stringify(values), contextOf(id, author));
      const set = { form, sealed, savedAt, turn, asOf, expiresAt: plusDays(savedAt, keptForDays) };
      const notNewer = [{ turn: { $lt: turn } }, { turn, asOf: { $lte: asOf } }];
      // Where what is there is newer nothing matches, and the insert in its place finds the id taken.
      await kept
        .updateOne({ _id: id, author, $or: notNewer }, { $set: set }, { upsert: true })
        .catch((error: unknown) => {
          if (!isDuplicate(error, '_id')) throw error;
        });
    },
    async discard(id, author) {
      await kept.deleteOne({ _id: id, author });
    },
    createIndexes: () => makeIndexes(connection, 'drafts', draftIndexes),
  };
}
