import type { Thread } from './posting.ts';
import type { MessageParts } from './validation.ts';

/** A message that is to be posted later. `postAt` is in seconds, as Slack counts. */
export interface ScheduledMessage {
  id: string;
  channelId: string;
  postAt: number;
  createdAt: number;
  parts: MessageParts;
  thread: Thread | undefined;
}

/** What waits for its time. */
export class Scheduled {
  #waiting = new Map<string, ScheduledMessage>();

  add(message: ScheduledMessage): void {
    this.#waiting.set(message.id, message);
  }

  get(id: string): ScheduledMessage | undefined {
    return this.#waiting.get(id);
  }

  remove(id: string): void {
    this.#waiting.delete(id);
  }

  /** What comes first, first. */
  all(): ScheduledMessage[] {
    return [...this.#waiting.values()].sort((a, b) => a.postAt - b.postAt);
  }
}
