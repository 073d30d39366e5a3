import { toSay } from '../message.ts';
import { cancelReminder, setReminder } from '../reminder.ts';
import { plusHours } from '../times.ts';
import type { Incident } from './incident.ts';

/** The reminder to a team leader who has not answered; the key of each starts with it. */
export const teamLeaderAnswer = 'team-leader-answer';

/** Starts the team leader's clock anew. */
export const startTeamLeaderClock = (it: Incident, at: Date): Incident => ({
  ...it,
  reminders: setReminder(it.reminders, teamLeaderAnswer, plusHours(at, it.teamLeaderAnswerHours)),
});

export const stopTeamLeaderClock = (it: Incident): Incident => ({
  ...it,
  reminders: cancelReminder(it.reminders, teamLeaderAnswer),
});

/**
 * What a reminder that falls due says. The team leader hears of it; cover, where named, gets the card too (Q25).
 * Cover that already has the card keeps that one.
 */
export function whatFires(it: Incident, reminderKey: string, at: Date): Incident['messages'] {
  const leader = { person: it.teamLeader };
  const nudge = toSay({
    name: 'team-leader-reminder',
    form: 'announcement',
    urgency: 'reminder',
    to: leader,
    dueAt: at,
    causedBy: it.version,
  });
  const messages: Incident['messages'] = { [`${reminderKey}-nudge`]: nudge };
  if (it.cover && !Object.values(it.messages).some((entry) => isCardFor(entry, it.cover)))
    messages[`${reminderKey}-cover`] = toSay({
      name: 'team-leader-card',
      form: 'card',
      to: { person: it.cover },
      dueAt: at,
    });
  return messages;
}

const isCardFor = (entry: Incident['messages'][string], person: string | undefined) =>
  entry.name === 'team-leader-card' && 'person' in entry.to && entry.to.person === person;
