import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { conditionsOf } from '../query/conditions.ts';
import { matcher, plainFilter } from '../query/match.ts';
import type { IndexSpec } from '../storage/catalog.ts';
import type { Direction } from '../storage/keys.ts';
import { flag, onlyFields, required, wholeNumber } from './command.ts';

const known = ['v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];
const ID_INDEX = '_id_';

export const isIdIndex = (key: Document): boolean => JSON.stringify(key) === '{"_id":1}';

/** An index as it is asked for, refused where it is not one that can be kept here. */
export function specOf(asked: Document): Omit<IndexSpec, 'id'> {
  onlyFields(asked, known, 'createIndexes.indexes');
  const { name } = asked;
  if (typeof name !== 'string' || name === '' || name === '*')
    throw new MongoError('CannotCreateIndex', 'an index needs a name');
  if (asked.v !== undefined && wholeNumber(asked.v, 'v') !== 2)
    throw new MongoError('CannotCreateIndex', `indexes of version ${asked.v} are not supported: only 2`);
  const key = keyOf(required(asked.key, 'key'));
  const [unique, sparse] = [flag(asked.unique, 'unique'), flag(asked.sparse, 'sparse')];
  const seconds = asked.expireAfterSeconds;
  const partial = asked.partialFilterExpression;
  checkIdIndex(name, key, asked);
  if (seconds !== undefined) checkExpiry(key, seconds);
  if (sparse && partial !== undefined)
    throw new MongoError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  return {
    name,
    key,
    ...(unique && { unique }),
    ...(sparse && { sparse }),
    ...(partial !== undefined && { partialFilterExpression: partialOf(partial) }),
    ...(seconds !== undefined && { expireAfterSeconds: Number(seconds) }),
  };
}

function checkIdIndex(name: string, key: Document, asked: Document): void {
  if (!isIdIndex(key)) {
    if (name === ID_INDEX)
      throw new MongoError('BadValue', `The index name '${ID_INDEX}' is reserved for the _id index`);
    return;
  }
  const odd = Object.keys(asked).find((field) => !['v', 'key', 'name'].includes(field));
  if (odd)
    throw new MongoError(
      'InvalidIndexSpecificationOption',
      `The field '${odd}' is not valid for an _id index specification`,
    );
}

const MAX_SECONDS = 2_147_483_647;

function checkExpiry(key: Document, seconds: unknown): void {
  if (Object.keys(key).length !== 1)
    throw new MongoError('CannotCreateIndex', 'TTL indexes are single-field indexes');
  const number = wholeNumber(seconds, 'expireAfterSeconds');
  if (number < 0 || number > MAX_SECONDS)
    throw new MongoError('CannotCreateIndex', `expireAfterSeconds must be between 0 and ${MAX_SECONDS}`);
}

const partialOperators = ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in'];

/** Only what can be held against a query, path by path. */
function partialOf(asked: unknown): Document {
  const filter = plainFilter(required(asked, 'partialFilterExpression'));
  matcher(filter);
  const top = Object.keys(filter).find((name) => name.startsWith('$') && name !== '$and');
  const odd = [...conditionsOf(filter).values()]
    .flat()
    .find(
      ({ operator, operand }) => !partialOperators.includes(operator) || (operator === '$exists' && !operand),
    );
  if (top || odd)
    throw new MongoError(
      'CannotCreateIndex',
      `unsupported expression in partial index: ${top ?? odd?.operator}`,
    );
  return filter;
}

function keyOf(key: Document): Record<string, Direction> {
  const entries = Object.entries(key).map(([path, value]): [string, Direction] => {
    const direction = typeof value === 'string' || typeof value === 'boolean' ? Number.NaN : Number(value);
    if (direction !== 1 && direction !== -1)
      throw new MongoError(
        'CannotCreateIndex',
        `an index of kind ${value} on ${path} is not supported: only 1 and -1`,
      );
    if (path.split('.').some((name) => name === '' || name.startsWith('$') || /^\d+$/.test(name)))
      throw new MongoError('CannotCreateIndex', `an index on the path '${path}' is not supported`);
    return [path, direction];
  });
  if (entries.length === 0) throw new MongoError('CannotCreateIndex', 'Index keys cannot be empty.');
  return Object.fromEntries(entries);
}
