import { z } from 'zod';
import type { Recorded } from './record.ts';

/** A moment at which a record wants to be looked at again. Moving one makes a new generation; the old key dies. */
export const reminder = z.looseObject({
  name: z.string(),
  generation: z.int(),
  dueAt: z.date(),
  state: z.enum(['waiting', 'fired', 'cancelled']),
});
export type Reminder = z.infer<typeof reminder>;
export type Reminders = Record<string, Reminder>;

/** Sets `name` to fall due at `dueAt`, in place of whatever was set before. */
export function setReminder(reminders: Reminders, name: string, dueAt: Date): Reminders {
  const generation = 1 + Math.max(0, ...of(reminders, name).map(([, { generation }]) => generation));
  return {
    ...cancelReminder(reminders, name),
    [`${name}-${generation}`]: { name, generation, dueAt, state: 'waiting' },
  };
}

export function cancelReminder(reminders: Reminders, name: string): Reminders {
  const waiting = of(reminders, name).filter(([, { state }]) => state === 'waiting');
  return {
    ...reminders,
    ...Object.fromEntries(waiting.map(([key, it]) => [key, { ...it, state: 'cancelled' }])),
  };
}

const of = (reminders: Reminders, name: string) =>
  Object.entries(reminders).filter(([, it]) => it.name === name);

/**
 * Fires what has fallen due by `now`: each is marked, leaves a line in the history, and becomes messages in the same
 * change. Undefined where nothing is due any more: the record, not the clock that asked, says what stands.
 */
export function fireDue<R extends Recorded>(
  it: R,
  now: Date,
  whatFires: (record: R, key: string, reminder: Reminder) => R['messages'],
): R | undefined {
  const due = Object.entries(it.reminders).filter(
    ([, { state, dueAt }]) => state === 'waiting' && dueAt <= now,
  );
  if (!due.length) return undefined;
  let next = it;
  for (const [key, reminder] of due)
    next = {
      ...next,
      reminders: { ...next.reminders, [key]: { ...reminder, state: 'fired' } },
      messages: { ...next.messages, ...whatFires(next, key, reminder) },
      history: [...next.history, { at: now, by: 'casedesk', what: `remind/${reminder.name}` }],
    };
  return next;
}
