import { z } from 'zod';
import type { Option } from '../blocks.ts';

const most = 100;

const options = z
  .array(z.looseObject({ text: z.looseObject({ type: z.string(), text: z.string() }), value: z.string() }))
  .max(most);
const answer = z.union([
  z.strictObject({ options }),
  z.strictObject({ option_groups: z.array(z.looseObject({ options })).max(most) }),
]);

/** What an app offers in an external menu; undefined where Slack's client could make nothing of it. */
export function offeredIn(given: unknown): Option[] | undefined {
  const read = answer.safeParse(given);
  if (!read.success) return undefined;
  return 'options' in read.data
    ? read.data.options
    : read.data.option_groups.flatMap((group) => group.options);
}
