import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { Builder } from './process/builder.ts';
import { Bundle } from './process/bundle.ts';
import { type Chance, chance } from './process/chance.ts';
import type { Row } from './process/row.ts';
import { indexTroubles, lossesIn } from './process/whole.ts';
import { Writer } from './process/writer.ts';

/** `KILLS=1000 SEED=7 npm run jest -- test/local/mongo/kill-loop.test.ts` */
const kills = Number(process.env.KILLS ?? 50);
const seed = Number(process.env.SEED ?? 1);
const killsPerFolder = 50;
const connections = 8;

const bundle = new Bundle();
const folders: string[] = [];
const clients = new Set<mongo.MongoClient>();

afterAll(async () => {
  bundle.dispose();
  for (const client of clients) await client.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** A server on the folder, and what is said to it. */
async function opened(folder: string) {
  const server = await bundle.start(folder);
  if (!server.uri)
    throw new Error(`seed ${seed}: it does not open: ${server.cannot ?? (await server.ended).err}`);
  const client = new mongo.MongoClient(server.uri, {
    maxPoolSize: connections + 1,
    retryWrites: false,
    serverSelectionTimeoutMS: 2_000,
    writeConcern: { w: 'majority', j: true },
  });
  clients.add(client);
  await client.connect();
  const rows = client.db('kept').collection<Row>('rows');
  return { server, client, rows, built: client.db('built') };
}

/** Writes on every connection, and kills the server once so much was begun, at whatever it does then. */
async function writeUntilKilled(
  { server, client, rows, built }: Opened,
  { writers, builder }: People,
  { below }: Chance,
) {
  let [left, acknowledged, isKilled] = [1 + below(80), 0, false];
  const steps = [...writers.map((writer) => () => writer.step(rows)), () => builder.step(built)];
  const writing = steps.map(async (step) => {
    while (!isKilled) {
      if (left-- === 0) {
        void turn().then(async () => {
          for (let turns = below(40); turns > 0; turns--) await turn();
          isKilled = true;
          await server.kill();
        });
      }
      try {
        await step();
        acknowledged++;
      } catch (error) {
        if (!isKilled) throw error;
      }
    }
  });
  await Promise.all(writing);
  await server.ended;
  await client.close();
  return acknowledged;
}

type Opened = Awaited<ReturnType<typeof opened>>;

/** Those who write, and one who makes and drops what is written in. */
interface People {
  writers: Writer[];
  builder: Builder;
}

function people(luck: Chance): People {
  const other = () => chance(luck.below(2 ** 31));
  return {
    writers: Array.from({ length: connections }, (_, i) => new Writer(`w${i}`, other())),
    builder: new Builder(other()),
  };
}

test(
  `killed ${kills} times under writes, and while it makes and drops indexes and databases, it opens with every acknowledged write and nothing by half (seed ${seed})`,
  async () => {
    const luck = chance(seed);
    let [folder, all, acknowledged] = ['', people(luck), 0];
    for (let kill = 0; kill <= kills; kill++) {
      const isNew = kill % killsPerFolder === 0 && kill < kills;
      if (isNew) {
        folder = await mkdtemp(join(tmpdir(), 'local-mongo-killed-'));
        folders.push(folder);
        all = people(luck);
      }
      const one = await opened(folder);
      if (isNew)
        await one.rows.createIndexes([
          { key: { ref: 1 }, unique: true },
          { key: { tags: 1 } },
          { key: { rev: -1, _id: 1 } },
        ]);
      const wrong = [
        ...(await lossesIn(one.rows, all.writers)),
        ...(await indexTroubles(one.rows)),
        ...(await all.builder.troublesIn(one.built)),
      ];
      expect({ seed, kill, wrong, disagrees: one.server.disagrees }).toEqual({ seed, kill, wrong: [] });
      if (kill < kills) acknowledged += await writeUntilKilled(one, all, luck);
      else await one.client.close();
    }
    expect(acknowledged).toBeGreaterThan(kills * 10);
  },
  30_000 + kills * 3_000,
);
