import type { Conversation } from '../conversations.ts';
import { familyOf } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';

export function requireScope(state: State, needed: string): void {
  if (state.scopes.has(needed)) return;
  throw new Refusal('missing_scope', { needed, provided: [...state.scopes].join(',') });
}

/** A private conversation that the app is no part of does not exist for it. */
export function conversation(state: State, id: string): Conversation {
  const found = state.conversations.get(id);
  if (!found || (found.kind !== 'public' && !isMember(state, found))) throw new Refusal('channel_not_found');
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
  if (!isMember(state, found) && !state.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  return found;
}

export function openedWith(state: State, userIds: string[]): Conversation {
  for (const id of userIds) {
    const member = state.directory.get(id);
    if (!member) throw new Refusal('user_not_found');
    if (id === state.options.app.botUserId) throw new Refusal('cannot_dm_bot');
    if (member.deleted) throw new Refusal('user_disabled');
  }
  return state.conversations.withApp(userIds);
}

export const isMember = (state: State, { members }: Conversation): boolean =>
  members.has(state.options.app.botUserId);

/** A direct message whose other side has been deactivated is closed to new messages. */
const isOver = (state: State, { kind, members }: Conversation): boolean =>
  kind === 'im' && [...members].some((id) => state.directory.get(id)?.deleted);
