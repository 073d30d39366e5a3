import { randomUUID } from 'node:crypto';
import { afterAll, afterEach } from '@jest/globals';
import type { Connection } from 'mongoose';
import { type LocalMongo, startMongo, type Verdict } from '../../local/mongo/index.ts';
import type { Recorded } from '../../src/domain/record.ts';
import { clientNames } from '../../src/store/client-names.ts';
import { connectStore } from '../../src/store/connection.ts';
import type { Kind } from '../../src/store/kind.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { records } from '../../src/store/records.ts';
import { references } from '../../src/store/references.ts';
import { type KeyRing, sealing } from '../../src/store/sealing.ts';
import { start } from '../support/builders.ts';

export const key = (id: string, byte = 7): KeyRing[0] => ({ id, bytes: new Uint8Array(32).fill(byte) });

export const clients = clientNames([key('look-up')]);

/** What becomes of the commands of a database, by its name. */
const faults = new Map<string, (command: { name: string }) => Verdict>();
const opened: Connection[] = [];
/** Ids of records told to be larger than 1 MiB, and of those that a list left out. */
export const large: string[] = [];
export const leftOut: string[] = [];
let local: LocalMongo | undefined;

afterEach(async () => {
  for (const connection of opened.splice(0)) await connection.close();
});
afterAll(() => local?.stop());

export interface OpenStore {
  uri: string;
  connection: Connection;
  /** One more process on the same database. */
  again(): Promise<OpenStore>;
  recordsOf<R extends Recorded>(
    kind: Kind<R>,
    keys?: KeyRing,
    lookUpKeys?: KeyRing,
  ): ReturnType<typeof records<R>>;
  incidents: ReturnType<typeof records<ReturnType<typeof incidents.schema.parse>>>;
}

/** A database of its own on MongoDB where TEST_MONGODB_URI names one, unless faults are wanted, and on local mongo otherwise. */
export async function aStore(fault?: (command: { name: string }) => Verdict): Promise<OpenStore> {
  const external = fault ? undefined : process.env.TEST_MONGODB_URI;
  if (!external)
    local ??= await startMongo({
      fault: ({ name, body }) => faults.get(String(body.$db))?.({ name }) ?? 'pass',
    });
  const name = `store-${randomUUID().slice(0, 8)}`;
  const uri = `${(external ?? local?.uri ?? '').replace(/\/?$/, '/')}${name}`;
  const store = await openAt(uri);
  await store.incidents.createIndexes();
  if (fault) faults.set(name, fault);
  return store;
}

async function openAt(uri: string): Promise<OpenStore> {
  const connection = await connectStore(uri);
  opened.push(connection);
  const takeReference = references(connection);
  const recordsOf: OpenStore['recordsOf'] = (kind, keys = [key('test')], lookUpKeys = [key('look-up')]) => {
    connection.deleteModel(/./.test(kind.name) ? new RegExp(`^${kind.name}$`) : kind.name);
    const overgrown = (_kind: string, id: string) => void large.push(id);
    const unreadable = (_kind: string, id: string) => void leftOut.push(id);
    const told = { overgrown, unreadable };
    const rings = { sealing: sealing(keys), clients: clientNames(lookUpKeys) };
    return records(connection, kind, { ...rings, takeReference, now: () => start, ...told });
  };
  return { uri, connection, again: () => openAt(uri), recordsOf, incidents: recordsOf(incidents) };
}

/** The documents of a collection as they lie in the store. */
export const stored = async ({ connection }: OpenStore, collection: string) =>
  (await connection.db?.collection(collection).find().toArray()) ?? [];
