import type { z } from 'zod';
import type { Recorded } from '../domain/record.ts';

/** What the store has to know of a kind of record. */
export interface Kind<R extends Recorded> {
  name: string;
  /** Plural, as MongoDB knows it. */
  collection: string;
  schema: z.ZodType<R>;
  /** The newest schema number, and the pure steps to it: `upgrades[n]` turns n into n + 1. */
  newest: number;
  upgrades?: Record<number, (document: Record<string, unknown>) => Record<string, unknown>>;
  /** The declared fields under `fields`; those declared `sealed` are encrypted. */
  fields?: z.ZodObject;
  /** The prefix of the reference that a record without one needs, from its first write or from a later one. */
  referencePrefix?(record: R): string | undefined;
  /** Names under which a record is found, such as `person/U1`; the places of its messages need not be among them. */
  foundBy?(record: R): readonly string[];
  /** A client's references, normalised, such as `scin/123456789012`: kept as keyed hashes alone, for as long as the record is. */
  foundByClient?(record: R): readonly string[];
  /** Days after which a record is deleted, from `expiresAt`. */
  expires?: true;
}
