import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';
import { dateOf, dayInWords, msOf } from '../shell/london.ts';
import { counted } from '../shell/names.ts';
import { today } from '../shell/today.ts';
import { keyOf, loaded } from '../state.ts';
import { type Chunk, dealt } from './chunks.ts';
import { memo } from './memo.tsx';
import { Message } from './message.tsx';
import { useNewcomers } from './newcomers.ts';
import { useOlder } from './older.ts';
import { useReading } from './reading.ts';
import { moveAmong, useRoving } from './roving.ts';
import { rowsOf } from './rows.ts';
import { useStaged } from './staging.ts';
import { useEnd } from './staying-at-end.ts';

interface MessageListProps {
  conversation: string;
  thread?: string | undefined;
  label: string;
  /** The ts of the first message that is new. */
  newFrom?: string | undefined;
  /** What stands above the very first message. */
  beginning: string;
}

const none: MessageShown[] = [];

/** A conversation or a thread, oldest first. */
export function MessageList({ conversation, thread, label, newFrom, beginning }: MessageListProps) {
  const key = keyOf(conversation, thread);
  const list = loaded.value.get(key);
  const messages = list?.messages ?? none;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useSignal(true);
  const chunks = useRef<Chunk[]>([]);
  chunks.current = dealt(chunks.current, messages);
  const staged = useStaged(chunks.current);
  const isAllUp = staged.length === chunks.current.length;
  const hasOlder = list?.hasOlder === true && thread === undefined;
  useOlder({ scroller, conversation, first: staged[0]?.from, hasOlder: hasOlder && isAllUp });
  const toEnd = useEnd(scroller, isAtEnd, messages, key);
  useRoving(scroller, messages, isAtEnd);
  useReading({ conversation, thread, messages, isAtEnd });
  useNewcomers(messages, list !== undefined);
  const newest = messages.at(-1)?.ts;
  const seen = useRef(newest);
  if (isAtEnd.value) seen.current = newest;
  return (
    <div class="messages-place">
      <section
        ref={scroller}
        class="messages"
        aria-label={label}
        aria-busy={list === undefined}
        tabIndex={messages.length === 0 ? 0 : -1}
        onKeyDown={(event) => moveAmong(event, scroller.current)}
      >
        <div class="messages-content">
          {list === undefined && <p class="waiting">Loading…</p>}
          {list && <p class="beginning">{hasOlder || !isAllUp ? 'Loading earlier messages…' : beginning}</p>}
          {staged.map((chunk, index) => (
            <ChunkOfMessages
              key={chunk.from}
              messages={chunk.messages}
              before={chunks.current[chunks.current.length - staged.length + index - 1]?.messages.at(-1)}
              newFrom={newFrom}
              conversation={conversation}
              thread={thread}
            />
          ))}
        </div>
      </section>
      {!isAtEnd.value && (
        <button type="button" class="to-end" onClick={toEnd}>
          {newest !== seen.current ? 'Newer messages' : 'To the newest'}
        </button>
      )}
    </div>
  );
}

interface ChunkProps {
  messages: MessageShown[];
  before: MessageShown | undefined;
  newFrom: string | undefined;
  conversation: string;
  thread: string | undefined;
}

const ChunkOfMessages = memo(function ChunkOfMessages(props: ChunkProps) {
  const { messages, before, newFrom, conversation, thread } = props;
  return (
    <div class="chunk">
      {rowsOf(messages, before, newFrom).map(({ message, isNewDay, isFirstNew, goesOn }) => (
        <div key={message.ts}>
          {isNewDay && <Day ts={message.ts} />}
          {isFirstNew && (
            <p class="new-line">
              <span>New messages</span>
            </p>
          )}
          <Message message={message} conversation={conversation} thread={thread} goesOn={goesOn} />
          {message.ts === thread && (
            <p class="replies-line">
              <span>
                {message.replies === 0 ? 'No replies yet' : counted(message.replies, 'reply', 'replies')}
              </span>
            </p>
          )}
        </div>
      ))}
    </div>
  );
});

function Day({ ts }: { ts: string }) {
  const at = msOf(ts);
  const near = dayInWords(at, today.value);
  const date = dateOf(at);
  return (
    <h3 class="day">
      <span>{near === date ? date : `${near.charAt(0).toUpperCase()}${near.slice(1)}, ${date}`}</span>
    </h3>
  );
}
