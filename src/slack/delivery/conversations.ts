import type { WebClient } from '@slack/web-api';
import type { Organisation } from '../../config/organisation.ts';
import type { Recipient } from '../../domain/message.ts';
import type { People } from '../../store/people.ts';
import { NotYet, outcomeOf, Unreachable } from '../errors.ts';
import type { Gate } from '../gate.ts';
import type { Turns } from './turns.ts';

export interface Conversations {
  /** What is sent there goes one after the other. */
  lane(to: Recipient): string;
  /**
   * The conversation's id, opened if need be; for a reply, where the message stands that it hangs under, for an area may
   * have another channel by now. Throws Slack's error, or `Unreachable` with a reason.
   */
  idOf(to: Recipient, under?: { channel: string }): Promise<string>;
}

interface Deps {
  client: WebClient;
  people: People;
  organisation: Organisation;
  gate: Gate;
  /** Whose turn it is to have a DM opened. */
  turns: Turns;
}

/** From recipients to Slack conversations. */
export function conversations({ client, people, organisation, gate, turns }: Deps): Conversations {
  /** The organisation file's own name for the channel of an area or a team. */
  function placeOf(to: { aac: string } | { team: string }): string | undefined {
    return 'aac' in to
      ? organisation.areas.find(({ code }) => code === to.aac)?.channel
      : organisation.specialistTeams.find(({ name }) => name === to.team)?.channel;
  }

  function channelOf(to: { aac: string } | { team: string }): string {
    const channel = organisation.channels[placeOf(to) ?? ''];
    if (!channel) throw new Unreachable('aac' in to ? 'no_channel_for_area' : 'no_channel_for_team');
    return channel;
  }

  async function opened(person: string): Promise<string> {
    const ms = turns.wait(person);
    if (ms > 0) throw new NotYet(ms);
    const { channel } = await client.conversations.open({ users: person }).catch((error: unknown) => {
      const outcome = outcomeOf(error);
      if (outcome.is === 'wait') turns.pause(outcome.ms);
      throw error;
    });
    if (!channel?.id) throw new Unreachable('no_conversation');
    await people.put(person, { dm: channel.id });
    return channel.id;
  }

  return {
    lane(to) {
      if ('person' in to) return `person/${to.person}`;
      if ('kind' in to) return `record/${to.kind}/${to.id}`;
      return `channel/${placeOf(to) ?? ('aac' in to ? to.aac : to.team)}`;
    },
    async idOf(to, under) {
      if ('kind' in to) throw new Unreachable('not_a_conversation');
      if ('person' in to) {
        const known = await people.find(to.person);
        if (known?.deactivated) throw new Unreachable('user_disabled');
        if (known?.outsider) throw new Unreachable('user_not_visible');
        if (known?.dm) return known.dm;
        return opened(to.person);
      }
      const channel = under?.channel ?? channelOf(to);
      if (await gate.isShared(channel)) throw new Unreachable('externally_shared_channel');
      return channel;
    },
  };
}
