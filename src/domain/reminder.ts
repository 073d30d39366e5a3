import { z } from 'zod';

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
