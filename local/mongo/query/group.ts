import { type Document, Int32 } from 'bson';
import { isPlainObject, readPlain, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { encode } from '../storage/order.ts';
import { Stored } from '../storage/stored.ts';
import { combine, isNumeric } from '../update/numbers.ts';
import { own } from './reach.ts';

type Expression = (document: Document) => unknown;

/** `$group`, by a value or a path, with sums. */
export function grouping(spec: Document): (rows: Stored[]) => Stored[] {
  const { _id, ...sums } = spec;
  if (!('_id' in spec)) throw new MongoError('BadValue', 'a group specification must include an _id');
  const idOf = expression(_id);
  const fields = Object.entries(sums).map(([name, asked]) => ({ name, of: summed(name, asked) }));
  return (rows) => {
    const groups = new Map<string, Document>();
    for (const { typed } of rows) {
      const id = idOf(typed) ?? null;
      const key = encode(plain(id)).toString('latin1');
      const group = groups.get(key) ?? { _id: id };
      groups.set(key, group);
      for (const { name, of } of fields) {
        const value = of(typed);
        group[name] ??= new Int32(0);
        if (isNumeric(value)) group[name] = combine('$sum', name, group[name], value, '+');
      }
    }
    return [...groups.values()].map((group) => new Stored(write(group)));
  };
}

function summed(name: string, asked: unknown): Expression {
  if (name.includes('.') || name.startsWith('$') || name in {})
    throw new MongoError('BadValue', `the field name '${name}' is not supported in a group`);
  const [operator = '', ...others] = isPlainObject(asked) ? Object.keys(asked) : [];
  if (operator !== '$sum' || others.length > 0 || !isPlainObject(asked))
    throw new MongoError('BadValue', `the accumulator of ${name} is not supported: only $sum`);
  return expression(asked.$sum);
}

/** A path, or a value that stands for itself. */
function expression(asked: unknown): Expression {
  if (typeof asked === 'string' && asked.startsWith('$')) {
    const names = asked.slice(1).split('.');
    if (names.some((name) => name === '' || name.startsWith('$')))
      throw new MongoError('BadValue', `the expression ${asked} is not supported`);
    return (document) => valueAt(document, names);
  }
  if (isPlainObject(asked) || Array.isArray(asked))
    throw new MongoError('BadValue', `the expression ${JSON.stringify(asked)} is not supported`);
  return () => asked;
}

/** An array on the way gives an array of what its elements have. */
function valueAt(value: unknown, names: string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (Array.isArray(value))
    return value.map((item) => valueAt(item, names)).filter((found) => found !== undefined);
  return isPlainObject(value) ? valueAt(own(value, name), rest) : undefined;
}

const plain = (value: unknown): unknown => readPlain(write({ value })).value;
