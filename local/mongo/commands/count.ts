import { MongoError } from '../errors.ts';
import { search } from '../query/find.ts';
import { encode } from '../storage/order.ts';
import { valuesAt } from '../storage/paths.ts';
import { type Command, count, hintName, namespace, object } from './command.ts';

export const countCommand: Command = {
  fields: ['query', 'limit', 'skip', 'hint'],
  run(call, { store }) {
    const { body } = call;
    const collection = store.find(namespace(call));
    const hint = collection && hintName(body.hint, collection.indexes);
    const [limit, skip] = [Math.abs(Number(body.limit ?? 0)), count(body.skip, 'skip')];
    const filter = object(body.query, 'query');
    return { n: search(collection, { filter, limit, skip, ...(hint && { hint }) }).length, ok: 1 };
  },
};

export const distinct: Command = {
  fields: ['key', 'query', 'hint'],
  run(call, { store }) {
    const { body } = call;
    const collection = store.find(namespace(call));
    const hint = collection && hintName(body.hint, collection.indexes);
    const path: unknown = body.key;
    if (typeof path !== 'string') throw new MongoError('TypeMismatch', 'key must be a string');
    const values = search(collection, { filter: object(body.query, 'query'), ...(hint && { hint }) })
      .flatMap((stored) => valuesAt(stored.typed, path).values)
      .filter((value) => value !== undefined && typeof value !== 'symbol');
    const distinctValues = new Map(values.map((value) => [encode(value).toString('latin1'), value]));
    return { values: [...distinctValues.values()], ok: 1 };
  },
};
