import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serialize } from 'bson';
import { startMongo } from '../../../local/mongo/index.ts';
import { damageIn } from '../../../local/mongo/storage/check.ts';
import { Store } from '../../../local/mongo/storage/store.ts';
import { Stored } from '../../../local/mongo/storage/stored.ts';
import { chance } from './process/chance.ts';

/** `FLIPS=20000 SEED=7 npm run jest -- test/local/mongo/damaged.test.ts` */
const flips = Number(process.env.FLIPS ?? 300);
const seed = Number(process.env.SEED ?? 1);

describe('a data file', () => {
  const room = mkdtempSync(join(tmpdir(), 'local-mongo-damaged-'));
  const sound = join(room, 'sound');
  let kept: string[] = [];

  beforeAll(async () => {
    const store = new Store(sound);
    const { below } = chance(seed);
    const row = (id: number) =>
      new Stored(
        serialize({ _id: id, ref: `r${id}`, body: 'x'.repeat(below(8) === 0 ? below(30_000) : below(400)) }),
      );
    await store.engine.write(() =>
      store.findOrCreate('kept.rows').addIndex({ name: 'ref_1', key: { ref: 1 }, unique: true }),
    );
    for (let batch = 0; batch < 30; batch++) {
      await store.engine.write(() => {
        const rows = store.findOrCreate('kept.rows');
        for (let i = 0; i < 20; i++) rows.insert(row(batch * 20 + i));
        // Free pages are to be there, too.
        if (batch > 2)
          for (const one of [...rows.all()].filter(() => below(20) === 0).slice(0, 8)) rows.remove(one);
      });
    }
    kept = contentsOf(store);
    await store.engine.close();
  });

  afterAll(() => rmSync(room, { recursive: true, force: true }));

  const contentsOf = (store: Store): string[] =>
    store.engine.read(() =>
      [...(store.find('kept.rows')?.all() ?? [])].map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    );

  function copy(name: string): { folder: string; file: string } {
    const folder = join(room, name);
    mkdirSync(folder, { recursive: true });
    for (const one of ['data.mdb', 'layout']) copyFileSync(join(sound, one), join(folder, one));
    return { folder, file: join(folder, 'data.mdb') };
  }

  const bytesOf = () => readFileSync(join(sound, 'data.mdb'));

  test('that is sound opens', () => {
    expect(damageIn(join(sound, 'data.mdb'))).toBeUndefined();
  });

  const meta = (page: number, at: number, bytes: number[]) => (data: Buffer) => {
    data.set(bytes, page * 4096 + 24 + at);
    return data;
  };

  /** Puts the root of what is kept into the newest list of the free. */
  function freeInUse(data: Buffer): Buffer {
    const newer = data.readBigUInt64LE(24 + 128) > data.readBigUInt64LE(4096 + 24 + 128) ? 24 : 4096 + 24;
    const leaf = Number(data.readBigUInt64LE(newer + 64)) * 4096 + 24;
    const list = leaf + data.readUInt16LE(leaf) + 16;
    data.writeBigUInt64LE(data.readBigUInt64LE(newer + 112), list + 8);
    return data;
  }

  test.each<[string, (data: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut to less than a page', (data) => data.subarray(0, 100)],
    ['cut to its meta pages', (data) => data.subarray(0, 8192)],
    ['cut in half', (data) => data.subarray(0, data.length / 2)],
    ['another file altogether', () => Buffer.from('SQLite format 3\0'.repeat(5_000))],
    ['nothing but zeros', (data) => data.fill(0)],
    ['zeros after the meta pages', (data) => data.fill(0, 8192)],
    ['without its first page', (data) => data.fill(0, 0, 4096)],
    ['without its magic number', meta(0, 0, [1, 2, 3, 4])],
    ['of a format to come', meta(0, 4, [3])],
    ['with pages of no size', meta(0, 24, [0, 0])],
    ['with a commit that was never made', meta(1, 128, [200])],
    ['with a root that is nowhere', meta(0, 112, [255, 255, 255])],
    ['with a page in use among the free', freeInUse],
    ['with a map of exabytes', meta(0, 16, [0, 0, 0, 0, 0, 0, 0, 16])],
  ])('that is %s is refused in a sentence, and left as it is', async (_, damage) => {
    const { folder, file } = copy('damaged');
    const damaged = damage(bytesOf());
    writeFileSync(file, damaged);
    await expect(startMongo({ folder })).rejects.toThrow(
      new RegExp(
        `^the data in ${folder} is damaged, and was left as it is \\(data.mdb: [^\\n]+\\)\\. Put a copy from before in its place, or choose another folder\\.$`,
      ),
    );
    expect(readFileSync(file).equals(damaged)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test(
    `opens with all that was kept or is refused, wherever a byte is changed or the end is missing (${flips}, seed ${seed})`,
    async () => {
      const luck = chance(seed);
      const whole = bytesOf();
      const { folder, file } = copy('flipped');
      let [refused, opened] = [0, 0];
      for (let i = 0; i < flips; i++) {
        const data = Buffer.from(whole);
        // Half of them where it matters most: meta pages and page heads.
        const page = luck.below(3) === 0 ? luck.below(2) : luck.below(data.length / 4096);
        const at = page * 4096 + luck.below(luck.below(2) === 0 ? 200 : 4096);
        for (let more = luck.below(3); more >= 0; more--)
          data[at + more] = (data[at + more] ?? 0) ^ (1 + luck.below(255));
        writeFileSync(file, data);
        if (luck.below(10) === 0) truncateSync(file, luck.below(data.length));
        if (damageIn(file) !== undefined) {
          refused++;
          continue;
        }
        opened++;
        const store = new Store(folder);
        expect({ i, same: isSame(contentsOf(store), kept) }).toEqual({ i, same: true });
        if (opened % 4 === 0) await fill(store);
        await store.engine.close();
        expect({ i, damage: damageIn(file) }).toEqual({ i, damage: undefined });
      }
      expect(refused).toBeGreaterThan(0);
      expect(opened).toBeGreaterThan(0);
    },
    20_000 + flips * 200,
  );

  /** What is written beside must not go over what is kept. */
  async function fill(store: Store): Promise<void> {
    await store.engine.write(() => {
      const rows = store.findOrCreate('kept.rows');
      const body = 'y'.repeat(2_000);
      for (let id = 0; id < 50; id++)
        rows.insert(new Stored(serialize({ _id: `new ${id}`, ref: `n${id}`, body })));
    });
    expect(contentsOf(store)).toHaveLength(kept.length + 50);
  }

  const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((one, i) => one === b[i]);

  test('of another layout is refused, whoever wrote it', async () => {
    const { folder, file } = copy('newer');
    writeFileSync(join(folder, 'layout'), '3\n');
    const before = execFileSync('md5sum', [file]).toString();
    await expect(startMongo({ folder })).rejects.toThrow(
      `the data in ${folder} has layout 3, and this version reads layout 2. Use the version that wrote it, or choose another folder.`,
    );
    rmSync(join(folder, 'layout'));
    await expect(startMongo({ folder })).rejects.toThrow('has layout 1, and this version reads layout 2');
    expect(execFileSync('md5sum', [file]).toString()).toBe(before);
  });

  test('that was just being made when its maker was killed is made again', async () => {
    const folder = join(room, 'newborn');
    mkdirSync(folder);
    writeFileSync(join(folder, 'data.mdb'), '');
    const mongo = await startMongo({ folder });
    await mongo.stop();
    expect(readFileSync(join(folder, 'layout'), 'utf8')).toBe('2\n');
  });

  test('beside which the file of readers is damaged opens all the same', async () => {
    const { folder } = copy('readers');
    writeFileSync(join(folder, 'lock.mdb'), Buffer.alloc(8_272, 0xa5));
    const store = new Store(folder);
    expect(isSame(contentsOf(store), kept)).toBe(true);
    await store.engine.close();
  });
});
