import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type mongoose from 'mongoose';
import { connectTo, databaseOf, servers } from '../servers.ts';
import { type PeerGap, peerGaps } from './peer-gaps.ts';

export interface Row extends mongoose.mongo.BSON.Document {
  _id: string;
}

/** The server that a contract is held against. */
export interface Held {
  ours: boolean;
  uri(): string;
  connection(): mongoose.Connection;
  database(): mongoose.mongo.Db;
  rows(name?: string): mongoose.mongo.Collection<Row>;
  rowsWith(...documents: Row[]): Promise<mongoose.mongo.Collection<Row>>;
  /** A gap that is no longer one fails there, so that the list says what is so. */
  testUnlessPeerLacks(gap: PeerGap): (name: string, run: () => Promise<void>) => void;
}

/** The same tests against ours, and against another server where the environment names one. */
export function onEach(tests: (held: Held) => void): void {
  describe.each(servers)('$name', ({ start, ours }) => {
    let server: { uri: string; stop(): Promise<void> } | undefined;
    let connection: mongoose.Connection | undefined;
    let serial = 0;

    beforeAll(async () => {
      server = await start();
      connection = await connectTo(server.uri);
    });

    afterAll(async () => {
      // The peer cannot always drop what it let in; what is ours goes with the server.
      await connection?.dropDatabase().catch(() => undefined);
      await connection?.close();
      await server?.stop();
    });

    const connected = () => {
      if (!connection) throw new Error('The server has not started.');
      return connection;
    };
    const rows: Held['rows'] = (name = `rows${++serial}`) => databaseOf(connected()).collection<Row>(name);
    tests({
      ours,
      uri: () => server?.uri ?? '',
      connection: connected,
      database: () => databaseOf(connected()),
      rows,
      async rowsWith(...documents) {
        const collection = rows();
        if (documents.length > 0) await collection.insertMany(documents);
        return collection;
      },
      testUnlessPeerLacks: (gap) => (name, run) =>
        ours ? test(name, run) : test.failing(`${name}, which it lacks: ${peerGaps[gap]}`, run),
    });
  });
}

export const ids = (found: { _id: unknown }[]) => found.map(({ _id }) => _id);
