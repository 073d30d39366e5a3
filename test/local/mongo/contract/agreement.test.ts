import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Query } from 'mingo';
import type mongoose from 'mongoose';
import { type LocalMongo, startMongo } from '../../../../local/mongo/index.ts';
import { matcher } from '../../../../local/mongo/query/match.ts';
import fc from '../../../support/seeded.ts';
import { connectTo, databaseOf, peer } from '../servers.ts';
import { documents, documentsWithoutNull, filters, simpleFilters, sorts, updates } from './random.ts';

type Outcome = unknown[] | 'refused';

/** Runs in seconds, and the same ones; others with `SEED=2`, more with `RUNS=5000`. */
const numRuns = Number(process.env.RUNS ?? 300);
const seed = Number(process.env.SEED ?? 1);

test('random filters find what another implementation finds', () => {
  fc.assert(
    fc.property(documents, simpleFilters, (rows, filter) => {
      const theirs = new Query(filter);
      const ours = matcher(filter);
      for (const row of rows) expect([filter, row, ours(row)]).toEqual([filter, row, theirs.test(row)]);
    }),
    { numRuns: numRuns * 10, seed },
  );
});

// Both at once, where there is another server.
(peer ? describe : describe.skip)('ours and the peer agree on', () => {
  let mongo: LocalMongo;
  let both: mongoose.Connection[];

  beforeAll(async () => {
    mongo = await startMongo();
    both = await Promise.all([mongo.uri, peer ?? ''].map(connectTo));
  });
  afterAll(async () => {
    await both[1]?.dropDatabase();
    await Promise.all(both.map((connection) => connection.close()));
    await mongo.stop();
  });

  let serial = 0;
  async function agree(
    rows: Record<string, unknown>[],
    run: (collection: mongoose.Collection) => Promise<unknown[]>,
  ): Promise<void> {
    const name = `r${++serial}`;
    const [ours, theirs] = await Promise.all(
      both.map(async (connection): Promise<Outcome> => {
        const collection = databaseOf(connection).collection(name);
        if (rows.length > 0) await collection.insertMany(structuredClone(rows) as never);
        const outcome = await run(collection as never).catch((error): Outcome => {
          if (error.name !== 'MongoServerError') throw error;
          return 'refused';
        });
        if (rows.length > 0) await collection.drop();
        return outcome;
      }),
    );
    expect(ours).toEqual(theirs);
  }

  test('random finds in random orders', async () => {
    await fc.assert(
      fc.asyncProperty(documents, filters, sorts, async (rows, filter, sort) => {
        await agree(rows, (collection) => collection.find(filter).sort(sort).toArray());
      }),
      { numRuns, seed },
    );
  }, 120_000);

  test('random updates, of one, of many and in place of none', async () => {
    await fc.assert(
      fc.asyncProperty(documentsWithoutNull, updates, fc.boolean(), async (rows, update, upsert) => {
        await agree(rows, async (collection) => {
          const { matchedCount, modifiedCount } = await collection.updateMany(
            { _id: { $lt: 9 } } as never,
            update,
          );
          const { upsertedCount } = await collection.updateOne({ _id: 9 } as never, update, { upsert });
          return [
            matchedCount,
            modifiedCount,
            upsertedCount,
            await collection.find().sort({ _id: 1 }).toArray(),
          ];
        });
      }),
      { numRuns, seed },
    );
  }, 120_000);
});
