import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Rendered } from '../face.ts';

const eventType = 'casedesk_message';

/** Where something is to be said, and the key by which it is known again. */
export interface Place {
  channel: string;
  threadTs?: string | undefined;
}

/** Says something new. The metadata carries the key and nothing else: everyone in the workspace can read it. */
export async function post(
  client: WebClient,
  place: Place,
  key: string,
  { text, blocks }: Rendered,
): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel: place.channel,
    ...(place.threadTs && { thread_ts: place.threadTs }),
    text,
    blocks,
    metadata: { event_type: eventType, event_payload: { key } },
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  });
  if (!ts) throw new Error('Slack posted a message without a ts.');
  return ts;
}

/** Draws a card again in place; `parse` has to be said each time, for an update's default makes links. */
export async function redraw(
  client: WebClient,
  place: Place & { ts: string },
  face: Rendered,
): Promise<void> {
  const { text, blocks } = face;
  await client.chat.update({ channel: place.channel, ts: place.ts, text, blocks, parse: 'none' });
}

const carried = z.looseObject({
  bot_id: z.string(),
  metadata: z.looseObject({
    event_type: z.literal(eventType),
    event_payload: z.looseObject({ key: z.string() }),
  }),
});

/** The key that a message of ours carries; of anybody else's undefined. */
export function keyOf(message: object, botId: string): string | undefined {
  const ours = carried.safeParse(message);
  return ours.success && ours.data.bot_id === botId ? ours.data.metadata.event_payload.key : undefined;
}

/**
 * Reads a conversation, or a thread, back to its end and gives the ts of the message that carries `key`.
 * Throws where the reading is not complete, for an incomplete reading is not absence.
 */
export async function readBack(
  client: WebClient,
  place: Place,
  key: string,
  since: Date,
  botId: string,
): Promise<string | undefined> {
  let cursor: string | undefined;
  do {
    const page = {
      channel: place.channel,
      oldest: String(since.getTime() / 1_000),
      include_all_metadata: true,
      limit: 200,
      ...(cursor && { cursor }),
    };
    const answer = place.threadTs
      ? await client.conversations.replies({ ...page, ts: place.threadTs })
      : await client.conversations.history(page);
    const found = (answer.messages ?? []).find((message) => keyOf(message, botId) === key);
    if (found?.ts) return found.ts;
    cursor = answer.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return undefined;
}
