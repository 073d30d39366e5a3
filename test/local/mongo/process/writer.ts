import type { mongo } from 'mongoose';
import type { Chance } from './chance.ts';
import { nextRow, type Row } from './row.ts';

type Rows = mongo.Collection<Row>;

/** A write on its way: what it makes of each document that it touches. */
export type Doing = Map<string, Row | undefined>;

/** One who writes what is theirs alone, one thing after another, and knows what was acknowledged. */
export class Writer {
  readonly #name: string;
  readonly #chance: Chance;
  #made = 0;
  readonly known = new Map<string, Row>();
  doing: Doing = new Map();

  constructor(name: string, chance: Chance) {
    this.#name = name;
    this.#chance = chance;
  }

  /** Writes something; once acknowledged, it is known. */
  async step(rows: Rows): Promise<void> {
    const changes = [this.#update, this.#updateMany, this.#upsert, this.#deleteOne];
    const kinds = [
      ...changes,
      ...(this.known.size > 60 ? [this.#deleteMany] : [this.#insert, this.#insertMany]),
    ];
    await this.#chance.pick(kinds)?.(rows);
    this.settle();
  }

  /** What was on its way is known now to stand. */
  settle(): void {
    for (const [id, row] of this.doing) {
      if (row) this.known.set(id, row);
      else this.known.delete(id);
    }
    this.doing = new Map();
  }

  #insert = async (rows: Rows) => {
    const row = this.#next(this.#newId());
    this.doing = new Map([[row._id, row]]);
    await rows.insertOne(row);
  };

  #insertMany = async (rows: Rows) => {
    const made = Array.from({ length: 10 }, () => this.#next(this.#newId()));
    this.doing = new Map(made.map((row) => [row._id, row]));
    await rows.insertMany(made);
  };

  #update = async (rows: Rows) => {
    const [change] = this.#changes(1);
    if (!change) return;
    const { filter, update } = change;
    const { matchedCount } = await rows.updateOne(filter, update);
    if (matchedCount !== 1) throw new Error(`${filter._id} ${filter.rev} was not found`);
  };

  #updateMany = async (rows: Rows) => {
    const changes = this.#changes(10);
    if (changes.length === 0) return;
    const { matchedCount } = await rows.bulkWrite(changes.map((updateOne) => ({ updateOne })));
    if (matchedCount !== changes.length) throw new Error('a bulk write did not find its documents');
  };

  #upsert = async (rows: Rows) => {
    const known = this.#chance.below(2) === 0 ? this.#some() : undefined;
    const { rev, ref, _id, ...set } = this.#next(known?._id ?? this.#newId());
    this.doing = new Map([[_id, { _id, rev, ref, ...set }]]);
    const found = await rows.findOneAndUpdate(
      { ref },
      { $inc: { rev: 1 }, $set: set, $setOnInsert: { _id } },
      { upsert: true, returnDocument: 'after' },
    );
    if (found?.rev !== rev) throw new Error(`${_id} came back as revision ${found?.rev}, not ${rev}`);
  };

  #deleteOne = async (rows: Rows) => {
    const known = this.#some();
    if (!known) return;
    this.doing = new Map([[known._id, undefined]]);
    await rows.deleteOne({ _id: known._id });
  };

  #deleteMany = async (rows: Rows) => {
    const gone = [...this.known.keys()].slice(0, 20);
    this.doing = new Map(gone.map((id) => [id, undefined]));
    await rows.deleteMany({ _id: { $in: gone } });
  };

  #changes(atMost: number) {
    const some = new Set(Array.from({ length: atMost }, () => this.#some()));
    const changed = [...some].flatMap((before) => (before ? [this.#next(before._id)] : []));
    this.doing = new Map(changed.map((row) => [row._id, row]));
    return changed.map(({ _id, rev, ref: _, ...set }) => ({
      filter: { _id, rev: rev - 1 },
      update: { $inc: { rev: 1 }, $set: set },
    }));
  }

  #next = (id: string): Row => nextRow(id, this.known.get(id), this.#chance);
  #newId = (): string => `${this.#name}-${++this.#made}`;
  #some = (): Row | undefined => this.#chance.pick([...this.known.values()]);
}
