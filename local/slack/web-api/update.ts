import type { Message } from '../messages.ts';
import { edit } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import type { MessageParts } from '../validation.ts';
import { flag, text } from './arguments.ts';
import { checkedContent, content } from './content.ts';
import { contentErrors } from './errors.ts';
import { method } from './method.ts';
import { conversation, messageAt } from './reach.ts';

// In bytes of UTF-8.
const longestText = 4000;

export const update = method({
  scopes: ['chat:write'],
  tier: 3,
  args: { ...content, channel: text, ts: text, reply_broadcast: flag.optional() },
  errors: [
    ...contentErrors,
    'block_mismatch',
    'cant_update_message',
    'channel_not_found',
    'edit_window_closed',
    'is_inactive',
    'message_not_found',
    'update_failed',
  ],
  run({ channel: where, ts, ...rest }, { state }) {
    const channel = conversation(state, where);
    if (channel.isArchived) throw new Refusal('is_inactive');
    const parts = checkedContent(state, rest, { maxText: longestText });
    const previous = messageAt(state, channel, ts);
    if (previous.bot_id !== state.botId) throw new Refusal('cant_update_message');
    if (isClosed(state, previous)) throw new Refusal('edit_window_closed');
    if (isRich(previous) && parts.blocks && !isRich(parts)) throw new Refusal('block_mismatch');
    const next = edited(state, previous, parts);
    void edit(state, channel, previous, next);
    return { channel: channel.id, ts, text: next.text, message: { ...next } };
  },
});

function isClosed({ options, clock }: State, { ts }: Message): boolean {
  const { editWindowMinutes: minutes } = options;
  return minutes !== undefined && clock.now().getTime() - Number(ts) * 1000 > minutes * 60_000;
}

const isRich = ({ blocks = [] }: Pick<MessageParts, 'blocks'>): boolean =>
  blocks.some(({ type }) => type === 'rich_text');

/** What an update leaves out goes (blocks) or stays (attachments, metadata), each by its own rule. */
function edited(state: State, previous: Message, parts: MessageParts): Message {
  const { blocks: _, attachments: attached, metadata: stamped, edited: mark, ...kept } = previous;
  const { attachments = attached, metadata = stamped } = parts;
  const isWorded = parts.text !== '' && parts.text !== previous.text;
  const editedNow = { user: state.options.app.botUserId, ts: state.ids.ts() };
  return {
    ...kept,
    text: parts.text,
    ...(parts.blocks && { blocks: parts.blocks }),
    ...(attachments && attachments.length > 0 && { attachments }),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
    ...(isWorded ? { edited: editedNow } : mark && { edited: mark }),
  };
}
