import type { RecordShown } from './browser/protocol/shown.ts';

/** What the app that runs here tells of itself. It is handed in, for the stand-ins know nothing of the app. */
export interface Insight {
  /** The record that a message of the app's is about, by the key in the message's metadata. */
  recordOf(key: string): Promise<RecordShown | undefined>;
  recordCalled(reference: string): Promise<RecordShown | undefined>;
  /** The record that changed last. */
  latest(): Promise<RecordShown | undefined>;
  /** When the first reminder that waits falls due. */
  nextReminderAt(): Promise<Date | undefined>;
  /** Does what is due by now, and resolves once nothing is under way. */
  settle(): Promise<void>;
}
