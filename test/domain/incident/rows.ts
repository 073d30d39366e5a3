import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import type { IncidentStatus } from '../../../src/domain/incident/incident.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { people } from '../../support/builders.ts';
import { commands as c } from './story.ts';

const { ana, tom, tess, adviser } = people;

/** A line of what may happen to an incident: by whom, what it says, and which clocks then run. */
export interface Row {
  from: IncidentStatus;
  command: IncidentCommand;
  by: readonly Actor[];
  /** Absent where it stays where it is. */
  to?: IncidentStatus;
  /** Names of messages, less the version that caused them. */
  says: readonly string[];
  runs: readonly string[];
  /** What who may still hears, where there is nothing to confirm. */
  unready?: string;
}

const row = (
  from: IncidentStatus,
  command: IncidentCommand,
  to: IncidentStatus | undefined,
  by: readonly Actor[],
  says: readonly string[],
  runs: readonly string[],
  unready?: string,
): Row => ({ from, command, by, says, runs, ...(to && { to }), ...(unready && { unready }) });

const decider = [tom, tess];
const toLeader = ['team-leader-news'];
const toRequester = ['requester-news'];
const inACall = ['requester-news', 'aac-news', 'team-leader-news'];
const answer = ['team-leader-answer'];
const lock = ['lock-assign'];
const reply = ['caseworker-reply', 'caseworker-reply-late'];

/** In the order of the table. INC-12 to INC-16, INC-19, INC-20, Q21; then AAC-27, INC-22, INC-28 to INC-33. */
export const rows: readonly Row[] = [
  row('with-team-leader', c.ask, 'information-wanted', decider, toRequester, []),
  row('information-wanted', c.give, 'with-team-leader', [ana], toLeader, answer),
  row('with-team-leader', c.passOn, 'with-team-leader', [ana], ['team-leader-card'], answer),
  row('with-team-leader', c.advise, 'advice-given', decider, toRequester, ['check-back']),
  row('advice-given', c.adviceWorked, 'resolved-locally', [ana], toLeader, []),
  row('advice-given', c.adviceFailed, 'with-team-leader', [ana], toLeader, answer),
  row('advice-given', c.checkBack, 'resolved-locally', decider, toRequester, []),
  row('with-team-leader', c.unable, 'unable-to-resolve', decider, [], answer),
  row('unable-to-resolve', c.passOn, 'unable-to-resolve', [ana], ['team-leader-card'], answer),
  row('unable-to-resolve', c.refer, 'advice-and-guidance-wanted', decider, toRequester, [
    'send-to-advice-and-guidance',
  ]),
  row('advice-and-guidance-wanted', c.send, 'with-advice-and-guidance', [ana], toLeader, [
    'advice-and-guidance-answer',
  ]),
  row('with-advice-and-guidance', c.answered, 'resolved-locally', [ana], toLeader, []),
  row('with-advice-and-guidance', c.unanswered, 'unable-to-resolve', [ana], toLeader, answer),
  row('unable-to-resolve', c.local, 'local-action-wanted', decider, toRequester, []),
  row('local-action-wanted', c.localFailed, 'with-team-leader', [ana], toLeader, answer),
  row('local-action-wanted', c.localWorked, 'resolved-locally', [ana], toLeader, []),
  row('information-wanted', c.takeBack, 'with-team-leader', decider, toRequester, answer),
  row('advice-given', c.takeBack, 'with-team-leader', decider, toRequester, answer),
  row('advice-and-guidance-wanted', c.takeBack, 'with-team-leader', decider, toRequester, answer),
  row('with-advice-and-guidance', c.takeBack, 'with-team-leader', decider, toRequester, answer),
  row('local-action-wanted', c.takeBack, 'with-team-leader', decider, toRequester, answer),
  row(
    'unable-to-resolve',
    c.authorise,
    'with-aac',
    decider,
    [...toRequester, 'aac-card', 'aac-thread'],
    lock,
  ),
  ...(['with-aac', 'resolution-given'] as const).map((from) =>
    row(
      from,
      c.resolve,
      'resolution-given',
      [adviser],
      ['resolution-card', 'aac-news', ...toLeader],
      [...lock, ...reply],
    ),
  ),
  row('resolution-given', c.worked, 'closed-resolved', [ana], ['aac-news'], []),
  row('resolution-given', c.notWorked, 'with-aac', [ana], ['aac-news', ...toLeader], lock),
  row('closed-resolved', c.notWorked, 'with-aac', [ana], ['aac-news', ...toLeader], []),
  row('resolution-given', c.workedInCall, 'closed-resolved', [adviser], inACall, []),
  row('resolution-given', c.failedInCall, 'with-aac', [adviser], inACall, lock),
  row('with-aac', c.lockSet, undefined, [ana], [], []),
  row('resolution-given', c.lockSet, undefined, [ana], [], reply),
  row('closed-resolved', c.lockSet, undefined, [ana], [], [], refusals.lockAssignSet),
  row('with-aac', c.lockRemoved, undefined, [ana], [], [], refusals.lockAssignStays),
  row('resolution-given', c.lockRemoved, undefined, [ana], [], [], refusals.lockAssignStays),
  row('closed-resolved', c.lockRemoved, undefined, [ana], [], []),
  row('closed-resolved', c.lockKept, undefined, [ana], [], []),
];
