import type { Conversation } from '../conversations.ts';
import type { Member } from '../directory.ts';
import type { Message } from '../messages.ts';
import { edit, postAsPerson, remove, type Thread } from '../posting.ts';
import type { State } from '../state.ts';
import { composed } from './composer.ts';
import { sharedFile } from './files.ts';
import { Onlooker } from './onlooker.ts';
import { reactAsPerson } from './reactions.ts';

export interface Patience {
  /** Real milliseconds. */
  within?: number;
}

interface Where {
  in?: string;
}

/** What someone writes with their own hands. Every act resolves once the app has been told of it. */
export class Writer extends Onlooker {
  protected readonly member: Member;

  constructor(state: State, member: Member) {
    super(state, member);
    this.member = member;
  }

  /** Without `in`, in their direct messages with the app. */
  async posts(text: string, where: Where = {}): Promise<void> {
    const channel = this.#writable(this.conversation(where.in));
    await postAsPerson(this.state, channel, this.id, composed(this.state, text));
  }

  /** A reply in the thread of the newest message that contains `to`; if broadcast, the channel has it too. */
  async replies(
    text: string,
    { to, broadcast = false, ...how }: { to: string; broadcast?: boolean } & Where & Patience,
  ): Promise<void> {
    const { channel, ts } = await this.#thread(to, how);
    const said = composed(this.state, text);
    await postAsPerson(this.state, this.#writable(channel), this.id, said, { ts, broadcast });
  }

  /** Shares a file with a comment or none: as a reply to the message that contains `to`, or else in `in`. */
  async sharesAFile(
    name: string,
    { to, text = '', ...how }: { to?: string; text?: string } & Where & Patience = {},
  ): Promise<void> {
    const thread = to === undefined ? undefined : await this.#thread(to, how);
    const channel = this.#writable(thread?.channel ?? this.conversation(how.in));
    const files = [sharedFile(this.state, this.id, name)];
    const said = { ...composed(this.state, text), files };
    await postAsPerson(this.state, channel, this.id, said, thread && { ts: thread.ts });
  }

  /** Changes the wording of their own newest message that contains `to`. */
  async edits(text: string, { to, ...where }: { to: string } & Where): Promise<void> {
    const { channel, message } = this.#own(to, where);
    const edited = { user: this.id, ts: this.state.ids.ts() };
    await edit(this.state, channel, message, { ...message, ...composed(this.state, text), edited });
  }

  /** Puts an emoji to the newest message that contains `on`, or takes theirs back. */
  async reacts(emoji: string, { on, ...how }: { on: string } & Where & Patience): Promise<void> {
    this.refuseIfGone();
    const { place } = await this.sees(on, { ...how, only: 'message' });
    if (place.kind === 'message') await reactAsPerson(this.state, this.id, place, emoji.replaceAll(':', ''));
  }

  /** Deletes their own newest message that contains the text. */
  async deletes(text: string, where: Where = {}): Promise<void> {
    const { channel, message } = this.#own(text, where);
    await remove(this.state, channel, message);
  }

  /** What `/me` says of them. */
  protected async does(text: string, channel: Conversation): Promise<void> {
    const said = { text: composed(this.state, text).text, isMe: true };
    await postAsPerson(this.state, this.#writable(channel), this.id, said);
  }

  protected refuseIfGone(): void {
    if (this.member.deleted) throw new Error(`${this.name} is deactivated.`);
  }

  async #thread(to: string, how: Where & Patience): Promise<Thread & { channel: Conversation }> {
    this.refuseIfGone();
    const { place } = await this.sees(to, { ...how, only: 'message' });
    if (place.kind !== 'message') throw new Error(`"${to}" is no message to reply to.`);
    return { channel: place.channel, ts: place.message.thread_ts ?? place.message.ts };
  }

  #own(text: string, where: Where): { channel: Conversation; message: Message } {
    this.refuseIfGone();
    const places = this.seen(where.in)
      .filter((seen) => seen.text.includes(text))
      .flatMap(({ place }) => (place.kind === 'message' ? [place] : []));
    const own = places.find(({ message }) => message.user === this.id);
    if (own) return own;
    if (places.length > 0)
      throw new Error(
        `Slack lets ${this.name} change only what they wrote themselves, which "${text}" is not.`,
      );
    throw new Error(this.missing(`a message of their own with "${text}"`));
  }

  #writable(channel: Conversation): Conversation {
    this.refuseIfGone();
    return writable(this.state, channel);
  }
}

/** The conversation, or an error that says why nobody can write there. */
export function writable(state: State, channel: Conversation): Conversation {
  const { app, manifest } = state.options;
  const { messages_tab_enabled: tab, messages_tab_read_only_enabled: readOnly } =
    manifest.features?.app_home ?? {};
  if (channel.kind === 'im' && (tab === false || readOnly))
    throw new Error(`Nobody can write to ${app.name} in their direct messages: they are for reading only.`);
  if (channel.isArchived) throw new Error(`#${channel.name} is archived: nobody can write there.`);
  return channel;
}
