import { toSay } from '../message.ts';
import type { Reminder } from '../reminder.ts';
import { type Incident, waitsFor } from './incident.ts';

type Messages = Incident['messages'];

/**
 * What a reminder that falls due says, and to whom. A team leader who has not answered hears of it, and cover, where
 * named, gets the card too (Q25). Whoever else it waits for is reminded; for a caseworker who stays silent the team
 * leader hears of it (INC-12, Q19). Nothing closes by itself.
 */
export function whatFires(it: Incident, reminderKey: string, { name }: Reminder, at: Date): Messages {
  const nudge = (
    message: string,
    person: string,
    key = 'nudge',
    form: 'announcement' | 'card' = 'announcement',
  ): Messages => ({
    [`${reminderKey}-${key}`]: toSay({
      name: message,
      form,
      urgency: 'reminder',
      to: { person },
      dueAt: at,
      causedBy: it.version,
    }),
  });
  // After a time away two may fall due at once, and one is enough.
  const isReminded = Object.values(it.messages).some(
    (entry) => entry.name === 'requester-reminder' && entry.dueAt.getTime() === at.getTime(),
  );
  const remindRequester = (key?: string): Messages =>
    isReminded ? {} : nudge('requester-reminder', it.requester, key);
  switch (name) {
    case 'team-leader-answer':
      return { ...nudge('team-leader-reminder', it.teamLeader), ...cardForCover(it, reminderKey, at) };
    case 'check-back':
      return { ...nudge('check-back', it.teamLeader), ...remindRequester('requester') };
    case 'caseworker-reply-late':
      // A card, for it has buttons: whoever cannot be reached may be answered for.
      return { ...nudge('reply-late', it.teamLeader, 'nudge', 'card'), ...remindRequester('requester') };
    case 'lock-assign':
      return nudge('lock-assign-reminder', it.requester);
    default:
      return remindRequester();
  }
}

/** Cover that already has the card keeps that one. */
function cardForCover(it: Incident, reminderKey: string, dueAt: Date): Messages {
  const { cover } = it;
  if (!cover || Object.values(it.messages).some((entry) => isCardFor(entry, cover))) return {};
  return {
    [`${reminderKey}-cover`]: toSay({
      name: 'team-leader-card',
      form: 'card',
      to: { person: cover },
      dueAt,
    }),
  };
}

const isCardFor = ({ name, to }: Messages[string], person: string) =>
  name === 'team-leader-card' && 'person' in to && to.person === person;

/** Whether it still waits for this person, or for the work elsewhere that they are to report on. */
export function stillWaitsFor(it: Incident, person: string): boolean {
  const whom = waitsFor(it);
  if (!whom) return false;
  return 'person' in whom ? whom.person === person : 'team' in whom && person === it.requester;
}
