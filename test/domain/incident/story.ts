import { type Enquiry, expectedAt } from '../../../src/domain/incident/advice-and-guidance.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import type { Incident, IncidentStatus } from '../../../src/domain/incident/incident.ts';
import { decideIncident } from '../../../src/domain/incident/states.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, anIncident, minutesAfter, people, start } from '../../support/builders.ts';

const { ana, tom, adviser } = people;

/** When a story's decision was made: minutes after its start, or an instant. */
type When = number | Date;
const instant = (when: When): Date => (typeof when === 'number' ? minutesAfter(when) : when);

/** Decides at one sitting, and gives an authorised incident its number, as the store does. */
export function decided(it: Incident, by: Actor, when: When, ...commands: IncidentCommand[]): Incident {
  const key = `story/${it.version}`;
  const after = accepted(decideIncident(it, commands, by, { at: instant(when), key }));
  const isNumbered = after.history.some(({ what }) => what === 'authorise');
  return isNumbered ? { ...after, reference: 'PLY00001' } : after;
}

export const calls = { first: 'Within the initial call', back: 'Call-back from AAC' };
export const inWriting = 'In writing, here in Slack';

export const resolving = (route = inWriting, said = 'Save the income again.') => ({
  on: 'resolve' as const,
  said,
  facts: { reason: 'Resolved using the Knowledge Bank', source: 'Knowledge Bank', route },
});

export const referring = (enquiry: Enquiry = 'case-specific'): IncidentCommand => ({
  on: 'refer-to-advice-and-guidance',
  facts: { enquiry },
});

export const sending = (
  enquiry: Enquiry = 'case-specific',
  sentAt = start,
  said = '1-777',
): IncidentCommand => {
  const due = expectedAt(enquiry, sentAt, { workingDays: 5, urgentHours: 24, holidays: [] });
  const facts = { enquiry, expectedAt: due.toISOString() };
  return { on: 'send-to-advice-and-guidance', said, facts };
};

export const commands = {
  ask: { on: 'ask-for-information', said: 'Which step?' },
  give: { on: 'give-information', said: 'Step 4.' },
  passOn: { on: 'change-team-leader', teamLeader: people.otherLeader.id, cover: undefined },
  advise: { on: 'advise', said: 'Sign out and in.' },
  adviceWorked: { on: 'confirm-advice', said: 'Done, it works.' },
  adviceFailed: { on: 'report-advice-failed', said: 'Done, no change.' },
  checkBack: { on: 'check-back' },
  takeBack: { on: 'take-it-back' },
  unable: { on: 'find-unable-to-resolve', said: 'Tried all.' },
  refer: referring(),
  send: sending(),
  answered: { on: 'report-advice-and-guidance-resolved', said: 'They named the screen.' },
  unanswered: { on: 'report-advice-and-guidance-failed', said: 'They do not know.' },
  local: { on: 'name-local-action', said: 'Clear the cache.' },
  localFailed: { on: 'report-local-action', said: 'No change.' },
  localWorked: { on: 'report-resolved', said: 'It works.' },
  authorise: { on: 'authorise' },
  resolve: resolving(calls.first),
  worked: { on: 'confirm-worked' },
  notWorked: { on: 'report-not-worked', said: 'Saved it again, no change.' },
  workedInCall: { on: 'confirm-worked-in-call' },
  failedInCall: { on: 'report-failed-in-call' },
  lockSet: { on: 'confirm-lock-assign-set' },
  lockRemoved: { on: 'confirm-lock-assign-removed' },
  lockKept: { on: 'confirm-lock-assign-kept' },
} satisfies Record<string, IncidentCommand>;

/** An incident in each status, by the shortest way there; a closed one has its lock assign flag set. */
export function inStatus(status: IncidentStatus, first = anIncident()): Incident {
  const c = commands;
  const from = (before: IncidentStatus, by: Actor, ...asked: IncidentCommand[]) =>
    decided(inStatus(before, first), by, 0, ...asked);
  switch (status) {
    case 'with-team-leader':
      return first;
    case 'information-wanted':
      return from('with-team-leader', tom, c.ask);
    case 'advice-given':
      return from('with-team-leader', tom, c.advise);
    case 'unable-to-resolve':
      return from('with-team-leader', tom, c.unable);
    case 'advice-and-guidance-wanted':
      return from('unable-to-resolve', tom, c.refer);
    case 'with-advice-and-guidance':
      return from('advice-and-guidance-wanted', ana, c.send);
    case 'local-action-wanted':
      return from('unable-to-resolve', tom, c.local);
    case 'with-aac':
      return from('unable-to-resolve', tom, c.authorise);
    case 'resolution-given':
      return from('with-aac', adviser, c.resolve);
    case 'resolved-locally':
      return from('local-action-wanted', ana, c.localWorked);
    case 'closed-resolved':
      return from('resolution-given', ana, c.lockSet, c.worked);
  }
}

/** The clocks that run, and when each falls due. */
export const running = ({ reminders }: Pick<Incident, 'reminders'>): Record<string, Date> =>
  Object.fromEntries(
    Object.values(reminders).flatMap(({ name, state, dueAt }) =>
      state === 'waiting' ? [[name, dueAt]] : [],
    ),
  );
