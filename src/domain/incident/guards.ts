import { clientDataIn } from '../field-rules.ts';
import { fieldsOf } from '../fields.ts';
import type { HistoryEntry } from '../record.ts';
import { type Refusal, refuse } from '../transition.ts';
import type { IncidentCommand } from './commands.ts';
import { clientFields, incidentFields, isSpecialClientRecords } from './fields.ts';
import type { Incident } from './incident.ts';
import { lockAssign } from './lock-assign.ts';
import { refusals } from './refusals.ts';
import { hasFailed, isCall, latestResolution } from './resolution.ts';

/** INC-17's details, less the client's where Special Client Records are concerned (Q18). */
export function missingDetails(fields: { specialClientRecords?: readonly string[] | undefined }): string[] {
  const notAsked: readonly string[] = isSpecialClientRecords(fields) ? clientFields : [];
  const asked = fieldsOf(incidentFields).filter(
    ({ name, as }) => as !== 'choices' && !notAsked.includes(name),
  );
  const given = new Map(Object.entries(fields));
  return asked.filter(({ name }) => !given.get(name)).map(({ label }) => label);
}

export function unlessDocumented({ fields }: Incident): Refusal | undefined {
  const missing = missingDetails(fields);
  return missing.length ? refuse(`${refusals.missing} ${missing.join(', ')}.`) : undefined;
}

export function unlessAnother(it: Incident, command: IncidentCommand): Refusal | undefined {
  if (command.on !== 'change-team-leader') return undefined;
  if (command.teamLeader === it.requester) return refuse(refusals.ownLeader, 'teamLeader');
  return command.teamLeader === it.teamLeader ? refuse(refusals.sameLeader, 'teamLeader') : undefined;
}

/** Q18 holds for what is said later, too. */
export function unlessClientData({ fields }: Incident, { said = '' }: IncidentCommand): Refusal | undefined {
  const what = isSpecialClientRecords(fields) ? clientDataIn(said) : undefined;
  return what ? refuse(`${refusals.clientData} ${what}.`, 'said') : undefined;
}

/** A resolution that was recorded since the one that was read. */
function recordedSince(it: Incident, after: number | undefined): HistoryEntry | undefined {
  const latest = latestResolution(it);
  return latest && after !== undefined && latest.version !== after ? latest : undefined;
}

/**
 * INC-29, INC-33: after a failure every further response is given in writing. Of two advisers at once the second replaces
 * nothing that they have not seen.
 */
export function unlessResolvable(it: Incident, command: IncidentCommand): Refusal | undefined {
  if (command.on !== 'resolve') return undefined;
  const newer = recordedSince(it, command.after);
  if (newer) return refuse(refusals.resolvedMeanwhile(newer.by, newer.at), 'said');
  if (hasFailed(it) && isCall(command.facts.route)) return refuse(refusals.inWritingNow, 'route');
  return unlessClientData(it, command);
}

/** INC-33: what was tried is told of the resolution that was tried, not of one that came while it was written. */
export function unlessAnotherCame(it: Incident, command: IncidentCommand): Refusal | undefined {
  const newer = command.on === 'report-not-worked' ? recordedSince(it, command.after) : undefined;
  return newer ? refuse(refusals.anotherCame(newer.by, newer.at), 'said') : unlessClientData(it, command);
}

/** INC-28 to INC-30: only a call has shown at once whether it worked. */
export function unlessInACall(it: Incident): Refusal | undefined {
  return isCall(latestResolution(it)?.facts?.route ?? '')
    ? undefined
    : refuse(refusals.onlyInACall, 'inTheCall');
}

/** INC-22: each of the two is confirmed once, in its time. */
export const unlessLockAssignAsks =
  (wanted: 'set' | 'removed') =>
  (it: Incident): Refusal | undefined => {
    const flag = lockAssign(it);
    if (flag?.asks === wanted) return undefined;
    if (wanted === 'removed' && flag && it.status !== 'closed-resolved')
      return refuse(refusals.lockAssignStays);
    return refuse(wanted === 'set' && flag?.set ? refusals.lockAssignSet : refusals.noLockAssign);
  };
