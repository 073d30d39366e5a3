import { search } from '../query/find.ts';
import { type Command, count, hintName, namespace, object, wholeNumber } from './command.ts';

export const countCommand: Command = {
  fields: ['query', 'limit', 'skip', 'hint'],
  run(call, { store }) {
    const { body } = call;
    const collection = store.find(namespace(call));
    const hint = collection && hintName(body.hint, collection.indexes);
    // Here alone a limit may be negative, and means the same.
    const [limit, skip] = [Math.abs(wholeNumber(body.limit, 'limit')), count(body.skip, 'skip')];
    const filter = object(body.query, 'query');
    return { n: search(collection, { filter, limit, skip, ...(hint && { hint }) }).length, ok: 1 };
  },
};
