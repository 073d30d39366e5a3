import type { MessageShown } from '../../protocol/shown.ts';
import { msOf, whenInWords } from '../shell/london.ts';
import { counted } from '../shell/names.ts';
import { openThread } from '../shell/side.ts';
import { today } from '../shell/today.ts';

/** '3 replies, last today at 10:04', which opens the thread. */
export function ReplyBar({ message, conversation }: { message: MessageShown; conversation: string }) {
  const { ts, replies, latestReply, unreadReplies } = message;
  const last = latestReply === undefined ? '' : `, last ${whenInWords(msOf(latestReply), today.value)}`;
  return (
    <button type="button" class="reply-bar" onClick={() => openThread(conversation, ts)}>
      <b>{counted(replies, 'reply', 'replies')}</b>
      <span>{last}</span>
      {unreadReplies > 0 && <b class="news">{`, ${unreadReplies} new`}</b>}
    </button>
  );
}
