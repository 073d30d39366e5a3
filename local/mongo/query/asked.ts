/** A question, as it is put to what a path leads to, and to one value alone. */
export interface Asked {
  ofReached(reached: unknown[]): boolean;
  ofOne(value: unknown): boolean;
}

/** Of a value, or of any element where it is an array. */
export const ofElements = (test: (value: unknown) => boolean): Asked => ({
  ofReached: (reached) => reached.some((one) => test(one) || (Array.isArray(one) && one.some(test))),
  ofOne: test,
});

/** Of a value as it is. */
export const ofWhole = (test: (value: unknown) => boolean): Asked => ({
  ofReached: (reached) => reached.some(test),
  ofOne: test,
});

export const not = (asked: Asked): Asked => ({
  ofReached: (reached) => !asked.ofReached(reached),
  ofOne: (value) => !asked.ofOne(value),
});

export const every = (all: Asked[]): Asked => ({
  ofReached: (reached) => all.every((one) => one.ofReached(reached)),
  ofOne: (value) => all.every((one) => one.ofOne(value)),
});

export const some = (all: Asked[]): Asked => ({
  ofReached: (reached) => all.some((one) => one.ofReached(reached)),
  ofOne: (value) => all.some((one) => one.ofOne(value)),
});
