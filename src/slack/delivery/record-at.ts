import type { WebClient } from '@slack/web-api';
import { slackError } from '../errors.ts';
import { readTarget, type Target } from '../target.ts';
import { keyOf } from './post.ts';

const mostKept = 1_000;
const notThere = new Set(['thread_not_found', 'message_not_found', 'channel_not_found', 'not_in_channel']);

/** Which record a message of ours is about. */
export type RecordAt = (channel: string, ts: string) => Promise<Target | undefined>;

/**
 * Asks Slack, by the key that each message carries: for one whose place is not written down yet, since its answer was
 * lost or is on its way, or no longer. What is not ours is asked about once. Throws where Slack does not answer.
 */
export function recordAt(client: WebClient, botId: string): RecordAt {
  const notOurs = new Set<string>();
  return async (channel, ts) => {
    const place = `${channel}/${ts}`;
    if (notOurs.has(place)) return undefined;
    const target = recordIn(await keyAt(client, channel, ts, botId));
    if (target) return target;
    notOurs.add(place);
    for (const oldest of notOurs) {
      if (notOurs.size <= mostKept) break;
      notOurs.delete(oldest);
    }
    return undefined;
  };
}

/** Which record a message is of, by the key that it carries. */
export function recordIn(key: string | undefined): Target | undefined {
  const target = readTarget(key);
  return target && { kind: target.kind, id: target.id.slice(0, target.id.lastIndexOf('/')) };
}

async function keyAt(client: WebClient, channel: string, ts: string, botId: string) {
  try {
    const { messages } = await client.conversations.replies({
      channel,
      ts,
      limit: 1,
      include_all_metadata: true,
    });
    const parent = messages?.find((message) => message.ts === ts);
    return parent && keyOf(parent, botId);
  } catch (error) {
    if (notThere.has(slackError(error) ?? '')) return undefined;
    throw error;
  }
}
