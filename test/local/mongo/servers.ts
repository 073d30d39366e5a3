import mongoose from 'mongoose';
import { startMongo } from '../../../local/mongo/index.ts';

export interface TestServer {
  name: string;
  ours: boolean;
  start(): Promise<{ uri: string; stop(): Promise<void> }>;
}

export const peer = process.env.TEST_MONGODB_URI;

/** Ours always; another one as well where the environment names it. */
export const servers: TestServer[] = [
  { name: 'local/mongo', ours: true, start: () => startMongo() },
  ...(peer ? [{ name: 'peer', ours: false, start: async () => ({ uri: peer, stop: async () => {} }) }] : []),
];

/** A connection to a database that nobody else uses. */
export async function connectTo(uri: string): Promise<mongoose.Connection> {
  const dbName = `test${process.pid}x${Math.random().toString(36).slice(2, 8)}`;
  return mongoose.createConnection(uri, { dbName, serverSelectionTimeoutMS: 5_000 }).asPromise();
}

export function databaseOf({ db }: mongoose.Connection) {
  if (!db) throw new Error('The connection has no database.');
  return db;
}
