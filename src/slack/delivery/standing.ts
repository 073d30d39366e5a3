import type { Message } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import type { Deliverable } from './message-kind.ts';

/** The message that it hangs under. */
export const parentOf = ({ under }: Message, { messages }: Recorded): Message | undefined =>
  under === undefined ? undefined : messages[under];

/** Whether it still is to be said, and has its place. What this version has no words for is not taken for settled. */
export function stands({ messages }: Deliverable, record: Recorded, entry: Message): boolean {
  if (entry.under !== undefined && !parentOf(entry, record)?.posted) return false;
  return entry.posted !== undefined || (messages[entry.name]?.stands(record, entry) ?? true);
}
