import { cancelReminder, setReminder } from '../reminder.ts';
import { plusHours } from '../times.ts';
import type { Incident, IncidentStatus, serviceLevels } from './incident.ts';
import { lockAssign } from './lock-assign.ts';

/** The name of a reminder, and so the start of its key. */
export type Clock =
  | 'team-leader-answer'
  | 'check-back'
  | 'send-to-advice-and-guidance'
  | 'advice-and-guidance-answer'
  | 'caseworker-reply'
  | 'caseworker-reply-late'
  | 'lock-assign';

type When = (it: Incident, enteredAt: Date) => Date | undefined;

const afterHours =
  (level: keyof typeof serviceLevels.shape): When =>
  (it, at) =>
    plusHours(at, it.serviceLevels[level]);

const teamLeaderAnswers: [Clock, When] = ['team-leader-answer', afterHours('teamLeaderAnswerHours')];

/** The clocks that run while an incident has a status, and end with it. */
const clocks: Record<IncidentStatus, readonly [Clock, When][]> = {
  'with-team-leader': [teamLeaderAnswers],
  'unable-to-resolve': [teamLeaderAnswers],
  'information-wanted': [],
  'advice-given': [['check-back', afterHours('adviceCheckBackHours')]],
  'advice-and-guidance-wanted': [['send-to-advice-and-guidance', afterHours('adviceCheckBackHours')]],
  'with-advice-and-guidance': [['advice-and-guidance-answer', (it) => it.adviceAndGuidance?.expectedAt]],
  'local-action-wanted': [],
  'with-aac': [],
  // Q19: elapsed hours, weekends included; the caseworker first, then the team leader.
  'resolution-given': [
    ['caseworker-reply', afterHours('caseworkerReplyReminderHours')],
    ['caseworker-reply-late', afterHours('caseworkerReplyHours')],
  ],
  'resolved-locally': [],
  'closed-resolved': [],
};

const names = [...new Set(Object.values(clocks).flatMap((running) => running.map(([name]) => name)))];

/** Stops the clocks of the status that was left, and starts those of the one it has now. */
export function startClocks(it: Incident, at: Date): Incident {
  let reminders = names.reduce(cancelReminder, it.reminders);
  for (const [name, when] of clocks[it.status]) {
    const dueAt = when(it, at);
    if (dueAt) reminders = setReminder(reminders, name, dueAt);
  }
  return { ...it, reminders };
}

/** INC-22: the caseworker is reminded of the lock assign flag until they have confirmed it. */
export function startLockAssignClock(it: Incident, at: Date): Incident {
  const reminders = cancelReminder(it.reminders, 'lock-assign');
  if (!lockAssign(it)?.asks) return { ...it, reminders };
  const dueAt = plusHours(at, it.serviceLevels.lockAssignReminderHours);
  return { ...it, reminders: setReminder(reminders, 'lock-assign', dueAt) };
}
