import type { Recorded } from '../domain/record.ts';
import type { RecordModel } from './model.ts';

const together = 20;

/**
 * Stores the names of each record that lacks them, or has them under older keys, and nothing else of it, so that older
 * processes go on with it. Where somebody else wrote first it looks again, for an older process leaves them as they were.
 */
export async function fillFoundBy<R extends Recorded>(
  model: RecordModel,
  lacking: () => AsyncIterable<R>,
  namesOf: (it: R) => string[],
): Promise<number> {
  async function fill(it: R): Promise<number> {
    const named = { $set: { foundBy: namesOf(it), rev: it.rev + 1 } };
    return (await model.updateOne({ _id: it._id, rev: it.rev }, named)).matchedCount;
  }

  let filled = 0;
  for (let lost = 1; lost > 0; ) {
    lost = 0;
    for await (const few of fewOf(lacking())) {
      const made = (await Promise.all(few.map(fill))).reduce((sum, count) => sum + count, 0);
      filled += made;
      lost += few.length - made;
    }
  }
  return filled;
}

async function* fewOf<R>(all: AsyncIterable<R>): AsyncGenerator<R[]> {
  let few: R[] = [];
  for await (const one of all) {
    few.push(one);
    if (few.length < together) continue;
    yield few;
    few = [];
  }
  yield few;
}
