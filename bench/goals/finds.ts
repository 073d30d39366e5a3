import { mongo } from 'mongoose';
import { inMs, median, ofBare, ofOwn, type Pair, ratio, times } from '../figures.ts';
import { databaseOf } from '../processes/index.ts';
import { type Goal, inTurn } from './goal.ts';

const [few, many] = [1_000, 100_000];
const perRound = 400;
const limit = 1.5;

interface Row {
  _id: number;
  rev: number;
  reference: string;
  owner: number;
  dueAt: Date;
  tags: string[];
  text: string;
}

type Rows = mongo.Collection<Row>;

/** Each finds as many documents among many as among few: `nth` is spread over all of them. */
const finds: [claim: string, run: (rows: Rows, nth: number, size: number) => Promise<unknown>][] = [
  ['find by _id', (rows, nth) => rows.findOne({ _id: nth })],
  ['find by a unique reference', (rows, nth) => rows.findOne({ reference: `REF${nth}` })],
  [
    'find by two fields',
    (rows, nth, size) => rows.find({ owner: nth % (size / 20), dueAt: { $gte: dueAt(0) } }).toArray(),
  ],
  [
    'find by an element of an array',
    (rows, nth, size) => rows.find({ tags: `t${nth % (size / 10)}` }).toArray(),
  ],
  ['first 20 in the order of an index', (rows) => rows.find().sort({ dueAt: 1 }).limit(20).toArray()],
  [
    'update on _id and rev',
    async (rows, nth) => {
      const { matchedCount } = await rows.updateOne(
        { _id: nth, rev: 0 },
        { $set: { text: `${Math.random()}` } },
      );
      if (matchedCount !== 1) throw new Error(`${nth} was not found.`);
    },
  ],
  [
    'findAndModify by an index',
    (rows, nth) => rows.findOneAndUpdate({ reference: `REF${nth}` }, { $set: { text: `${Math.random()}` } }),
  ],
];

/** G12: what an index finds takes local/mongo no longer because there is more beside it. */
export const indexedFinds: Goal = {
  name: 'G12',
  async measure(where, rounds) {
    const client = await new mongo.MongoClient(databaseOf(where, 'finds')).connect();
    const [among, beside] = [await filled(client, many), await filled(client, few)];
    const rows = [];
    for (const [claim, run] of finds) {
      const pairs: Pair[] = [];
      await timed(run, among, many);
      await timed(run, beside, few);
      for (let round = 0; round < rounds; round += 1)
        pairs.push(
          await inTurn(
            round,
            () => timed(run, among, many),
            () => timed(run, beside, few),
          ),
        );
      rows.push({
        goal: 'G12',
        claim: `${claim}, of ${many} against of ${few}`,
        figure: inMs(ofOwn(pairs)),
        baseline: inMs(ofBare(pairs)),
        compared: times(ratio(pairs)),
        limit: `≤ ${limit} ×`,
        reached: ratio(pairs) <= limit,
      });
    }
    await client.close();
    return rows;
  },
};

const dueAt = (n: number) => new Date(Date.UTC(2026, 10, 23) + n * 1000);

async function filled(client: mongo.MongoClient, size: number): Promise<Rows> {
  const rows = client.db().collection<Row>(`rows${size}`);
  await rows.createIndexes([
    { key: { reference: 1 }, unique: true },
    { key: { owner: 1, dueAt: 1 } },
    { key: { tags: 1 } },
    { key: { dueAt: 1 } },
  ]);
  const row = (n: number): Row => ({
    _id: n,
    rev: 0,
    reference: `REF${n}`,
    owner: n % (size / 20),
    dueAt: dueAt(n),
    tags: ['t', 'u'].map((letter) => `${letter}${n % (size / 10)}`),
    text: 'x'.repeat(200),
  });
  for (let from = 0; from < size; from += few)
    await rows.insertMany(Array.from({ length: few }, (_, n) => row(from + n)));
  return rows;
}

/** The median of one after the other, from all over the collection. */
async function timed(run: (typeof finds)[number][1], rows: Rows, size: number): Promise<number> {
  const took: number[] = [];
  for (let asked = 0; asked < perRound; asked += 1) {
    const nth = (asked * 7_919) % size;
    const begunAt = performance.now();
    await run(rows, nth, size);
    took.push(performance.now() - begunAt);
  }
  return median(took);
}
