import type { Block } from './blocks.ts';
import type { Json } from './json.ts';

export interface SharedFile {
  id: string;
  name: string;
  [key: string]: unknown;
}

export interface Message {
  type: 'message';
  subtype?: string;
  ts: string;
  user: string;
  text: string;
  team?: string;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Json;
  blocks?: Block[];
  attachments?: Json[];
  files?: SharedFile[];
  metadata?: Json;
  reactions?: { name: string; users: string[]; count: number }[];
  pinned_to?: string[];
  thread_ts?: string;
  edited?: { user: string; ts: string };
  reply_count?: number;
  reply_users?: string[];
  reply_users_count?: number;
  latest_reply?: string;
  [key: string]: unknown;
}

/** What is stored in each conversation, oldest first. */
export class Messages {
  #byChannel = new Map<string, Message[]>();
  /** By conversation. */
  #versions = new Map<string, number>();
  /** Hears of each message that came, changed or went. */
  onChange: (channelId: string, ts: string) => void = () => {};

  in(channelId: string): Message[] {
    return this.#byChannel.get(channelId) ?? [];
  }

  /** Another one after each change there. */
  version(channelId: string): number {
    return this.#versions.get(channelId) ?? 0;
  }

  find(channelId: string, ts: string): Message | undefined {
    return this.in(channelId).findLast((message) => message.ts === ts);
  }

  add(channelId: string, message: Message): Message {
    this.restore(channelId, message);
    this.#changed(channelId, message.ts);
    const parent = isReply(message) && this.find(channelId, message.thread_ts ?? '');
    if (parent) this.#countReplies(channelId, parent);
    return message;
  }

  /** One that was kept, with what was counted of it then. */
  restore(channelId: string, message: Message): void {
    const messages = this.in(channelId);
    this.#byChannel.set(channelId, messages);
    messages.push(message);
    this.#versions.set(channelId, this.version(channelId) + 1);
  }

  replace(channelId: string, message: Message): void {
    const messages = this.in(channelId);
    const at = messages.findLastIndex(({ ts }) => ts === message.ts);
    if (at < 0) return;
    messages[at] = message;
    this.#changed(channelId, message.ts);
  }

  /** A parent that has replies leaves a placeholder, so that its thread still hangs together. */
  remove(channelId: string, message: Message): void {
    if (this.replies(channelId, message.ts).length > 0) {
      this.replace(channelId, {
        type: 'message',
        subtype: 'tombstone',
        ts: message.ts,
        user: 'USLACKBOT',
        text: 'This message was deleted.',
        hidden: true,
        thread_ts: message.ts,
        reply_count: message.reply_count ?? 0,
      });
      return;
    }
    this.#byChannel.set(
      channelId,
      this.in(channelId).filter((one) => one !== message),
    );
    this.#changed(channelId, message.ts);
    const parent = isReply(message) && this.find(channelId, message.thread_ts ?? '');
    if (parent) this.#countReplies(channelId, parent);
  }

  replies(channelId: string, parentTs: string): Message[] {
    return this.in(channelId).filter((one) => isReply(one) && one.thread_ts === parentTs);
  }

  #changed(channelId: string, ts: string): void {
    this.#versions.set(channelId, this.version(channelId) + 1);
    this.onChange(channelId, ts);
  }

  #countReplies(channelId: string, parent: Message): void {
    const replies = this.replies(channelId, parent.ts);
    const people = [...new Set(replies.map(({ user }) => user))];
    this.replace(channelId, {
      ...parent,
      thread_ts: parent.ts,
      reply_count: replies.length,
      reply_users: people,
      reply_users_count: people.length,
      latest_reply: replies.at(-1)?.ts ?? parent.ts,
    });
  }
}

export const isReply = (message: Message): boolean =>
  message.thread_ts !== undefined && message.thread_ts !== message.ts;
