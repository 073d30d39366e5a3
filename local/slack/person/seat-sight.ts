import type { Values } from '../blocks.ts';
import type { Conversation } from '../conversations.ts';
import type { Member } from '../directory.ts';
import type { Ephemeral } from '../ephemerals.ts';
import type { Message } from '../messages.ts';
import type { OpenView } from '../modals.ts';
import type { State } from '../state.ts';
import { valuesOn } from './seat-places.ts';
import { conversationsOf } from './sight.ts';

/** What one member can see, as it is stored: messages are replaced, never changed, so the same one is the same object. */
export class SeatSight {
  readonly id: string;
  readonly name: string;
  protected readonly state: State;
  readonly #member: Member;

  constructor(state: State, member: Member) {
    this.state = state;
    this.id = member.id;
    this.name = member.realName;
    this.#member = member;
  }

  conversations(): Conversation[] {
    return conversationsOf(this.state, this.id);
  }

  isIn(conversationId: string): boolean {
    return this.state.conversations.get(conversationId)?.members.has(this.id) ?? false;
  }

  conversation(id: string): Conversation {
    const found = this.state.conversations.get(id);
    if (found?.members.has(this.id)) return found;
    throw new Error('You are not in that conversation.');
  }

  /** All of them, replies too, oldest first. */
  messages(conversationId: string): readonly Message[] {
    return this.state.messages.in(this.conversation(conversationId).id);
  }

  message(conversationId: string, ts: string): Message {
    const found = this.state.messages.find(this.conversation(conversationId).id, ts);
    if (!found) throw new Error('That message is no longer there.');
    return found;
  }

  /** What is shown there to this person alone. */
  ephemerals(conversationId: string): Ephemeral[] {
    return this.state.ephemerals.seenBy(this.id).filter(({ channelId }) => channelId === conversationId);
  }

  /** Their open modals, the top one last. */
  modals(): readonly OpenView[] {
    return this.state.modals.stack(this.id);
  }

  home(): OpenView | undefined {
    return this.state.modals.home(this.id);
  }

  /** Whether their last press on it did not go through. */
  isWarned(ts: string): boolean {
    return this.state.warned.size > 0 && this.state.warned.has(`${this.id}/${ts}`);
  }

  /** What they chose in the menus on a message; the same object until they choose again. */
  chosen(ts: string): Values | undefined {
    return this.state.chosen.size > 0 ? this.state.chosen.get(`${this.id}/${ts}`) : undefined;
  }

  valuesOn(shown: Message | Ephemeral): Values {
    return valuesOn(this.state, this.id, shown);
  }

  isHere(fileId: string): boolean {
    return this.state.files.isHere(fileId);
  }

  unread(conversation: Conversation): number {
    return conversation.members.has(this.id) ? this.state.unread.in(this.id, conversation.id) : 0;
  }

  /** By the parent's ts. */
  unreadReplies(conversationId: string): Map<string, number> {
    return this.state.unread.replies(this.id, conversationId);
  }

  /** Replies that they have not read, in threads which they have a part in. */
  unreadToThem(conversation: Conversation): number {
    return conversation.members.has(this.id) ? this.state.unread.toThem(this.id, conversation.id) : 0;
  }

  readTo(conversationId: string): string {
    return this.state.reads.to(this.id, conversationId);
  }

  /** Marks the conversation, or one thread of it, as read up to that ts. */
  read(conversationId: string, ts: string, thread?: string): void {
    const { id } = this.conversation(conversationId);
    if (this.state.reads.read(this.id, id, ts, thread)) this.state.changes.notify();
  }

  protected refuseIfGone(): void {
    if (this.#member.deleted) throw new Error(`${this.name} is deactivated.`);
  }
}
