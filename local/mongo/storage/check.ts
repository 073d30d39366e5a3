import { closeSync, fstatSync, openSync } from 'node:fs';
import {
  Damage,
  type Meta,
  type Node,
  PAGE_HEAD,
  type Page,
  type PageKind,
  Pages,
  type Tree,
} from './pages.ts';
import { isSealed } from './seal.ts';

const MAX_DEPTH = 32;

/**
 * What is wrong with an lmdb data file, or undefined. Every page that is in use is read, every entry's seal compared, and
 * no free page may be one in use: lmdb itself trusts all of it, and would end the process or write over what is kept.
 */
export function damageIn(file: string): string | undefined {
  const fd = openSync(file, 'r');
  try {
    const pages = new Pages(fd, fstatSync(fd).size);
    const walk = new Walk(pages, pages.meta());
    walk.main();
    walk.free();
    walk.end();
    return undefined;
  } catch (error) {
    if (error instanceof Damage) return error.message;
    throw error;
  } finally {
    closeSync(fd);
  }
}

interface Bounds {
  low: Buffer | undefined;
  high: Buffer | undefined;
}

class Walk {
  readonly #pages: Pages;
  readonly #meta: Meta;
  readonly #used = new Set([0, 1]);

  constructor(pages: Pages, meta: Meta) {
    this.#pages = pages;
    this.#meta = meta;
  }

  main(): void {
    this.#tree(this.#meta.main, Buffer.compare, (key, value) => {
      if (!isSealed(key, value)) throw new Damage('an entry is not what was written');
    });
  }

  free(): void {
    const lists: Buffer[] = [];
    this.#tree(this.#meta.free, compareNumbers, (key, value) => {
      if (key.length !== 8 || Number(key.readBigUInt64LE()) > this.#meta.commit)
        throw new Damage('the free list is of no commit');
      lists.push(value);
    });
    for (const list of lists) for (const [first, count] of runs(list)) this.#take(first, count);
  }

  /** lmdb leaves out of the file only what is free at its end. */
  end(): void {
    for (let number = this.#meta.lastPage; number >= this.#pages.count(this.#meta); number--)
      if (!this.#used.has(number)) throw new Damage(`it ends before page ${number}`);
  }

  #tree(tree: Tree, compare: Compare, entry: (key: Buffer, value: Buffer) => void): void {
    const found: Tree = { ...tree, pages: { branch: 0, leaf: 0, overflow: 0 }, entries: 0 };
    const visit = (number: number, depth: number, bounds: Bounds) => {
      const page = this.#page(number);
      const kind: PageKind = depth === tree.depth ? 'leaf' : 'branch';
      if (page.kind !== kind) throw new Damage(`page ${number} is no ${kind}`);
      found.pages[kind]++;
      inOrder(page, number, bounds, compare);
      for (const [i, node] of page.nodes.entries()) {
        const low = i === 0 ? bounds.low : node.key;
        if (kind === 'branch')
          visit(node.child, depth + 1, { low, high: page.nodes[i + 1]?.key ?? bounds.high });
        else entry(node.key, this.#value(node, found));
      }
      if (kind === 'leaf') found.entries += page.nodes.length;
    };
    if (tree.depth > MAX_DEPTH) throw new Damage('a tree is too deep');
    if (tree.root !== undefined) visit(tree.root, 1, { low: undefined, high: undefined });
    if (JSON.stringify(found) !== JSON.stringify(tree))
      throw new Damage('a tree has not what it should have');
  }

  #page(number: number): Page {
    const page = this.#pages.page(number, this.#meta);
    this.#take(number, 1);
    return page;
  }

  #value({ value, outside }: Node, found: Tree): Buffer {
    if (!outside) return value;
    const { page: first, pages, commit, bytes } = outside;
    const { kind, span } = this.#pages.page(first, this.#meta);
    const enough = Math.ceil((PAGE_HEAD + bytes) / this.#meta.pageBytes);
    if (kind !== 'overflow' || span !== pages || pages < enough || commit > this.#meta.commit)
      throw new Damage(`page ${first} is no overflow of ${pages}`);
    this.#take(first, pages);
    found.pages.overflow += pages;
    return this.#pages.bytes(first * this.#meta.pageBytes + PAGE_HEAD, bytes);
  }

  #take(first: number, count: number): void {
    if (first < 2 || count < 1 || first + count - 1 > this.#meta.lastPage)
      throw new Damage(`there is no page ${first}`);
    for (let number = first; number < first + count; number++) {
      if (this.#used.has(number)) throw new Damage(`page ${number} is used twice`);
      this.#used.add(number);
    }
  }
}

type Compare = (a: Buffer, b: Buffer) => number;

const compareNumbers: Compare = (a, b) => {
  if (a.length !== 8 || b.length !== 8) throw new Damage('the free list is of no commit');
  const [left, right] = [a.readBigUInt64LE(), b.readBigUInt64LE()];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The keys rise, within what the page above says, and the nodes fill the page's end without a gap. */
function inOrder(
  { kind, nodes, filled: [from, to] }: Page,
  number: number,
  { low, high }: Bounds,
  compare: Compare,
): void {
  if (nodes.length < (kind === 'branch' ? 2 : 1)) throw new Damage(`page ${number} holds too little`);
  let before = low;
  for (const [i, { key }] of nodes.entries()) {
    // The first key of a branch stands for everything below.
    if (kind === 'branch' && i === 0) continue;
    const isFirst = before === low;
    const rises = before === undefined || compare(before, key) < (isFirst ? 1 : 0);
    if (!rises || (high !== undefined && compare(key, high) >= 0))
      throw new Damage(`page ${number} is out of order`);
    before = key;
  }
  let at = from;
  for (const node of [...nodes].sort((a, b) => a.from - b.from)) {
    if (node.from !== at) throw new Damage(`page ${number} has a gap`);
    at = node.to;
  }
  if (at !== to) throw new Damage(`page ${number} has a gap`);
}

/** A list of the free: a count, then page numbers; a negative one tells the length of the run that follows, zero is a gap. */
function* runs(list: Buffer): Generator<[first: number, count: number]> {
  const numbers = Math.floor(list.length / 8);
  const count = numbers === 0 ? -1 : Number(list.readBigInt64LE(0));
  if (count < 0 || count >= numbers) throw new Damage('the free list has no end');
  for (let i = 1; i <= count; i++) {
    const number = Number(list.readBigInt64LE(i * 8));
    if (number > 0) yield [number, 1];
    else if (number < 0) {
      if (++i > count) throw new Damage('the free list ends amid a run');
      yield [Number(list.readBigInt64LE(i * 8)), -number];
    }
  }
}
