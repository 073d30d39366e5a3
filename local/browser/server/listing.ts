import type { Values } from '../../slack/blocks.ts';
import type { Ephemeral } from '../../slack/ephemerals.ts';
import type { About, Message, Seat } from '../../slack/index.ts';
import { isInConversation } from '../../slack/reads.ts';
import type { MessageShown, Messages } from '../protocol/shown.ts';
import { ephemeralShown, messageShown } from './message-shown.ts';

const pageSize = 100;

/** One line as it stands: the stored message is replaced when it changes, so the same object has not changed. */
interface Line {
  of: { message: Message } | { ephemeral: Ephemeral };
  stored: Message | Ephemeral;
  unreadReplies: number;
  isWarned: boolean;
  chosen: Values | undefined;
}

/** What a window has been sent of a conversation, or of one thread in it. */
export class Listing {
  readonly conversation: string;
  readonly thread: string | undefined;
  readonly #seat: Seat;
  readonly #about: About;
  /** The ts of the oldest message that is loaded; '' once all are. */
  #from = '';
  #sent: Map<string, Line> | undefined;
  #hadOlder = false;

  constructor(seat: Seat, about: About, conversation: string, thread?: string) {
    this.conversation = conversation;
    this.thread = thread;
    this.#seat = seat;
    this.#about = about;
    if (thread === undefined) this.#from = this.#pageBefore(undefined);
  }

  /** Loads the page before. */
  older(): void {
    if (this.#from !== '') this.#from = this.#pageBefore(this.#from);
  }

  /** What has changed since it was last asked; everything at first. */
  news(): Messages | undefined {
    const before = this.#sent;
    const lines = this.thread === undefined ? this.#inConversation() : this.#inThread(this.thread);
    const sent = new Map(lines.map((line) => [line.stored.ts, line]));
    const put = lines.filter((line) => !isSame(line, before?.get(line.stored.ts)));
    const gone = before ? [...before.keys()].filter((ts) => !sent.has(ts)) : [];
    const hasOlder = this.#from !== '';
    const isNothing = before && put.length === 0 && gone.length === 0 && hasOlder === this.#hadOlder;
    this.#sent = sent;
    this.#hadOlder = hasOlder;
    if (isNothing) return undefined;
    return {
      is: 'messages',
      conversation: this.conversation,
      ...(this.thread !== undefined && { thread: this.thread }),
      whole: !before,
      put: put.map((line) => this.#shown(line)),
      gone,
      hasOlder,
    };
  }

  #inConversation(): Line[] {
    const messages = this.#seat.messages(this.conversation);
    const unread = this.#seat.unreadReplies(this.conversation);
    const lines: Line[] = [];
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (!message || message.ts < this.#from) break;
      if (isInConversation(message)) lines.push(this.#line({ message }, message, unread.get(message.ts)));
    }
    return this.#withEphemerals(lines.reverse(), undefined);
  }

  #inThread(parent: string): Line[] {
    const thread = this.#seat
      .messages(this.conversation)
      .filter(({ ts, thread_ts }) => ts === parent || thread_ts === parent);
    const lines = thread.map((message) => this.#line({ message }, message));
    // Slack shows an ephemeral reply only in a thread that somebody has begun.
    return lines.length > 1 ? this.#withEphemerals(lines, parent) : lines;
  }

  #withEphemerals(lines: Line[], thread: string | undefined): Line[] {
    const own = this.#seat
      .ephemerals(this.conversation)
      .filter(({ ts, threadTs }) => threadTs === thread && ts >= this.#from);
    if (own.length === 0) return lines;
    return [...lines, ...own.map((ephemeral) => this.#line({ ephemeral }, ephemeral))].sort((a, b) =>
      a.stored.ts < b.stored.ts ? -1 : 1,
    );
  }

  #line(of: Line['of'], stored: Message | Ephemeral, unreadReplies = 0): Line {
    const { ts } = stored;
    return { of, stored, unreadReplies, isWarned: this.#seat.isWarned(ts), chosen: this.#seat.chosen(ts) };
  }

  #shown({ of, unreadReplies }: Line): MessageShown {
    return 'message' in of
      ? messageShown(this.#seat, of.message, unreadReplies)
      : ephemeralShown(this.#seat, this.#about, of.ephemeral);
  }

  /** The ts that a page of messages before this one begins with; '' where nothing is older. */
  #pageBefore(ts: string | undefined): string {
    const messages = this.#seat.messages(this.conversation);
    let found = 0;
    let first = '';
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (!message || !isInConversation(message) || (ts !== undefined && message.ts >= ts)) continue;
      if (found === pageSize) return first;
      found += 1;
      first = message.ts;
    }
    return '';
  }
}

const isSame = (a: Line, b: Line | undefined): boolean =>
  b !== undefined &&
  a.stored === b.stored &&
  a.unreadReplies === b.unreadReplies &&
  a.isWarned === b.isWarned &&
  a.chosen === b.chosen;
