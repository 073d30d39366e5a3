/** What each person has read: up to which ts, of each conversation and of each thread. */
export class Reads {
  /** `person/conversation` or `person/conversation/thread` → the ts of the latest message read. */
  readonly marks = new Map<string, string>();

  to(userId: string, conversationId: string, thread?: string): string {
    return this.marks.get(keyOf(userId, conversationId, thread)) ?? '0';
  }

  /** Only ever further on; whether it was. */
  read(userId: string, conversationId: string, ts: string, thread?: string): boolean {
    if (!isLater(ts, this.to(userId, conversationId, thread))) return false;
    this.marks.set(keyOf(userId, conversationId, thread), ts);
    return true;
  }
}

const keyOf = (userId: string, conversationId: string, thread: string | undefined): string =>
  thread === undefined ? `${userId}/${conversationId}` : `${userId}/${conversationId}/${thread}`;

/** As text, for each ts has the same number of digits until the year 2286. */
export const isLater = (ts: string, than: string): boolean => ts > than;
