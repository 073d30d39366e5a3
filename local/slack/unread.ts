import { isReply, type Message, type Messages } from './messages.ts';
import { isLater, type Reads } from './reads.ts';

/** What counts as news, oldest first: in a conversation, and by parent in its threads. */
interface Digest {
  version: number;
  there: Message[];
  threads: Map<string, Thread>;
}

interface Thread {
  replies: Message[];
  /** Who began it, and who has written in it. */
  people: Set<string>;
}

/** What each person has not read. */
export class Unread {
  readonly #messages: Messages;
  readonly #reads: Reads;
  readonly #digests = new Map<string, Digest>();

  constructor(messages: Messages, reads: Reads) {
    this.#messages = messages;
    this.#reads = reads;
  }

  /** Messages of others, without the replies that stand in threads alone. */
  in(userId: string, conversationId: string): number {
    const { there } = this.#digest(conversationId);
    return laterThan(this.#reads.to(userId, conversationId), there, userId);
  }

  /** Those replies of others that stand in threads which this person has a part in. */
  toThem(userId: string, conversationId: string): number {
    let count = 0;
    for (const [parent, { replies, people }] of this.#digest(conversationId).threads)
      if (people.has(userId))
        count += laterThan(this.#reads.to(userId, conversationId, parent), replies, userId);
    return count;
  }

  /** Replies of others by their parent's ts, where there are any. */
  replies(userId: string, conversationId: string): Map<string, number> {
    const unread = new Map<string, number>();
    for (const [parent, { replies }] of this.#digest(conversationId).threads) {
      const count = laterThan(this.#reads.to(userId, conversationId, parent), replies, userId);
      if (count > 0) unread.set(parent, count);
    }
    return unread;
  }

  #digest(conversationId: string): Digest {
    const version = this.#messages.version(conversationId);
    const known = this.#digests.get(conversationId);
    if (known?.version === version) return known;
    const digest = digestOf(this.#messages.in(conversationId), version);
    this.#digests.set(conversationId, digest);
    return digest;
  }
}

/** Whether it stands among the messages of the conversation, rather than in a thread alone. */
export const isInConversation = (message: Message): boolean =>
  !isReply(message) || message.subtype === 'thread_broadcast';

function digestOf(messages: readonly Message[], version: number): Digest {
  const there: Message[] = [];
  const authors = new Map<string, string>();
  const threads = new Map<string, Thread>();
  for (const message of messages.filter(isNews)) {
    const { ts, user, thread_ts: parent } = message;
    authors.set(ts, user);
    if (isInConversation(message)) there.push(message);
    if (parent === undefined || !isReply(message)) continue;
    const thread = threads.get(parent) ?? { replies: [], people: new Set([authors.get(parent) ?? '']) };
    thread.replies.push(message);
    thread.people.add(user);
    threads.set(parent, thread);
  }
  return { version, there, threads };
}

const comings = new Set(['channel_join', 'channel_leave']);

const isNews = ({ hidden, subtype }: Message): boolean => hidden !== true && !comings.has(subtype ?? '');

function laterThan(ts: string, messages: Message[], userId: string): number {
  let count = 0;
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (!message || !isLater(message.ts, ts)) break;
    if (message.user !== userId) count += 1;
  }
  return count;
}
