import type { Document } from 'bson';
import { isPlainObject } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { isNumeric } from '../update/numbers.ts';

type Shape = (document: Document) => Document;

/** Fields in, or fields out. Anything cleverer is refused. */
export function projection(spec: Document = {}): Shape | undefined {
  const paths = Object.entries(spec).map(([path, value]) => ({ path, keep: flag(path, value) }));
  const others = paths.filter(({ path }) => path !== '_id');
  const id = paths.find(({ path }) => path === '_id');
  if (!id && others.length === 0) return undefined;
  const keep = others[0]?.keep ?? id?.keep ?? true;
  const odd = others.find((one) => one.keep !== keep) ?? (!keep && id?.keep ? id : undefined);
  if (odd)
    throw new MongoError(
      odd.keep ? 'Location31253' : 'Location31254',
      `Cannot do ${odd.keep ? 'inclusion' : 'exclusion'} on field ${odd.path} in ${keep ? 'inclusion' : 'exclusion'} projection`,
    );
  const tree = treeOf(others.map(({ path }) => path));
  if (keep) return (document) => only(document, id?.keep === false ? tree : withId(tree));
  return (document) => without(document, id?.keep === false ? withId(tree) : tree);
}

interface Tree {
  [name: string]: true | Tree;
}

/** Without what every object has, for any name may be asked of it. */
const emptyTree = (): Tree => Object.create(null);
const withId = (tree: Tree): Tree => Object.assign(emptyTree(), { _id: true }, tree);

function flag(path: string, value: unknown): boolean {
  const known = typeof value === 'boolean' || isNumeric(value);
  if (!known || path.split('.').some((name) => name === '' || name.startsWith('$')))
    throw new MongoError(
      'BadValue',
      `the projection of ${path} is not supported: fields can be kept or left out`,
    );
  return typeof value === 'boolean' ? value : Number(value) !== 0;
}

function treeOf(paths: string[]): Tree {
  const tree = emptyTree();
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let at = tree;
    for (const name of names) {
      const next = at[name];
      if (next === true) throw new MongoError('Location31250', `Path collision at ${path}`);
      const inner: Tree = next ?? emptyTree();
      at[name] = inner;
      at = inner;
    }
    if (at[last] !== undefined) throw new MongoError('Location31250', `Path collision at ${path}`);
    at[last] = true;
  }
  return tree;
}

function only(document: Document, tree: Tree): Document {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
      const kept = tree[name];
      if (kept === undefined) return [];
      if (kept === true) return [[name, value]];
      if (Array.isArray(value)) return [[name, onlyItems(value, kept)]];
      return isPlainObject(value) ? [[name, only(value, kept)]] : [];
    }),
  );
}

const onlyItems = (items: unknown[], tree: Tree): unknown[] =>
  items.flatMap((item) => {
    if (Array.isArray(item)) return [onlyItems(item, tree)];
    return isPlainObject(item) ? [only(item, tree)] : [];
  });

function without(document: Document, tree: Tree): Document {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
      const dropped = tree[name];
      return dropped === true ? [] : [[name, dropped ? withoutIn(value, dropped) : value]];
    }),
  );
}

function withoutIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutIn(item, tree));
  return isPlainObject(value) ? without(value, tree) : value;
}
