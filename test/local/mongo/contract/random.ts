import fc from '../../../support/seeded.ts';

type Some = Record<string, unknown>;

/** Few values, so that they meet: of every type that is compared, and one that is none. */
export const scalar = fc.constantFrom<unknown>(
  null,
  0,
  1,
  2,
  -1.5,
  '',
  'x',
  'xy',
  true,
  false,
  new Date(0),
  new Date(1),
);
// What the peer is known to get wrong is left out here and below: null inside, null compared or among several, $not,
// false among $all, what is empty, and an empty pattern.
const something = scalar.filter((one) => one !== null);
const list = fc.array(something, { maxLength: 3 });
const names = fc.constantFrom('a', 'b', 'k');
const inner = fc.dictionary(names, something, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const value = fc.oneof(
  { weight: 4, arbitrary: something },
  { weight: 2, arbitrary: fc.array(something, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: inner },
  { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 2 }) },
);

const documentsOf = (field: fc.Arbitrary<unknown>): fc.Arbitrary<Some[]> =>
  fc
    .array(fc.dictionary(names, field, { maxKeys: 3, noNullPrototype: true }), { minLength: 1, maxLength: 6 })
    .chain((all) =>
      fc
        .array(scalar, { minLength: all.length, maxLength: all.length })
        .map((sorted) => all.map((one, i) => ({ _id: i, sorted: sorted[i], ...one }))),
    );

/** Small documents with lists, and documents inside both. */
export const documents = documentsOf(fc.oneof({ weight: 9, arbitrary: value }, fc.constant(null)));
export const documentsWithoutNull = documentsOf(value);

const range = fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), something);
const compared = ([name, operand]: [string, unknown]): Some => ({ [name]: operand });
const without = [
  something,
  fc.tuple(fc.constantFrom('$eq', '$ne'), something).map(compared),
  range.map(compared),
  list.map((operand) => ({ $in: operand })),
  list.map((operand) => ({ $nin: operand })),
  fc.boolean().map((operand) => ({ $exists: operand })),
  fc.constantFrom('^x', 'y$').map((pattern) => ({ $regex: pattern })),
  fc.tuple(something, something).map(([low, high]) => ({ $gte: low, $lt: high })),
];
const simple = [...without, fc.constantFrom(null, { $eq: null }, { $ne: null })];
const truthy = something.filter((one) => one !== false);
const all = fc.array(truthy, { minLength: 1, maxLength: 2 }).map((operand) => ({ $all: operand }));
const further = [
  fc.nat(3).map((operand) => ({ $size: operand })),
  fc.constantFrom('string', 'number', 'date', 'bool', 'null').map((type) => ({ $type: type })),
  fc.tuple(something, something).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  fc.tuple(names, something).map(([name, operand]) => ({ $elemMatch: { [name]: operand } })),
];

function filtersOf(paths: string[], conditions: fc.Arbitrary<unknown>[]): fc.Arbitrary<Some> {
  const path = fc.constantFrom(...paths);
  const plain = fc.dictionary(path, fc.oneof(...conditions), { maxKeys: 2, noNullPrototype: true });
  const several = (['$and', '$or', '$nor'] as const).map((name) =>
    fc.array(plain, { minLength: 1, maxLength: 2 }).map((all): Some => ({ [name]: all })),
  );
  return fc.oneof({ weight: 4, arbitrary: plain }, ...several);
}

const nots = range.map((one) => ({ $not: compared(one) }));

export const simpleFilters = filtersOf(['a', 'b', 'k'], [...simple, nots]);
export const filters = fc.oneof(
  filtersOf(['a', 'b', 'k'], [...simple, ...further, all]),
  filtersOf(['a', 'b', 'a.k', 'a.b', 'k.a', 'a.0', 'b.1', 'a.0.k'], [...without, ...further]),
);

/** Of what is no list, for the peer has an order of its own for those. */
export const sorts: fc.Arbitrary<Record<string, 1 | -1>> = fc
  .tuple(fc.constantFrom<1 | -1>(1, -1), fc.constantFrom<1 | -1>(1, -1))
  .map(([sorted, _id]) => ({ sorted, _id }));

// Left out as above: null in the way of a path, a field's own name, and a list or an empty document that is added.
const number = fc.constantFrom(1, 2, -1);
const field = fc.constantFrom('a', 'b', 'k', 'a.k', 'a.b', 'b.k', 'a.0');
const change: fc.Arbitrary<Some> = fc.oneof(
  fc.tuple(field, value).map(([at, to]) => ({ $set: { [at]: to } })),
  names.map((at) => ({ $unset: { [at]: '' } })),
  fc.tuple(field, number).map(([at, by]) => ({ $inc: { [at]: by } })),
  fc.tuple(field, number).map(([at, by]) => ({ $mul: { [at]: by } })),
  fc.tuple(names, something).map(([at, limit]) => ({ $min: { [at]: limit } })),
  fc.tuple(names, something).map(([at, limit]) => ({ $max: { [at]: limit } })),
  fc.tuple(field, value).map(([at, item]) => ({ $push: { [at]: item } })),
  fc.tuple(field, list, fc.integer({ min: -3, max: 3 })).map(([at, items, slice]) => ({
    $push: { [at]: { $each: items, $slice: slice } },
  })),
  fc.tuple(field, list).map(([at, items]) => ({ $push: { [at]: { $each: items, $position: 0, $sort: 1 } } })),
  fc.tuple(field, something).map(([at, item]) => ({ $addToSet: { [at]: item } })),
  fc.tuple(field, list).map(([at, items]) => ({ $addToSet: { [at]: { $each: items } } })),
  fc.tuple(field, scalar).map(([at, item]) => ({ $pull: { [at]: item } })),
  fc.tuple(field, number).map(([at, low]) => ({ $pull: { [at]: { $gte: low } } })),
  fc.tuple(field, list).map(([at, items]) => ({ $pullAll: { [at]: items } })),
  fc.tuple(field, fc.constantFrom(1, -1)).map(([at, end]) => ({ $pop: { [at]: end } })),
  names.map((from) => ({ $rename: { [from]: 'z' } })),
  fc.tuple(names, value).map(([at, to]) => ({ $setOnInsert: { [at]: to } })),
);
/** One operator, or two, that may well conflict. */
export const updates: fc.Arbitrary<Some> = fc.oneof(
  { weight: 3, arbitrary: change },
  { weight: 1, arbitrary: fc.tuple(change, change).map(([one, other]) => ({ ...one, ...other })) },
);
