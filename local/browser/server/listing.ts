import type { Values } from '../../slack/blocks.ts';
import type { Ephemeral } from '../../slack/ephemerals.ts';
import type { About, Message, Seat } from '../../slack/index.ts';
import { isInConversation } from '../../slack/unread.ts';
import type { MessageShown, Messages } from '../protocol/shown.ts';
import { ephemeralShown, messageShown } from './message-shown.ts';

const pageSize = 100;

type Stored = Message | Ephemeral;

/** One line as it stands: the stored message is replaced when it changes, so the same object has not changed. */
interface Line {
  stored: Stored;
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
  readonly #sent = new Map<string, Line>();
  #isTold = false;
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
    const whole = !this.#isTold;
    const stored = this.thread === undefined ? this.#inConversation() : this.#inThread(this.thread);
    const put = this.#changed(stored);
    const gone = this.#sent.size > stored.length ? this.#gone(stored) : [];
    const hasOlder = this.#from !== '';
    if (!whole && put.length === 0 && gone.length === 0 && hasOlder === this.#hadOlder) return undefined;
    this.#isTold = true;
    this.#hadOlder = hasOlder;
    return {
      is: 'messages',
      conversation: this.conversation,
      ...(this.thread !== undefined && { thread: this.thread }),
      whole,
      put: put.map((line) => this.#shown(line)),
      gone,
      hasOlder,
    };
  }

  #changed(stored: Stored[]): Line[] {
    const unread = this.thread === undefined ? this.#seat.unreadReplies(this.conversation) : none;
    return stored.flatMap((one) => {
      const { ts } = one;
      const before = this.#sent.get(ts);
      const unreadReplies = unread.get(ts) ?? 0;
      const isWarned = this.#seat.isWarned(ts);
      const chosen = this.#seat.chosen(ts);
      if (
        before?.stored === one &&
        before.unreadReplies === unreadReplies &&
        before.isWarned === isWarned &&
        before.chosen === chosen
      )
        return [];
      const line = { stored: one, unreadReplies, isWarned, chosen };
      this.#sent.set(ts, line);
      return [line];
    });
  }

  #gone(stored: Stored[]): string[] {
    const still = new Set(stored.map(({ ts }) => ts));
    const gone = [...this.#sent.keys()].filter((ts) => !still.has(ts));
    for (const ts of gone) this.#sent.delete(ts);
    return gone;
  }

  #inConversation(): Stored[] {
    const messages = this.#seat.messages(this.conversation);
    const from = messages.findLastIndex(({ ts }) => ts < this.#from) + 1;
    return this.#withEphemerals(messages.slice(from).filter(isInConversation), undefined);
  }

  #inThread(parent: string): Stored[] {
    const thread = this.#seat
      .messages(this.conversation)
      .filter(({ ts, thread_ts }) => ts === parent || thread_ts === parent);
    // Slack shows an ephemeral reply only in a thread that somebody has begun.
    return thread.length > 1 ? this.#withEphemerals(thread, parent) : thread;
  }

  #withEphemerals(messages: Message[], thread: string | undefined): Stored[] {
    const own = this.#seat
      .ephemerals(this.conversation)
      .filter(({ ts, threadTs }) => threadTs === thread && ts >= this.#from);
    return own.length === 0 ? messages : [...messages, ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  #shown({ stored, unreadReplies }: Line): MessageShown {
    return isEphemeral(stored)
      ? ephemeralShown(this.#seat, this.#about, stored)
      : messageShown(this.#seat, stored, unreadReplies);
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

const isEphemeral = (stored: Stored): stored is Ephemeral => !('type' in stored);

const none: ReadonlyMap<string, number> = new Map();
