import { type Decimal128, Double, Int32, Long } from 'bson';
import { MongoError } from '../errors.ts';

type Numeric = Int32 | Double | Long | number;

/** An int stays an int while it fits, then becomes a long; a double makes everything a double. */
export function combine(
  name: string,
  path: string,
  before: unknown,
  operand: unknown,
  by: '+' | '*',
): unknown {
  const right = numeric(operand, () => `Cannot ${name} with non-numeric argument: {${path}: ${operand}}`);
  const left = numeric(
    before ?? (by === '+' ? new Int32(0) : zeroLike(right)),
    () => `Cannot apply ${name} to a value of non-numeric type at ${path}`,
  );
  if (isDouble(left) || isDouble(right)) {
    const [a, b] = [Number(left), Number(right)];
    return new Double(by === '+' ? a + b : a * b);
  }
  const [a, b] = [BigInt(left.toString()), BigInt(right.toString())];
  const result = by === '+' ? a + b : a * b;
  if (result !== BigInt.asIntN(64, result))
    throw new MongoError('BadValue', `Failed to apply ${name}: ${path} overflows`);
  const small = !isLong(left) && !isLong(right) && result === BigInt.asIntN(32, result);
  return small ? new Int32(Number(result)) : Long.fromBigInt(result);
}

const zeroLike = (value: Numeric) =>
  isDouble(value) ? new Double(0) : isLong(value) ? Long.ZERO : new Int32(0);

function numeric(value: unknown, complaint: () => string): Numeric {
  if (bsonType(value) === 'Decimal128')
    throw new MongoError('BadValue', `arithmetic on Decimal128 is not supported: ${value as Decimal128}`);
  if (typeof value === 'number') return Number.isInteger(value) ? new Int32(value) : new Double(value);
  if (isNumeric(value)) return value as Numeric;
  throw new MongoError('TypeMismatch', complaint());
}

const bsonType = (value: unknown) => (value as { _bsontype?: string } | null | undefined)?._bsontype;
const isDouble = (value: Numeric) => bsonType(value) === 'Double';
const isLong = (value: Numeric) => bsonType(value) === 'Long';

/** Whether arithmetic can be done with it here. */
export const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || ['Int32', 'Double', 'Long'].includes(bsonType(value) ?? '');
