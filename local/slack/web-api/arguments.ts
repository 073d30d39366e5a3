import { z } from 'zod';
import { parsed } from '../json.ts';

/** Arguments come as form text or as JSON; these read both. */
export const text = z.string('must provide a string');

export const within = (most: number) => text.max(most, `must be less than ${most + 1} characters`);

const truth: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };
export const flag = z.preprocess(
  (value) => (typeof value === 'string' && Object.hasOwn(truth, value) ? truth[value] : value),
  z.boolean('must provide a boolean'),
);

export const whole = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
  z.int('must provide an integer'),
);

export const ids = text.transform((listed) =>
  listed
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean),
);

const deepest = 512;

/** Nested deeper than Slack reads, it stays what it was: text, for the validation to refuse. */
export const json = z.unknown().transform((given) => {
  const value = parsed(given);
  return isDeeperThan(deepest, value) ? String(given) : value;
});

export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeperThan(levels - 1, one));
}
