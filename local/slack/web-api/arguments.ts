import { z } from 'zod';
import { parsed } from '../json.ts';

/** Arguments come as form text or as JSON; these read both. */
export const text = z.string();

const truth: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };
export const flag = z.preprocess((value) => truth[String(value)] ?? value, z.boolean());

export const whole = z.coerce.number().int();

export const json = z.unknown().transform(parsed);
