import type { Recorded } from '../domain/record.ts';
import type { Document, Opened } from './documents.ts';
import type { RecordModel } from './model.ts';
import { UnknownKey } from './sealing.ts';

const page = 200;

interface Opening<R> {
  open(document: Document): Opened<R>;
  unreadable(id: string, error: unknown): void;
}

/** Records by something other than their id. A list leaves out what does not open, so that the others are found. */
export function lookUps<R extends Recorded>(model: RecordModel, { open, unreadable }: Opening<R>) {
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

  return {
    async foundBy(name: string, limit = page): Promise<R[]> {
      const found = await model
        .find({ foundBy: name })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Document[]>();
      return found.flatMap(openOrTell);
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
    async *nameless(): AsyncGenerator<R> {
      const found = model.find({ foundBy: null }).batchSize(page).lean<Document[]>().cursor();
      for await (const document of found) yield* openOrTell(document);
    },
  };
}
