import type { Conversation } from './conversations.ts';
import { isReply, type Message } from './messages.ts';

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

  unread(userId: string, { id, members }: Conversation, messages: readonly Message[]): number {
    if (!members.has(userId)) return 0;
    const readTo = this.to(userId, id);
    let unread = 0;
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (!message || !isLater(message.ts, readTo)) break;
      if (isNews(message, userId) && isInConversation(message)) unread += 1;
    }
    return unread;
  }

  /** By the parent's ts, for those threads alone in which somebody has written what this person has not read. */
  unreadReplies(userId: string, conversationId: string, messages: readonly Message[]): Map<string, number> {
    const unread = new Map<string, number>();
    for (const message of messages) {
      const { thread_ts: parent, ts } = message;
      if (parent === undefined || !isReply(message) || !isNews(message, userId)) continue;
      if (!isLater(ts, this.to(userId, conversationId, parent))) continue;
      unread.set(parent, (unread.get(parent) ?? 0) + 1);
    }
    return unread;
  }
}

/** Whether it stands among the messages of the conversation, rather than in a thread alone. */
export const isInConversation = (message: Message): boolean =>
  !isReply(message) || message.subtype === 'thread_broadcast';

const comings = new Set(['channel_join', 'channel_leave']);

const isNews = (message: Message, userId: string): boolean =>
  message.user !== userId && message.hidden !== true && !comings.has(message.subtype ?? '');

const keyOf = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('/');

/** As text, for each ts has the same number of digits until the year 2286. */
const isLater = (ts: string, than: string): boolean => ts > than;
