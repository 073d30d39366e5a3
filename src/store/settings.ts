import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

export interface Settings {
  /** Names of the settings that differ from those applied last; all of them on first start. Remembers the new ones. */
  apply(settings: object): Promise<{ changed: string[]; first: boolean }>;
  /** Names of keys that sealed something in this store once and are not held. */
  unheldKeys(held: readonly string[]): Promise<string[]>;
  /** The same; where none is missing, remembers the sealing one. */
  missingKeys(held: readonly string[]): Promise<string[]>;
}

/** What a process remembers from one start to the next. */
export function settings(connection: Connection): Settings {
  const schema = new Schema(
    { _id: String, applied: Object, keys: [String] },
    { versionKey: false, minimize: false },
  );
  const model = connection.model('setting', schema, 'settings');

  async function unheldKeys(held: readonly string[]): Promise<string[]> {
    const used = (await model.findById('keys').lean())?.keys ?? [];
    return used.filter((id) => !held.includes(id));
  }

  return {
    unheldKeys,
    async apply(current) {
      const hashes = new Map(Object.entries(current).map(([name, value]) => [name, hash(value)]));
      const before = (await model.findById('organisation').lean())?.applied;
      const was = new Map<string, unknown>(Object.entries(before ?? {}));
      const names = new Set([...was.keys(), ...hashes.keys()]);
      const changed = [...names].filter((name) => was.get(name) !== hashes.get(name));
      if (changed.length)
        await model.updateOne(
          { _id: 'organisation' },
          { $set: { applied: Object.fromEntries(hashes) } },
          { upsert: true },
        );
      return { changed, first: before === undefined };
    },
    async missingKeys(held) {
      const missing = await unheldKeys(held);
      // A process that is refused seals nothing, so its key must not be asked of the next.
      if (missing.length === 0)
        await model.updateOne({ _id: 'keys' }, { $addToSet: { keys: held[0] } }, { upsert: true });
      return missing;
    },
  };
}

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');
