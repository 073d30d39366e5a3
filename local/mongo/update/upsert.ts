import { type Document, ObjectId } from 'bson';
import { withIdFirst, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { conditionsOf } from '../query/conditions.ts';
import { Stored } from '../storage/stored.ts';
import { applyUpdate, type Change, isReplacement } from './apply.ts';
import { set, split } from './path.ts';

/** The document that an upsert inserts: what the filter says must be equal, then the update. */
export function upserted(change: Change): Stored {
  const seed: Document = {};
  for (const [path, conditions] of conditionsOf(change.filter)) {
    const [equal, other] = conditions.filter(({ operator }) => operator === '$eq');
    if (other)
      throw new MongoError(
        'NotSingleValueField',
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    if (equal && (path === '_id' || !isReplacement(change.update))) set(seed, split(path), equal.operand);
  }
  const { bytes, typed } = applyUpdate(new Stored(write(seed)), change, true);
  return new Stored(typed._id === undefined ? write({ _id: new ObjectId(), ...typed }) : withIdFirst(bytes));
}
