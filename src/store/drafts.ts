import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { Values } from '../domain/fields.ts';
import { plusDays } from '../domain/times.ts';
import { type Index, makeIndexes } from './indexes.ts';
import type { Sealing } from './sealing.ts';

const keptForDays = 7;

/** A half-filled form, kept for its author alone. Its id is the id of the record to be. */
export interface Draft {
  id: string;
  form: string;
  author: string;
  values: Values;
  savedAt: Date;
}

export interface Drafts {
  find(id: string, author: string): Promise<Draft | undefined>;
  /** The author's latest draft of a form. */
  latest(form: string, author: string): Promise<Draft | undefined>;
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
});
const valuesInside = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const indexes: Index[] = [
  { name: 'latest', key: { author: 1, form: 1, savedAt: -1 } },
  { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];

const contextOf = (id: string, author: string): string => `draft/${id}/${author}`;

/** Drafts, sealed whole and gone after seven days. */
export function drafts(connection: Connection, sealing: Sealing): Drafts {
  const schema = new Schema(
    { _id: String, form: String, author: String, sealed: String, savedAt: Date, expiresAt: Date },
    { versionKey: false },
  );
  const model = connection.model('draft', schema, 'drafts');

  const open = (document: unknown): Draft | undefined => {
    const found = stored.safeParse(document);
    if (!found.success) return undefined;
    const { _id: id, form, author, sealed, savedAt } = found.data;
    const values = valuesInside.parse(JSON.parse(sealing.open(sealed, contextOf(id, author))));
    return { id, form, author, values, savedAt };
  };

  return {
    find: async (id, author) => open(await model.findOne({ _id: id, author }).lean()),
    latest: async (form, author) => open(await model.findOne({ author, form }).sort({ savedAt: -1 }).lean()),
    async save({ id, form, author, values, savedAt }) {
      const sealed = sealing.seal(JSON.stringify(values), contextOf(id, author));
      const kept = { form, sealed, savedAt, expiresAt: plusDays(savedAt, keptForDays) };
      await model.updateOne({ _id: id, author }, { $set: kept }, { upsert: true });
    },
    async discard(id, author) {
      await model.deleteOne({ _id: id, author });
    },
    createIndexes: () => makeIndexes(connection, 'drafts', indexes),
  };
}
