import type { Ephemeral } from '../../slack/ephemerals.ts';
import type { About, Seat } from '../../slack/index.ts';
import type { Message, SharedFile } from '../../slack/messages.ts';
import type { FileShown, MessageShown } from '../protocol/shown.ts';

/** A message as one person's page is told of it: not its metadata, which no client of Slack's shows. */
export function messageShown(seat: Seat, message: Message, unreadReplies: number): MessageShown {
  const { ts, user, subtype, text, blocks = [], attachments = [], files = [], reactions = [] } = message;
  return {
    ts,
    user,
    kind: 'message',
    ...(typeof message.username === 'string' && { by: message.username }),
    ...(subtype !== undefined && { subtype }),
    text,
    blocks,
    attachments,
    files: files.map((file) => fileShown(seat, file)),
    reactions: reactions.map(({ name, users }) => ({ name, users })),
    ...(message.thread_ts !== undefined && { threadTs: message.thread_ts }),
    replies: message.reply_count ?? 0,
    repliers: message.reply_users ?? [],
    ...(message.reply_count && message.latest_reply && { latestReply: message.latest_reply }),
    unreadReplies,
    isEdited: message.edited !== undefined,
    isWarned: seat.isWarned(ts),
    values: seat.valuesOn(message),
  };
}

export function ephemeralShown(seat: Seat, { app, directory }: About, ephemeral: Ephemeral): MessageShown {
  const { ts, from, text, blocks = [], threadTs } = ephemeral;
  return {
    ts,
    user: from === 'slackbot' ? 'USLACKBOT' : directory.botUserId,
    kind: 'ephemeral',
    by: from === 'slackbot' ? 'Slackbot' : app.name,
    text,
    blocks,
    attachments: [],
    files: [],
    reactions: [],
    ...(threadTs !== undefined && { threadTs }),
    replies: 0,
    repliers: [],
    unreadReplies: 0,
    isEdited: false,
    isWarned: seat.isWarned(ts),
    values: seat.valuesOn(ephemeral),
  };
}

const fileShown = (seat: Seat, { id, name, size, mimetype }: SharedFile): FileShown => ({
  id,
  name,
  size: Number(size ?? 0),
  type: String(mimetype ?? ''),
  isHere: seat.isHere(id),
});
