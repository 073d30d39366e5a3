import { fieldsOf, type Value } from '../domain/fields.ts';
import { dueInstants, type HistoryEntry, type Recorded } from '../domain/record.ts';
import type { ClientNames } from './client-names.ts';
import type { Kind } from './kind.ts';
import { namesOf } from './names.ts';
import { isSealed, type Sealing } from './sealing.ts';

export type Document = Record<string, unknown>;

/** A record as read, and where an older version wrote it, all that is to be stored in its place. */
export interface Opened<R> {
  record: R;
  upgraded?: Document;
  /** The names under which it is found until it is written again; an older version wrote none. */
  foundBy: unknown;
}

/** What is stored beside a record, from the whole of it, to be asked for. */
export type Derived = ReturnType<typeof dueInstants> & { foundBy: string[] };

/** A record that a newer version of CaseDesk wrote: left to the processes that know it. */
export class NewerSchema extends Error {
  constructor(kind: string, id: string) {
    super(`${kind} ${id} was written by a newer version of CaseDesk.`);
  }
}

/** Turns records into what is stored and back: sealed where declared so, older schemas brought up to date. */
export function documents<R extends Recorded>(kind: Kind<R>, sealing: Sealing, clients: ClientNames) {
  const sealed = new Set(
    kind.fields
      ? fieldsOf(kind.fields).flatMap(({ name, privacy }) => (privacy === 'sealed' ? name : []))
      : [],
  );
  const context = (id: string, path: string) => `${kind.name}/${id}/${path}`;
  const sealIn = (id: string, path: string, value: unknown) =>
    typeof value === 'string' ? sealing.seal(value, context(id, path)) : value;
  const openIn = (id: string, path: string, value: unknown) =>
    isSealed(value) ? sealing.open(value, context(id, path)) : value;

  /** Opened before it is upgraded, so that a step may move what was sealed under another name. */
  function plain(stored: Document): Document {
    const id = String(stored._id);
    const { nextReminderAt: _reminder, nextDeliveryAt: _delivery, foundBy: _names, ...rest } = stored;
    const history = Array.isArray(rest.history) ? rest.history : [];
    return {
      ...rest,
      history: history.map((entry: Document, index) => ({
        ...entry,
        ...(entry.said === undefined ? {} : { said: openIn(id, `history.${index}.said`, entry.said) }),
      })),
      ...(kind.fields && {
        fields: Object.fromEntries(
          entriesOf(rest.fields).map(([name, value]) => [name, openIn(id, `fields.${name}`, value)]),
        ),
      }),
    };
  }

  return {
    /** What only looks sealed is sealed too, or it could not be told from what is. */
    sealField: (id: string, name: string, value: Value | undefined): unknown =>
      sealed.has(name) || isSealed(value) ? sealIn(id, `fields.${name}`, value) : value,

    sealEntry: (id: string, index: number, entry: HistoryEntry): Document => ({
      ...entry,
      ...(entry.said === undefined ? {} : { said: sealIn(id, `history.${index}.said`, entry.said) }),
    }),

    derived: (it: R): Derived => ({ ...dueInstants(it), foundBy: namesOf(kind, clients, it) }),

    /** Throws `NewerSchema`, `UnknownKey`, or zod's error for a document that is not of this kind. */
    open(stored: Document): Opened<R> {
      const id = String(stored._id);
      let document = plain(stored);
      for (let at = Number(stored.schema); at !== kind.newest; at++) {
        const upgrade = kind.upgrades?.[at];
        if (at > kind.newest || !upgrade) throw new NewerSchema(kind.name, id);
        document = { ...upgrade(document), schema: at + 1 };
      }
      const record = kind.schema.parse(document);
      const { foundBy } = stored;
      return stored.schema === kind.newest ? { record, foundBy } : { record, foundBy, upgraded: document };
    },
  };
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
