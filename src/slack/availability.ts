import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../ops/log.ts';
import type { People } from '../store/people.ts';
import { outcomeOf, slackError } from './errors.ts';

/** Whether somebody can see a direct message now; `unknown` says neither that they can nor that they cannot. */
export type Availability = 'can-see' | 'do-not-disturb' | 'away' | 'deactivated' | 'unknown';

const knownForMs = 60_000;
const withoutScopeForMs = 60 * 60_000;
const mostKept = 1_000;

const presence = z.object({ presence: z.enum(['active', 'away']) });

const instant = z.number().transform((seconds) => seconds * 1_000);
/** Slack tells of a snooze only to whoever snoozes; to others it is part of the next time not to be disturbed. */
const notToBeDisturbed = z.object({
  dnd_enabled: z.boolean().default(false),
  next_dnd_start_ts: instant.default(0),
  next_dnd_end_ts: instant.default(0),
  snooze_enabled: z.boolean().default(false),
  snooze_endtime: instant.default(0),
});

interface Deps {
  /** With a short deadline: nobody's reminder waits for what this says. */
  client: WebClient;
  people: Pick<People, 'find'>;
  now(): Date;
  log: Pick<Log, 'info' | 'warn'>;
}

/** Asks Slack whether somebody can see a direct message, for cover is told before a promise lapses unseen (CB-01). */
export function availabilityOf({
  client,
  people,
  now,
  log,
}: Deps): (person: string) => Promise<Availability> {
  const lately = new Map<string, { answer: Promise<Availability>; until: number }>();
  let scopeMissingUntil = 0;

  async function isNotToBeDisturbed(user: string): Promise<boolean> {
    if (now().getTime() < scopeMissingUntil) return false;
    try {
      return isOn(notToBeDisturbed.parse(await client.dnd.info({ user })), now().getTime());
    } catch (error) {
      if (slackError(error) !== 'missing_scope') throw error;
      scopeMissingUntil = now().getTime() + withoutScopeForMs;
      log.info('without dnd:read nobody knows who is not to be disturbed');
      return false;
    }
  }

  async function ask(person: string): Promise<Availability> {
    try {
      if ((await people.find(person))?.deactivated) return 'deactivated';
      if (await isNotToBeDisturbed(person)) return 'do-not-disturb';
      const found = presence.parse(await client.users.getPresence({ user: person }));
      return found.presence === 'away' ? 'away' : 'can-see';
    } catch (error) {
      log.warn({ why: outcomeOf(error).why }, 'cannot tell whether somebody can see a direct message');
      return 'unknown';
    }
  }

  return (person) => {
    const at = now().getTime();
    const before = lately.get(person);
    if (before && at < before.until) return before.answer;
    if (lately.size >= mostKept) lately.clear();
    const answer = ask(person);
    lately.set(person, { answer, until: at + knownForMs });
    return answer;
  };
}

const isOn = (of: z.infer<typeof notToBeDisturbed>, at: number): boolean =>
  (of.dnd_enabled && of.next_dnd_start_ts <= at && at < of.next_dnd_end_ts) ||
  (of.snooze_enabled && at < of.snooze_endtime);
