import type { Document } from './documents.ts';
import type { RecordModel } from './model.ts';

const page = 200;

interface Due {
  id: string;
  dueAt: Date;
}

/** Ids with an instant at or before `before`, earliest first, in pages until one is short. */
export async function* dueIn(model: RecordModel, by: string, before: Date): AsyncGenerator<Due> {
  const pageOf = async (filter: Document): Promise<Due[]> => {
    const found = await model
      .find(filter, { [by]: 1 })
      .sort({ [by]: 1, _id: 1 })
      .limit(page)
      .lean<Document[]>();
    return found.flatMap(({ _id, [by]: dueAt }) =>
      dueAt instanceof Date ? [{ id: String(_id), dueAt }] : [],
    );
  };
  for (let last: Due | undefined; ; ) {
    // Two questions and no $or, so that each is one walk along the index.
    const same = last ? await pageOf({ [by]: last.dueAt, _id: { $gt: last.id } }) : [];
    const later = { $lte: before, ...(last && { $gt: last.dueAt }) };
    const found = same.length === page ? same : [...same, ...(await pageOf({ [by]: later }))];
    yield* found;
    last = found.at(-1);
    if (found.length < page) return;
  }
}
