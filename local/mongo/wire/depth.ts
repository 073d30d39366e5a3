/** MongoDB's own. */
export const MAX_DEPTH = 200;

/** A level takes eight bytes at least: type, name, length, end. */
const LEVEL_BYTES = 8;

/** Whether values lie in each other deeper than is served. What is shorter cannot, and is not looked through. */
export const isTooDeep = (value: unknown, bytes: number): boolean =>
  bytes > MAX_DEPTH * LEVEL_BYTES && reaches(value, 0);

function reaches(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  if (depth > MAX_DEPTH) return true;
  return Object.values(value).some((inner) => reaches(inner, depth + 1));
}
