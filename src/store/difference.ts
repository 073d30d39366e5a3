import { isDeepStrictEqual } from 'node:util';
import type { HistoryEntry, Recorded } from '../domain/record.ts';
import type { Derived, Document } from './documents.ts';

/** What a record needs to be stored: what is sealed in it, and what is derived from it. */
export interface Storing<R extends Recorded> {
  derived(it: R): Derived;
  sealField(id: string, name: string, value: unknown): unknown;
  sealEntry(id: string, index: number, entry: HistoryEntry): Document;
}

const handledApart = new Set(['_id', 'rev', 'history', 'messages', 'reminders', 'fields']);

/**
 * The one update that turns `before` into `after`: changed parts alone, so that what this version does not know
 * survives; `rev` goes up by one, and both due instants and the names it is found by come from the whole record.
 * `names` as they are stored are left alone where they still hold.
 */
export function difference<R extends Recorded>(
  before: R,
  after: R,
  storing: Storing<R>,
  names?: unknown,
): Document {
  const set: Document = { rev: before.rev + 1 };
  const unset: Document = {};
  const put = (path: string, value: unknown) => {
    if (value === undefined) unset[path] = '';
    else set[path] = value;
  };

  for (const [name, value] of changedIn(before, after)) if (!handledApart.has(name)) put(name, value);
  for (const part of ['messages', 'reminders'] as const)
    for (const [key, value] of changedIn(before[part], after[part])) put(`${part}.${key}`, value);
  for (const [name, value] of changedIn(partOf(before, 'fields'), partOf(after, 'fields')))
    put(`fields.${name}`, storing.sealField(after._id, name, value));
  const { foundBy, ...instants } = storing.derived(after);
  for (const [name, value] of Object.entries(instants)) put(name, value);
  if (!isDeepStrictEqual(names, foundBy)) put('foundBy', foundBy);

  const added = after.history.slice(before.history.length);
  const first = before.history.length;
  return {
    $set: set,
    ...(Object.keys(unset).length && { $unset: unset }),
    ...(added.length && {
      $push: { history: { $each: added.map((entry, i) => storing.sealEntry(after._id, first + i, entry)) } },
    }),
  };
}

/** A whole new record as it is first stored. */
export function firstDocument<R extends Recorded>(it: R, storing: Storing<R>): Document {
  const fields = Object.entries(partOf(it, 'fields'));
  return {
    ...it,
    ...storing.derived(it),
    history: it.history.map((entry, index) => storing.sealEntry(it._id, index, entry)),
    ...(fields.length && {
      fields: Object.fromEntries(
        fields.map(([name, value]) => [name, storing.sealField(it._id, name, value)]),
      ),
    }),
  };
}

/** All of `after`, over what an older version wrote: what no version of ours knows any more stays. */
export function replacement<R extends Recorded>(
  upgraded: Document,
  before: R,
  after: R,
  storing: Storing<R>,
): Document {
  const gone = new Set(Object.keys(partOf(before, 'fields')));
  const kept = Object.entries(partOf(upgraded, 'fields')).filter(([name]) => !gone.has(name));
  const fields = { ...Object.fromEntries(kept), ...partOf(after, 'fields') };
  return firstDocument(
    { ...upgraded, ...after, rev: before.rev + 1, ...(Object.keys(fields).length && { fields }) },
    storing,
  );
}

function changedIn(before: object, after: object): [string, unknown][] {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names]
    .filter((name) => !isDeepStrictEqual(was.get(name), is.get(name)))
    .map((name) => [name, is.get(name)]);
}

const partOf = (it: object, part: string): object => {
  const value: unknown = Object.entries(it).find(([name]) => name === part)?.[1];
  return typeof value === 'object' && value !== null ? value : {};
};
