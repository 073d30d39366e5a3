import type { Conversation } from '../conversations.ts';
import type { Message } from '../messages.ts';
import { edit, postAsPerson, remove } from '../posting.ts';
import { composed } from './composer.ts';
import { broughtFile } from './files.ts';
import { reactAsPerson } from './reactions.ts';
import { SeatSight } from './seat-sight.ts';
import { writable } from './writer.ts';

export interface Post {
  text: string;
  /** The parent's ts. */
  thread?: string | undefined;
  /** The conversation has the reply, too. */
  broadcast?: boolean | undefined;
  /** Ids of files that were brought. */
  files?: string[] | undefined;
}

/** What somebody writes, by ids. Every act resolves once the app has been told of it. */
export class SeatWriter extends SeatSight {
  async post(conversationId: string, { text, thread, broadcast = false, files = [] }: Post): Promise<void> {
    this.refuseIfGone();
    const channel = writable(this.state, this.conversation(conversationId));
    if (text.trim() === '' && files.length === 0) throw new Error('Write something first.');
    if (thread !== undefined) this.message(channel.id, thread);
    const shared = files.map((id) => broughtFile(this.state, this.id, id));
    const said = { ...composed(this.state, text), ...(shared.length > 0 && { files: shared }) };
    const under = thread === undefined ? undefined : { ts: thread, broadcast };
    await postAsPerson(this.state, channel, this.id, said, under);
  }

  async edit(conversationId: string, ts: string, text: string): Promise<void> {
    const { channel, message } = this.#own(conversationId, ts);
    if (text.trim() === '') throw new Error('Write something, or delete the message.');
    const edited = { user: this.id, ts: this.state.ids.ts() };
    await edit(this.state, channel, message, { ...message, ...composed(this.state, text), edited });
  }

  async delete(conversationId: string, ts: string): Promise<void> {
    const { channel, message } = this.#own(conversationId, ts);
    await remove(this.state, channel, message);
  }

  /** Puts an emoji to a message, or takes theirs back. */
  async react(conversationId: string, ts: string, emoji: string): Promise<void> {
    this.refuseIfGone();
    const channel = this.conversation(conversationId);
    const message = this.message(channel.id, ts);
    await reactAsPerson(this.state, this.id, { channel, message }, emoji.replaceAll(':', ''));
  }

  /** Takes away what was shown to them alone. */
  dismiss(ts: string): void {
    if (this.state.ephemerals.find(ts)?.userId !== this.id) return;
    this.state.ephemerals.remove(ts);
    this.state.changes.notify();
  }

  #own(conversationId: string, ts: string): { channel: Conversation; message: Message } {
    this.refuseIfGone();
    const channel = this.conversation(conversationId);
    const message = this.message(channel.id, ts);
    if (message.user !== this.id) throw new Error('You can change only what you wrote yourself.');
    return { channel, message };
  }
}
