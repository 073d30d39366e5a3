import { isDeepStrictEqual } from 'node:util';
import type { mongo } from 'mongoose';
import type { Chance } from './chance.ts';

/** What there is of a database: each of its makings is whole or not there at all. */
interface Shape {
  documents: number;
  indexes: string[];
}

const nothing: Shape = { documents: 0, indexes: [] };
const manyDocuments = 80;
const name = 'rows';

/** One who makes and drops indexes and a whole database, beside those who write. */
export class Builder {
  readonly #chance: Chance;
  #known = nothing;
  #doing = nothing;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  async step(database: mongo.Db): Promise<void> {
    const { documents, indexes } = this.#known;
    if (documents === 0) await this.#fill(database);
    else if (indexes.length === 1) await this.#index(database);
    else if (this.#chance.below(2) === 0) await this.#dropIndexes(database);
    else await this.#drop(database);
    this.#known = this.#doing;
  }

  /** What is wrong after a kill; what was on its way is known from then on. */
  async troublesIn(database: mongo.Db): Promise<string[]> {
    const found = await shapeOf(database);
    const isSound = [this.#known, this.#doing].some((one) => isDeepStrictEqual(one, found));
    const wrong = `${JSON.stringify(found)} is neither ${JSON.stringify(this.#known)} nor ${JSON.stringify(this.#doing)}`;
    this.#known = found;
    this.#doing = found;
    return isSound ? [] : [wrong];
  }

  async #fill(database: mongo.Db): Promise<void> {
    this.#doing = { documents: manyDocuments, indexes: ['_id_'] };
    // Some values are long, so that entries need many pages.
    const row = (n: number) => ({ n, tags: [n % 7, n % 5], text: `${n}`.padEnd(this.#chance.below(900)) });
    await database.collection(name).insertMany(Array.from({ length: manyDocuments }, (_, n) => row(n)));
  }

  async #index(database: mongo.Db): Promise<void> {
    this.#doing = { ...this.#known, indexes: ['_id_', 'n_1', 'tags_1', 'text_-1'] };
    await database
      .collection(name)
      .createIndexes([{ key: { n: 1 }, unique: true }, { key: { tags: 1 } }, { key: { text: -1 } }]);
  }

  async #dropIndexes(database: mongo.Db): Promise<void> {
    this.#doing = { ...this.#known, indexes: ['_id_'] };
    // The driver's own function does not tell of an error.
    await database.command({ dropIndexes: name, index: '*' });
  }

  async #drop(database: mongo.Db): Promise<void> {
    this.#doing = nothing;
    await database.dropDatabase();
  }
}

async function shapeOf(database: mongo.Db): Promise<Shape> {
  const [there] = await database.listCollections({ name }).toArray();
  if (!there) return nothing;
  const rows = database.collection(name);
  return {
    documents: await rows.countDocuments(),
    indexes: (await rows.indexes()).map((one) => `${one.name}`),
  };
}
