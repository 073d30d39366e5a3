import type { Message } from '../src/domain/message.ts';
import type { Recorded } from '../src/domain/record.ts';
import { fireDue, type Reminder } from '../src/domain/reminder.ts';
import { plusSeconds } from '../src/domain/times.ts';
import type { Records } from '../src/store/records.ts';
import type { Job, JobDeps } from './job.ts';

/** A kind of record with reminders, and the messages each becomes. */
export interface Firing<R extends Recorded = Recorded> {
  records: Records<R>;
  whatFires(record: R, key: string, reminder: Reminder, at: Date): Record<string, Message>;
}

// A tick may come late: what is armed twice finds itself fired.
const lookAheadTicks = 2;

/** Fires what has fallen due. The record says whether a reminder still stands; this job does not. */
export const sendDueReminders: Job = {
  name: 'send-due-reminders',
  async run(deps, at) {
    const { clock, firings, inFlight, tickSeconds } = deps;
    for (const firing of firings)
      for await (const { id, dueAt } of firing.records.due(
        'nextReminderAt',
        plusSeconds(at, lookAheadTicks * tickSeconds),
      )) {
        const wait = dueAt.getTime() - clock.now().getTime();
        if (wait <= 0) await fire(deps, firing, id);
        else clock.after(wait, () => void inFlight.track(fire(deps, firing, id)));
      }
  },
};

/** Asks the record at the due instant; a second asking finds the reminder already fired. */
async function fire(
  { clock, deliverer, log }: JobDeps,
  { records, whatFires }: Firing,
  id: string,
): Promise<void> {
  try {
    const now = clock.now();
    const fired = await records.update(id, (record) =>
      fireDue(record, now, (it, key, reminder) => whatFires(it, key, reminder, now)),
    );
    if (fired) deliverer.nudge(records.kind.name, id);
  } catch (error) {
    log.warn({ err: error, kind: records.kind.name, id }, 'a reminder was left for the next tick');
  }
}
