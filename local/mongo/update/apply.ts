import type { Document } from 'bson';
import { checkDepth, checkSize, isPlainObject, write } from '../bson.ts';
import { MongoError } from '../errors.ts';
import { sameValue } from '../storage/order.ts';
import { Stored } from '../storage/stored.ts';
import { updateOperators } from './operators.ts';
import { concretePaths, type Positions } from './positions.ts';

export interface Change extends Positions {
  update: Document;
  now: Date;
}

/** The document as the update leaves it. */
export function applyUpdate(before: Stored, change: Change, inserting = false): Stored {
  const document = before.typed;
  const changed = isReplacement(change.update) ? replacement(document._id, change.update) : document;
  if (changed === document) operate(document, change, inserting);
  // Not the one of `document`, which an operator may have changed in place.
  const id: unknown = before.plain._id;
  if (!inserting || id !== undefined) keepId(id, changed._id);
  checkDepth(changed);
  return new Stored(checkSize(write(changed)));
}

export const isReplacement = (update: Document): boolean => !Object.keys(update)[0]?.startsWith('$');

/** What can be said against an update without looking at any document. */
export function checkUpdate(update: unknown, multi: boolean): asserts update is Document {
  if (Array.isArray(update)) throw new MongoError('FailedToParse', 'update by pipeline is not supported');
  if (!isPlainObject(update)) throw new MongoError('FailedToParse', 'the update must be an object');
  if (isReplacement(update)) {
    const odd = Object.keys(update).find((name) => name.startsWith('$'));
    if (odd)
      throw new MongoError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${odd}' is not valid for storage`,
      );
    if (multi)
      throw new MongoError('FailedToParse', 'multi update is not supported for replacement-style update');
    return;
  }
  for (const [name, operands] of Object.entries(update)) {
    if (!Object.hasOwn(updateOperators, name))
      throw new MongoError('FailedToParse', `Unknown modifier: ${name}. Expected a valid update modifier`);
    if (!isPlainObject(operands))
      throw new MongoError(
        'FailedToParse',
        `Modifiers operate on fields but ${name} was given something else`,
      );
  }
  checkConflicts(update);
  for (const [path, to] of Object.entries(update.$rename ?? {}))
    if ([path, `${to}`].some((one) => one.split('.').some((name) => name.startsWith('$'))))
      throw new MongoError('BadValue', `$rename may not be dynamic: '${path}' to '${to}'`);
}

function operate(document: Document, change: Change, inserting: boolean): void {
  for (const [name, operands] of Object.entries(change.update)) {
    const operator = updateOperators[name];
    if (!operator) continue;
    for (const [path, operand] of Object.entries(operands as Document))
      for (const names of concretePaths(document, path, change))
        operator({ document, names, path, now: change.now, inserting }, operand);
  }
}

/** Two operators may not touch the same place, nor one what lies inside the other's. */
function checkConflicts(update: Document): void {
  const paths = Object.entries(update).flatMap(([name, operands]) =>
    Object.entries(operands as Document).flatMap(([path, operand]) =>
      name === '$rename' ? [path, String(operand)] : [path],
    ),
  );
  for (const [i, path] of paths.entries())
    for (const other of paths.slice(i + 1))
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
        throw new MongoError(
          'ConflictingUpdateOperators',
          `Updating the path '${path}' would create a conflict at '${other}'`,
        );
}

function replacement(id: unknown, update: Document): Document {
  const { _id = id, ...fields } = update;
  return _id === undefined ? fields : { _id, ...fields };
}

function keepId(before: unknown, after: unknown): void {
  if (after === undefined || !sameValue(before, after))
    throw new MongoError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
}
