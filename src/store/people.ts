import type { Connection } from 'mongoose';
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
  /** As they are stored; what another process has just written may take two seconds to be seen. */
  find(id: string): Promise<Person | undefined>;
  /** Writes what is known; `undefined` removes a fact. */
  put(id: string, known: Known): Promise<void>;
  all(): Promise<Person[]>;
}

const momentMs = 2_000;
const mostKept = 1_000;

/** People as they are stored, read past mongoose's casting: nobody acts or is written to without being looked up. */
export function people(connection: Connection, monotonic: () => number): People {
  const stored = connection.collection<{ _id: string }>('people');
  const lately = new Map<string, { person: Person; readAt: number }>();
  let writes = 0;

  function keep(found: Person, readAt: number): void {
    if (lately.size >= mostKept) lately.clear();
    lately.set(found._id, { person: found, readAt });
  }

  return {
    async find(id) {
      const kept = lately.get(id);
      const readAt = monotonic();
      if (kept && readAt - kept.readAt < momentMs) return kept.person;
      const writesBefore = writes;
      const document = await stored.findOne({ _id: id });
      // Of somebody unknown another process may write at any moment, and what it then hears of them must not be missed.
      if (!document) return undefined;
      const found = person.parse(document);
      // What was read while we wrote may be what stood before.
      if (writes === writesBefore) keep(found, readAt);
      return found;
    },
    async put(id, known) {
      const facts = Object.entries(known);
      const set = Object.fromEntries(facts.filter(([, value]) => value !== undefined));
      const gone = facts.filter(([, value]) => value === undefined).map(([name]) => [name, '']);
      try {
        await stored.updateOne(
          { _id: id },
          { $set: set, ...(gone.length && { $unset: Object.fromEntries(gone) }) },
          { upsert: true },
        );
      } finally {
        writes += 1;
        lately.delete(id);
      }
    },
    all: async () => (await stored.find().toArray()).map((found) => person.parse(found)),
  };
}
