import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { roleNames } from '../domain/roles.ts';

/** Someone in the organisation, as last read from Slack and the organisation file. */
export const person = z.looseObject({
  _id: z.string(),
  name: z.string().default(''),
  team: z.string().optional(),
  area: z.string().optional(),
  leader: z.string().optional(),
  cover: z.string().optional(),
  roles: z.array(z.enum(roleNames)).default([]),
  /** When roles, name and standing were last read. */
  readAt: z.date().optional(),
  /** The DM with the app. */
  dm: z.string().optional(),
  deactivated: z.boolean().default(false),
  /** Of another organisation, by Slack Connect. */
  outsider: z.boolean().default(false),
});
export type Person = z.infer<typeof person>;
type Known = Partial<Omit<Person, '_id'>>;

export interface People {
  find(id: string): Promise<Person | undefined>;
  /** Writes what is known; `undefined` removes a fact. */
  put(id: string, known: Known): Promise<void>;
  all(): Promise<Person[]>;
}

export function people(connection: Connection): People {
  const schema = new Schema({ _id: String }, { strict: false, minimize: false, versionKey: false });
  const model = connection.model('person', schema, 'people');
  return {
    async find(id) {
      const found = await model.findById(id).lean();
      return found ? person.parse(found) : undefined;
    },
    async put(id, known) {
      const facts = Object.entries(known);
      const set = Object.fromEntries(facts.filter(([, value]) => value !== undefined));
      const gone = facts.filter(([, value]) => value === undefined).map(([name]) => [name, '']);
      await model.updateOne(
        { _id: id },
        { $set: set, ...(gone.length && { $unset: Object.fromEntries(gone) }) },
        { upsert: true },
      );
    },
    all: async () => (await model.find().lean()).map((found) => person.parse(found)),
  };
}
