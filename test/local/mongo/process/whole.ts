import { isDeepStrictEqual } from 'node:util';
import type { mongo } from 'mongoose';
import { type Row, sumOf } from './row.ts';
import type { Writer } from './writer.ts';

/**
 * What is wrong after a kill: every acknowledged write must be there, and one that was on its way wholly there or not at
 * all, which the writer then knows.
 */
export async function lossesIn(rows: mongo.Collection<Row>, writers: Writer[]): Promise<string[]> {
  const there = new Map((await rows.find().toArray()).map((row) => [row._id, row]));
  const wrong = [...there.values()]
    .filter((row) => row.sum !== sumOf(row))
    .map(({ _id }) => `${_id} is half`);
  for (const writer of writers) {
    const [before, after] = [new Map(writer.known), writer.doing];
    const stands = [...after].filter(([id, row]) => isDeepStrictEqual(there.get(id), row));
    const untouched = [...after.keys()].filter((id) => isDeepStrictEqual(there.get(id), before.get(id)));
    if (stands.length === after.size) writer.settle();
    else if (untouched.length !== after.size) wrong.push(`${[...after.keys()]} is there in part`);
    writer.doing = new Map();
  }
  const known = new Map(writers.flatMap((writer) => [...writer.known]));
  for (const [id, row] of known) if (!isDeepStrictEqual(there.get(id), row)) wrong.push(`${id} is lost`);
  for (const id of there.keys()) if (!known.has(id)) wrong.push(`${id} was never written, or deleted`);
  return wrong;
}

/** What is wrong with the indexes as seen from outside. */
export async function indexTroubles(rows: mongo.Collection<Row>): Promise<string[]> {
  const all = await rows.countDocuments();
  const wrong: string[] = [];
  for (const hint of ['ref_1', 'tags_1', 'rev_-1__id_1']) {
    const found = await rows.find({}, { hint, projection: { _id: 1 } }).toArray();
    if (found.length !== all) wrong.push(`${hint} finds ${found.length} of ${all}`);
  }
  const some = await rows.findOne();
  if (!some) return wrong;
  const refused = await rows.insertOne({ ...some, _id: 'twice' }).catch(({ code }) => code);
  return refused === 11000 ? wrong : [...wrong, `a second ${some.ref} was not refused`];
}
