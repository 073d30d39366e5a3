import type { Message } from '../src/domain/message.ts';
import type { Recorded } from '../src/domain/record.ts';
import type { Reminder } from '../src/domain/reminder.ts';
import type { Records } from '../src/store/records.ts';

/** A kind of record with reminders, and the messages each becomes. */
export interface Firing<R extends Recorded = Recorded> {
  records: Records<R>;
  whatFires(record: R, key: string, reminder: Reminder, at: Date): Record<string, Message>;
}
