import type { Connection } from 'mongoose';
import type { CallBack } from '../domain/call-back/call-back.ts';
import type { Incident } from '../domain/incident/incident.ts';
import type { Morning } from '../domain/morning/morning.ts';
import type { Notice } from '../domain/notice/notice.ts';
import type { Recorded } from '../domain/record.ts';
import { clientNames } from './client-names.ts';
import { connectStore } from './connection.ts';
import { type Drafts, drafts } from './drafts.ts';
import type { Kind } from './kind.ts';
import { callBacks } from './kinds/call-backs.ts';
import { incidents } from './kinds/incidents.ts';
import { mornings } from './kinds/mornings.ts';
import { notices } from './kinds/notices.ts';
import { lookUpKeysIn } from './look-up-keys.ts';
import { type People, people } from './people.ts';
import { type Records, records } from './records.ts';
import { references } from './references.ts';
import { type KeyRing, sealing } from './sealing.ts';
import { settings } from './settings.ts';
import { type Workers, workers } from './workers.ts';

const needed = {
  CASEDESK_KEYS: 'The store was sealed with',
  CASEDESK_LOOK_UP_KEYS: 'The store finds clients under',
};

/** Keys that the store needs and this process does not hold. */
export class MissingKeys extends Error {
  constructor(ids: readonly string[], ring: keyof typeof needed) {
    super(`${needed[ring]} ${ids.join(', ')}, which ${ring} does not hold. Add the missing keys.`);
  }
}

export interface Store {
  connection: Connection;
  incidents: Records<Incident>;
  callBacks: Records<CallBack>;
  notices: Records<Notice>;
  mornings: Records<Morning>;
  /** Every kind of record that is kept here. */
  kinds: readonly Records[];
  people: People;
  drafts: Drafts;
  workers: Workers;
  /** Keeps one more kind of record. */
  keep<R extends Recorded>(kind: Kind<R>): Records<R>;
  /** Makes indexes, lets older records be found, and tells by name which settings changed since the last start. Throws `MissingKeys`. */
  prepare(organisation: object): Promise<void>;
  /** Milliseconds by which the store's clock is ahead of ours, from the quickest of a few samples; 0 where that cannot tell. */
  offset(): Promise<number>;
  close(): Promise<void>;
}

interface Deps {
  uri: string;
  keys: KeyRing;
  /** What hashes clients' references, so that records are found by them and nobody reads them. */
  lookUpKeys: KeyRing;
  clock: { now(): Date; monotonic(): number };
  log: Record<'info' | 'error', (facts: object, words: string) => void>;
}

const samples = 3;

export async function openStore({ uri, keys, lookUpKeys, clock, log }: Deps): Promise<Store> {
  const connection = await connectStore(uri);
  const seal = sealing(keys);
  const overgrown = (kind: string, id: string, bytes: number) =>
    log.error({ kind, id, bytes }, 'a record has grown past 1 MiB');
  const unreadable = (kind: string, id: string, err: unknown) =>
    log.error({ kind, id, err }, 'a record does not open and was left out of a list');
  const takeReference = references(connection);
  const clients = clientNames(lookUpKeys);
  const handed = { sealing: seal, clients, takeReference, now: () => clock.now(), overgrown, unreadable };
  const remembered = settings(connection);
  const kinds: Records[] = [];
  const keep = <R extends Recorded>(kind: Kind<R>): Records<R> => {
    const kept = records(connection, kind, handed);
    kinds.push(kept);
    return kept;
  };
  const store: Store = {
    connection,
    incidents: keep(incidents),
    callBacks: keep(callBacks),
    notices: keep(notices),
    mornings: keep(mornings),
    kinds,
    keep,
    people: people(connection, () => clock.monotonic()),
    drafts: drafts(connection, seal),
    workers: workers(connection),

    async prepare(organisation) {
      const unheld = (await lookUpKeysIn(kinds)).filter((id) => !lookUpKeys.some((key) => key.id === id));
      if (unheld.length) throw new MissingKeys(unheld, 'CASEDESK_LOOK_UP_KEYS');
      const missing = await remembered.missingKeys(keys.map(({ id }) => id));
      if (missing.length) throw new MissingKeys(missing, 'CASEDESK_KEYS');
      for (const part of [...kinds, store.drafts]) await part.createIndexes();
      for (const part of kinds) {
        const filled = await part.fillFoundBy();
        if (filled) log.info({ kind: part.kind.name, filled }, 'older records can be found by name');
      }
      const { changed, first } = await remembered.apply(organisation);
      if (first) log.info({}, 'the organisation is seeded for the first time');
      else for (const setting of changed) log.info({ setting }, 'a setting of the organisation has changed');
    },

    async offset() {
      const taken = [];
      for (let i = 0; i < samples; i++) {
        const sentAt = clock.monotonic();
        const { localTime } = (await connection.db?.admin().command({ hello: 1 })) ?? {};
        const trip = clock.monotonic() - sentAt;
        if (localTime instanceof Date)
          taken.push({ trip, ahead: localTime.getTime() - (clock.now().getTime() - trip / 2) });
      }
      const [best] = taken.sort((a, b) => a.trip - b.trip);
      // Within half a trip nobody can tell, and a correction by chance would fire early.
      return best && Math.abs(best.ahead) > best.trip / 2 ? Math.round(best.ahead) : 0;
    },

    close: () => connection.close(),
  };
  return store;
}
