import { type Connection, mongo } from 'mongoose';

/** As the driver takes it; `name` is how an older one of the same purpose is found. */
export interface Index {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: true;
  sparse?: true;
  expireAfterSeconds?: number;
  partialFilterExpression?: Record<string, unknown>;
}

// IndexOptionsConflict and IndexKeySpecsConflict: one of that name is there and is another.
const conflicts = new Set<unknown>([85, 86]);

/** Makes a collection's indexes, in place of older ones of the same name; those it does not know are left alone. */
export async function makeIndexes(
  connection: Connection,
  collection: string,
  indexes: readonly Index[],
): Promise<void> {
  const { db } = connection;
  if (!db) throw new Error('The store is not connected.');
  for (const { key, ...options } of indexes) {
    const make = () => db.collection(collection).createIndex(key, options);
    await make().catch(async (error: unknown) => {
      if (!(error instanceof mongo.MongoServerError && conflicts.has(error.code))) throw error;
      await db.collection(collection).dropIndex(options.name);
      await make();
    });
  }
}
