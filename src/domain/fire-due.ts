import type { Recorded } from './record.ts';
import type { Reminder } from './reminder.ts';

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
