import type { WebClient } from '@slack/web-api';
import { type Refusal, refuse } from '../domain/transition.ts';
import { slackError } from './errors.ts';
import { sentences } from './sentences.ts';

const knownForMs = 15 * 60_000;
// A private channel that the app is not in, and a group DM: Slack does not tell, and what is answered there is private.
const notOurs = new Set(['channel_not_found', 'missing_scope', 'method_not_supported_for_channel_type']);

/** Where something came from, as its payload says. */
export interface Origin {
  team: string | null | undefined;
  personsTeam?: string | undefined;
  channel?: string | undefined;
}

export interface Gate {
  /** Refuses people from outside the workspace and externally shared channels, before anything is read or saved. */
  admit(origin: Origin): Promise<Refusal | undefined>;
  /** Whether a channel is shared with another organisation. Throws where Slack does not say. */
  isShared(channel: string): Promise<boolean>;
}

export function gate({ client, teamId, now }: { client: WebClient; teamId: string; now(): Date }): Gate {
  const known = new Map<string, { shared: boolean; readAt: number }>();

  async function isShared(channel: string): Promise<boolean> {
    const at = now().getTime();
    const before = known.get(channel);
    if (before && at - before.readAt < knownForMs) return before.shared;
    const { channel: found } = await client.conversations.info({ channel });
    const shared = Boolean(found?.is_ext_shared || found?.is_pending_ext_shared);
    known.set(channel, { shared, readAt: at });
    return shared;
  }

  /** Throws where Slack does not answer and never did: what is not known to be ours is not served. */
  async function sharedAsFarAsSlackSays(channel: string): Promise<boolean> {
    try {
      return await isShared(channel);
    } catch (error) {
      if (notOurs.has(slackError(error) ?? '')) return false;
      const before = known.get(channel);
      if (before) return before.shared;
      throw error;
    }
  }

  return {
    isShared,
    async admit({ team, personsTeam, channel }) {
      if ((team && team !== teamId) || (personsTeam && personsTeam !== teamId))
        return refuse(sentences.outsider);
      const shared =
        channel !== undefined && !channel.startsWith('D') && (await sharedAsFarAsSlackSays(channel));
      return shared ? refuse(sentences.outsider) : undefined;
    },
  };
}
