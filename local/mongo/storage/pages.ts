import { readSync } from 'node:fs';

/** What cannot be true of a file that lmdb wrote. */
export class Damage extends Error {}

export const PAGE_HEAD = 24;
const META_MAGIC = 0xbeefc0de;
const META_AT = PAGE_HEAD;
/** A map of more than this no machine here has room for. */
const MAX_MAP = 2n ** 46n;

const kinds = { 1: 'branch', 2: 'leaf', 4: 'overflow' } as const;
export type PageKind = (typeof kinds)[keyof typeof kinds];

/** A tree as a meta page describes it. */
export interface Tree {
  depth: number;
  pages: Record<PageKind, number>;
  entries: number;
  /** Absent: nothing is in it. */
  root: number | undefined;
}

export interface Meta {
  pageBytes: number;
  lastPage: number;
  commit: number;
  free: Tree;
  main: Tree;
}

export interface Node {
  /** Where it begins in its page, and where the next may. */
  from: number;
  to: number;
  key: Buffer;
  /** Of a branch. */
  child: number;
  /** Of a leaf, in the page itself. */
  value: Buffer;
  /** Of a leaf, in pages of their own. */
  outside: { page: number; pages: number; commit: number; bytes: number } | undefined;
}

export interface Page {
  commit: number;
  kind: PageKind;
  /** Of an overflow: how many pages it takes. */
  span: number;
  nodes: Node[];
  /** Between which bytes the nodes lie. */
  filled: [from: number, to: number];
}

/** The pages of an lmdb data file, read through the file and never through the map, where damage would end the process. */
export class Pages {
  readonly #fd: number;
  readonly #bytes: number;

  constructor(fd: number, bytes: number) {
    this.#fd = fd;
    this.#bytes = bytes;
  }

  /** The newer of the two meta pages, of which each commit writes the one that is its turn. */
  meta(): Meta {
    const first = this.#meta(0, 0);
    const second = this.#meta(1, first.pageBytes);
    if (first.pageBytes !== second.pageBytes) throw new Damage('the meta pages differ in the size of a page');
    const apart = first.commit - second.commit;
    if (Math.abs(apart) > 1) throw new Damage('the meta pages are not of two commits in a row');
    const [newer, older] = apart >= 0 ? [first, second] : [second, first];
    for (const { main, free, commit } of [newer, older])
      for (const { root } of [main, free])
        if (root !== undefined && this.page(root, newer).commit > commit)
          throw new Damage('a meta page is older than what it leads to');
    return newer;
  }

  page(number: number, { pageBytes, lastPage, commit: newest }: Meta): Page {
    if (number < 2 || number > lastPage) throw new Damage(`there is no page ${number}`);
    const page = this.bytes(number * pageBytes, pageBytes);
    const kind = kinds[page.readUInt16LE(18) as keyof typeof kinds];
    const commit = Number(page.readBigUInt64LE(8));
    if (kind === undefined || Number(page.readBigUInt64LE(0)) !== number || commit > newest)
      throw new Damage(`page ${number} is not what it should be`);
    if (kind === 'overflow') return { commit, kind, span: page.readUInt32LE(20), nodes: [], filled: [0, 0] };
    const room = page.subarray(PAGE_HEAD);
    const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
    if (lower % 2 !== 0 || lower > upper || upper > room.length)
      throw new Damage(`page ${number} has no bounds`);
    const nodes: Node[] = [];
    for (let at = 0; at < lower; at += 2) {
      const from = room.readUInt16LE(at);
      if (from < upper || from + 8 > room.length) throw new Damage(`page ${number} points outside`);
      nodes.push(nodeOf(room, from, kind));
    }
    return { commit, kind, span: 1, nodes, filled: [upper, room.length] };
  }

  /** How many whole ones the file has. */
  count({ pageBytes }: Pick<Meta, 'pageBytes'>): number {
    return Math.floor(this.#bytes / pageBytes);
  }

  bytes(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (at + length > this.#bytes) throw new Damage(`it ends after ${this.#bytes} bytes`);
    for (let read = 0; read < length; ) {
      const more = readSync(this.#fd, bytes, read, length - read, at + read);
      if (more === 0) throw new Damage(`it ends after ${at + read} bytes`);
      read += more;
    }
    return bytes;
  }

  #meta(number: number, at: number): Meta {
    const page = this.bytes(at, META_AT + 144);
    const meta = page.subarray(META_AT);
    const pageBytes = meta.readUInt32LE(24);
    const isMeta =
      page.readUInt16LE(18) === 8 && meta.readUInt32LE(0) === META_MAGIC && meta.readUInt16LE(4) === 2;
    if (!isMeta || ![4096, 8192, 16384, 32768, 65536].includes(pageBytes))
      throw new Damage(`meta page ${number} is not what it should be`);
    // The free list's tree is ordered by number, the other by bytes; no other trait is used.
    if (meta.readUInt16LE(28) !== 8 || meta.readUInt16LE(76) !== 0 || meta.readUInt32LE(72) !== 0)
      throw new Damage(`meta page ${number} has unknown traits`);
    const lastPage = Number(meta.readBigUInt64LE(120));
    const commit = Number(meta.readBigUInt64LE(128));
    const map = meta.readBigUInt64LE(16);
    if (map > MAX_MAP || map < BigInt(pageBytes) * 2n) throw new Damage(`meta page ${number} has no map`);
    if (commit > 1 && commit % 2 !== number) throw new Damage(`meta page ${number} is of the other's commit`);
    return { pageBytes, lastPage, commit, free: treeOf(meta, 24), main: treeOf(meta, 72) };
  }
}

function treeOf(meta: Buffer, at: number): Tree {
  const [branch, leaf, overflow, entries, root] = [8, 16, 24, 32, 40].map((by) =>
    meta.readBigUInt64LE(at + by),
  );
  return {
    depth: meta.readUInt16LE(at + 6),
    pages: { branch: Number(branch), leaf: Number(leaf), overflow: Number(overflow) },
    entries: Number(entries),
    root: root === 2n ** 64n - 1n ? undefined : Number(root),
  };
}

function nodeOf(room: Buffer, from: number, kind: PageKind): Node {
  const [low, high, flags, keyBytes] = [0, 2, 4, 6].map((by) => room.readUInt16LE(from + by));
  const size = (low ?? 0) + (high ?? 0) * 0x10000;
  const valueAt = from + 8 + (keyBytes ?? 0);
  const isOutside = kind === 'leaf' && flags === 1;
  if (kind === 'leaf' && !isOutside && flags !== 0) throw new Damage('an entry is of an unknown kind');
  const end = valueAt + (kind === 'branch' ? 0 : isOutside ? 24 : size);
  if (end > room.length) throw new Damage('an entry reaches out of its page');
  const value = room.subarray(valueAt, end);
  return {
    from,
    to: end + (end % 2),
    key: room.subarray(from + 8, valueAt),
    child: size + (flags ?? 0) * 2 ** 32,
    value,
    outside: isOutside ? { ...outsideOf(value), bytes: size } : undefined,
  };
}

const outsideOf = (value: Buffer) => ({
  page: Number(value.readBigUInt64LE(0)),
  commit: Number(value.readBigUInt64LE(8)),
  pages: Number(value.readBigUInt64LE(16)),
});
