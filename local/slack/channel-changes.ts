import type { Conversation } from './conversations.ts';
import { postLine } from './posting.ts';
import type { State } from './state.ts';

/** Somebody comes into a channel. A line there says so, and the app hears of both. */
export function join(state: State, user: string, channel: Conversation, inviter?: string): void {
  if (channel.members.has(user)) return;
  channel.members.add(user);
  const invited = inviter !== undefined && { inviter };
  const text = `<@${user}> has joined the channel`;
  postLine(state, channel, { subtype: 'channel_join', user, text, ...invited });
  tellOfMember(state, channel, { type: 'member_joined_channel', user, ...invited });
}

/** Whoever leaves sees no more of it; the app, too, hears that it is out. */
export function leave(state: State, user: string, channel: Conversation): void {
  if (!channel.members.delete(user)) return;
  postLine(state, channel, { subtype: 'channel_leave', user, text: `<@${user}> has left the channel` });
  tellOfMember(state, channel, { type: 'member_left_channel', user });
}

export function archive(state: State, user: string, channel: Conversation): void {
  channel.isArchived = true;
  postLine(state, channel, { subtype: 'channel_archive', user, text: `<@${user}> archived the channel` });
  if (!channel.members.has(state.directory.botUserId)) return;
  const type = channel.kind === 'public' ? 'channel_archive' : 'group_archive';
  void state.announce({ type, user, channel: channel.id });
}

/** The app hears of the channels that it is in, and of its own going. */
function tellOfMember(
  state: State,
  { id, kind, members }: Conversation,
  event: { type: string; user: string; inviter?: string },
): void {
  const { botUserId, teamId } = state.directory;
  if (event.user !== botUserId && !members.has(botUserId)) return;
  void state.announce({
    ...event,
    channel: id,
    channel_type: kind === 'public' ? 'C' : 'G',
    team: teamId,
  });
}
