import type { Connection } from 'mongoose';
import { whyNot } from '../cannot-start.ts';
import type { Clock } from '../ops/clock.ts';
import { connectStore } from '../store/connection.ts';
import { draftIndexes } from '../store/drafts.ts';
import { indexesOf } from '../store/kind-indexes.ts';
import type { KeyRing } from '../store/sealing.ts';
import { openStore, type Store } from '../store/store.ts';
import { type Finding, type Group, wrong } from './finding.ts';
import { indexFindings } from './indexes.ts';
import { clientFindings, keyFindings, lookUpKeyFindings, openingFindings } from './keys.ts';
import { looking } from './looking.ts';
import { serverFindings } from './mongodb.ts';

interface Deps {
  mongoUri: string;
  keys: KeyRing;
  lookUpKeys: KeyRing;
  clock: Clock;
}

const unheard = { info: () => undefined, error: () => undefined };

/** The store, opened and nothing made in it; or why it cannot be. */
export async function storeOf({ mongoUri, keys, lookUpKeys, clock }: Deps): Promise<Store | Finding> {
  try {
    return await openStore({ uri: mongoUri, keys, lookUpKeys, clock, log: unheard });
  } catch (error) {
    const { sentence, unforeseen } = whyNot(error);
    return wrong(
      unforeseen ? 'MongoDB does not answer at MONGODB_URI. Start it, or correct the address.' : sentence,
    );
  }
}

/** What the store is, and what it holds. */
export async function storeGroups({ mongoUri, keys, lookUpKeys }: Deps, store: Store): Promise<Group[]> {
  const connection = await connectStore(mongoUri);
  const kinds = Object.values(store).flatMap((part) =>
    typeof part === 'object' && 'kind' in part ? [part] : [],
  );
  const indexed = [
    ...kinds.map(({ kind }) => ({ collection: kind.collection, indexes: indexesOf(kind) })),
    { collection: 'drafts', indexes: draftIndexes },
  ];
  const ids = (ring: KeyRing) => ring.map(({ id }) => id);

  try {
    return [
      {
        name: 'MongoDB',
        findings: [
          ...(await looking('The server', async () => serverFindings(await helloOf(connection)))),
          ...(await looking('The indexes', () => indexFindings(connection, indexed))),
        ],
      },
      {
        name: 'Keys',
        findings: [
          ...(await looking('The keys', () => keyFindings(connection, ids(keys)))),
          ...(await looking('The look-up keys', () => lookUpKeyFindings(kinds, ids(lookUpKeys)))),
          ...(await looking('The clients', () => clientFindings(connection, kinds, lookUpKeys))),
          ...(await looking('The records', () => openingFindings(connection, kinds))),
        ],
      },
    ];
  } finally {
    await connection.close();
  }
}

const helloOf = (connection: Connection) => connection.db?.admin().command({ hello: 1 });
