import type { Recorded } from '../domain/record.ts';
import { type ClientNames, keysWithin, withNameIn } from './client-names.ts';
import type { Document, Opened } from './documents.ts';
import type { RecordModel } from './model.ts';
import { UnknownKey } from './sealing.ts';

const page = 200;

interface Opening<R> {
  clients: ClientNames;
  open(document: Document): Opened<R>;
  unreadable(id: string, error: unknown): void;
}

/** Records by something other than their id. A list leaves out what does not open, so that the others are found. */
export function lookUps<R extends Recorded>(model: RecordModel, { clients, open, unreadable }: Opening<R>) {
  const openOrTell = (document: Document): R[] => {
    try {
      return [open(document).record];
    } catch (error) {
      if (error instanceof UnknownKey) throw error;
      unreadable(String(document._id), error);
      return [];
    }
  };

  const openOrLeave = (document: Document): R[] => {
    try {
      return [open(document).record];
    } catch {
      return [];
    }
  };

  async function* all(found: { cursor(): AsyncIterable<Document> }): AsyncGenerator<R> {
    for await (const document of found.cursor()) yield* openOrTell(document);
  }

  return {
    async foundBy(name: string, limit = page): Promise<R[]> {
      const found = await model
        .find({ foundBy: name })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Document[]>();
      return found.flatMap(openOrTell);
    },

    /** One name after the other and the first key's last, so that what is rewritten meanwhile is not missed. */
    async foundByClient(value: string, limit = page): Promise<R[]> {
      const found = new Map<string, R>();
      for (const name of clients.asked(value)) {
        const under = await model
          .find({ foundBy: name })
          .sort({ since: -1, _id: -1 })
          .limit(limit)
          .lean<Document[]>();
        for (const record of under.flatMap(openOrTell)) found.set(record._id, record);
      }
      return [...found.values()].sort(latestFirst).slice(0, limit);
    },

    async together(ids: readonly string[]): Promise<Map<string, R>> {
      const found = await model.find({ _id: { $in: ids } }).lean<Document[]>();
      return new Map(found.flatMap(openOrLeave).map((record) => [record._id, record]));
    },

    async referenced(reference: string): Promise<R | undefined> {
      const document = await model.findOne({ reference }).lean<Document | null>();
      return document ? open(document).record : undefined;
    },

    /** Those that an older version wrote, without names. Equal to null walks the index; `$exists` may not. */
    nameless: () => all(model.find({ foundBy: null }).batchSize(page).lean<Document[]>()),

    /** Those with a client's name under any key but the first, held or not. */
    async *underOldKeys(): AsyncGenerator<R> {
      for (const span of clients.old)
        yield* all(model.find(withNameIn(span)).batchSize(page).lean<Document[]>());
    },

    lookUpKeys: () =>
      keysWithin(async (span) => {
        const found = await model
          .findOne(withNameIn(span), { foundBy: 1 })
          .lean<{ foundBy: string[] } | null>();
        return found?.foundBy;
      }),
  };
}

const latestFirst = (a: Recorded, b: Recorded): number =>
  b.since.getTime() - a.since.getTime() || (a._id < b._id ? 1 : -1);
