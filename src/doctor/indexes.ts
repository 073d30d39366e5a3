import { isDeepStrictEqual } from 'node:util';
import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import type { Index } from '../store/indexes.ts';
import { type Finding, note, well, wrong } from './finding.ts';

/** A collection and the indexes that its store makes at each start. */
export interface Indexed {
  collection: string;
  indexes: readonly Index[];
}

const standing = z.object({
  name: z.string(),
  // Of an index that is not ours the direction may be a word.
  key: z.record(z.string(), z.union([z.number(), z.string()])),
  unique: z.boolean().default(false),
  sparse: z.boolean().default(false),
  expireAfterSeconds: z.number().optional(),
  partialFilterExpression: z.record(z.string(), z.unknown()).optional(),
});
type Standing = z.infer<typeof standing>;

const namespaceNotFound = 26;

/** Whether every index that the stores make stands as they declare it; those they do not know are left out. */
export async function indexFindings(
  connection: Connection,
  declared: readonly Indexed[],
): Promise<Finding[]> {
  const found = await Promise.all(
    declared.map(async (one) => ({ ...one, stand: await indexesIn(connection, one.collection) })),
  );
  if (found.every(({ stand }) => stand === undefined))
    return [note('The store is empty. The first start makes its collections and indexes.')];
  const problems = found.flatMap(({ collection, indexes, stand = [] }) =>
    indexes.flatMap((index) => {
      const one = stand.find(({ name }) => name === index.name);
      if (!one) return [wrong(`The index ${index.name} of ${collection} is missing. ${restart}`)];
      return isDeepStrictEqual(asDeclared(index), comparable(one))
        ? []
        : [wrong(`The index ${index.name} of ${collection} is not what this version needs. ${restart}`)];
    }),
  );
  const count = found.reduce((sum, { indexes }) => sum + indexes.length, 0);
  return problems.length ? problems : [well(`Every index stands as it should: ${count}.`)];
}

const restart = 'Start CaseDesk, which makes it.';

async function indexesIn(connection: Connection, collection: string): Promise<Standing[] | undefined> {
  try {
    return z.array(standing).parse(await connection.collection(collection).indexes());
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === namespaceNotFound) return undefined;
    throw error;
  }
}

const asDeclared = (index: Index) => comparable(standing.parse(index));

/** The order of an index's keys counts. */
const comparable = ({ key, ...rest }: Standing) => ({ ...rest, key: Object.entries(key) });
