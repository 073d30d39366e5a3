import type { Conversation } from '../conversations.ts';
import type { Message } from '../messages.ts';
import { mark } from '../posting.ts';
import type { State } from '../state.ts';

/** Puts a person's emoji to a message, or takes it back where it stands already. */
export function reactAsPerson(
  state: State,
  user: string,
  { channel, message }: { channel: Conversation; message: Message },
  name: string,
): Promise<void> {
  const before = message.reactions ?? [];
  const users = before.find((one) => one.name === name)?.users ?? [];
  const isThere = users.includes(user);
  const now = isThere ? users.filter((one) => one !== user) : [...users, user];
  const reactions = [
    ...before.filter((one) => one.name !== name),
    ...(now.length > 0 ? [{ name, users: now, count: now.length }] : []),
  ];
  const { reactions: _, ...bare } = message;
  return mark(
    state,
    channel,
    { ...bare, ...(reactions.length > 0 && { reactions }) },
    {
      type: isThere ? 'reaction_removed' : 'reaction_added',
      user,
      reaction: name,
      item_user: message.user,
      item: { type: 'message', channel: channel.id, ts: message.ts },
    },
  );
}
