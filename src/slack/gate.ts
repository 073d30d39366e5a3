import type { WebClient } from '@slack/web-api';
import { type Refusal, refuse } from '../domain/transition.ts';
import { sentences } from './sentences.ts';

const knownForMs = 15 * 60_000;

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

  return {
    isShared,
    async admit({ team, personsTeam, channel }) {
      if ((team && team !== teamId) || (personsTeam && personsTeam !== teamId))
        return refuse(sentences.outsider);
      // A private channel that the app is not in cannot be asked about, and a DM need not be: the answer is private.
      const shared = channel && !channel.startsWith('D') ? await isShared(channel).catch(() => false) : false;
      return shared ? refuse(sentences.outsider) : undefined;
    },
  };
}
