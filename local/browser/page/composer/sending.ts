import { signal } from '@preact/signals';
import { ask } from '../live.ts';
import { keyOf } from '../state.ts';
import type { Attached } from './attaching.ts';
import { isCommand } from './suggesting.ts';

interface Said {
  conversation: string;
  thread: string | undefined;
  words: string;
  files: Attached[];
  isBroadcast: boolean;
}

/** Where something was sent last, anew with each sending. */
export const sentTo = signal({ key: '' });

/** A line that begins with a command is one; with files it is a message all the same, as in Slack. */
export function send({ conversation, thread, words, files, isBroadcast }: Said): Promise<unknown> {
  sentTo.value = { key: keyOf(conversation, thread) };
  const where = { conversation, ...(thread !== undefined && { thread }) };
  if (isCommand(words) && files.length === 0) return ask({ act: 'command', ...where, line: words.trim() });
  const ids = files.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return ask({
    act: 'post',
    ...where,
    text: words.trim(),
    ...(isBroadcast && { broadcast: true }),
    ...(ids.length > 0 && { files: ids }),
  });
}
