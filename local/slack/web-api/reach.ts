import { type Conversation, family } from '../conversations.ts';
import type { Member } from '../directory.ts';
import { isReply, type Message } from '../messages.ts';
import { familyOf } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';

/** The scopes of which a method needs the one for the family of its channel: channels, groups, im or mpim. */
export const forEachFamily = (what: 'history' | 'read'): string[] =>
  Object.values(family).map((name) => `${name}:${what}`);

export function requireScope(state: State, ...anyOf: string[]): void {
  if (anyOf.some((scope) => state.scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: anyOf.join(','), provided: [...state.scopes].join(',') });
}

/** A private conversation that the app is no part of does not exist for it. */
export function conversation(state: State, id: string): Conversation {
  const found = state.conversations.get(id);
  if (!found || (found.kind !== 'public' && !isMember(state, found))) throw new Refusal('channel_not_found');
  return found;
}

/** One that the app is in, for what only members may do. */
export function joined(state: State, id: string): Conversation {
  const found = conversation(state, id);
  if (!isMember(state, found)) throw new Refusal('not_in_channel');
  return found;
}

/** One that the app may read, by `history` or `read`. */
export function readable(state: State, id: string, what: 'history' | 'read'): Conversation {
  const found = conversation(state, id);
  requireScope(state, `${familyOf(found)}:${what}`);
  if (what === 'history' && !isMember(state, found)) throw new Refusal('not_in_channel');
  return found;
}

/** One that the app may post to; posting, unlike the rest, also takes a person's id. */
export function postable(state: State, id: string): Conversation {
  const person = /^[UW]/.test(id) ? state.directory.get(id) : undefined;
  const found = person ? openedWith(state, [person.id]) : conversation(state, id);
  if (found.isArchived || isOver(state, found)) throw new Refusal('is_archived');
  const isTabOff = state.options.manifest.features?.app_home?.messages_tab_enabled === false;
  if (found.kind === 'im' && isTabOff) throw new Refusal('messages_tab_disabled');
  if (!isMember(state, found) && !state.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  return found;
}

export function openedWith(state: State, userIds: string[]): Conversation {
  for (const id of userIds) {
    const member = visible(state, id);
    if (id === state.options.app.botUserId || id === 'USLACKBOT') throw new Refusal('cannot_dm_bot');
    if (member.deleted) throw new Refusal('user_disabled');
  }
  return state.conversations.withApp(userIds);
}

/** Somebody that the app can see: of its own workspace, or met in a channel. */
export function visible(state: State, id: string): Member {
  const member = state.directory.get(id);
  if (!member) throw new Refusal('user_not_found');
  const isMet = state.conversations
    .all()
    .some((one) => one.kind !== 'im' && one.members.has(id) && isMember(state, one));
  if (state.directory.isOutsider(member) && !isMet) throw new Refusal('user_not_visible');
  return member;
}

/** Messages are replied to under their parent, never under a reply. */
export function refuseUnlessParent(state: State, channel: Conversation, threadTs: string): void {
  const parent = state.messages.find(channel.id, threadTs);
  if (!parent) throw new Refusal('thread_not_found');
  if (isReply(parent)) throw new Refusal('cannot_reply_to_message');
}

export function messageAt(state: State, channel: Conversation, ts: string): Message {
  const message = state.messages.find(channel.id, ts);
  if (!message) throw new Refusal('message_not_found');
  return message;
}

export const isMember = (state: State, { members }: Conversation): boolean =>
  members.has(state.options.app.botUserId);

/** A direct message whose other side has been deactivated is closed to new messages. */
const isOver = (state: State, { kind, members }: Conversation): boolean =>
  kind === 'im' && [...members].some((id) => state.directory.get(id)?.deleted);
