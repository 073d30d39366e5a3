import { type Incident, isReplyLate } from '../../src/domain/incident/incident.ts';
import { lockAssign } from '../../src/domain/incident/lock-assign.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Button } from '../../src/slack/face.ts';
import {
  adviceAndGuidanceButton,
  adviseButton,
  askButton,
  authoriseButton,
  authoriseNowButton,
  checkBackButton,
  giveButton,
  localActionButton,
  lockKeptButton,
  lockRemovedButton,
  lockSetButton,
  notAfterAllButton,
  notWorkedButton,
  passOnButton,
  reportAdviceButton,
  reportAnswerButton,
  reportButton,
  resolveButton,
  sentToAdviceButton,
  takeBackButton,
  workedButton,
} from './buttons.ts';

type Buttons = Partial<Record<Incident['status'], readonly Button[]>>;

const teamLeaders: Buttons = {
  'with-team-leader': [authoriseButton, adviseButton, askButton, adviceAndGuidanceButton, localActionButton],
  'unable-to-resolve': [authoriseNowButton, localActionButton],
  'information-wanted': [takeBackButton],
  'advice-given': [checkBackButton, takeBackButton],
  'advice-and-guidance-wanted': [takeBackButton],
  'with-advice-and-guidance': [takeBackButton],
  'local-action-wanted': [takeBackButton],
};

const requesters: Buttons = {
  'with-team-leader': [passOnButton],
  'unable-to-resolve': [passOnButton],
  'information-wanted': [giveButton],
  'advice-given': [reportAdviceButton],
  'advice-and-guidance-wanted': [sentToAdviceButton],
  'with-advice-and-guidance': [reportAnswerButton],
  'local-action-wanted': [reportButton],
  'resolution-given': [workedButton, notWorkedButton],
  'closed-resolved': [notAfterAllButton],
};

const advisers: Buttons = { 'with-aac': [resolveButton], 'resolution-given': [resolveButton] };

/** What the team leader can press now; to decide, or to check back. */
export const forTeamLeader = ({ status }: Incident): readonly Button[] => teamLeaders[status] ?? [];

/** Whether something is to be decided: reminders point to the card by what it says then. */
export const isToDecide = ({ status }: Incident): boolean =>
  status === 'with-team-leader' || status === 'unable-to-resolve';

export const forRequester = (it: Incident): readonly Button[] => [
  ...(requesters[it.status] ?? []),
  ...lockButtons(it),
];

export const forAdviser = ({ status }: Incident): readonly Button[] => advisers[status] ?? [];

/** For someone in each of their parts, when they look an incident up. */
export function forPerson(it: Incident, { id, roles }: Actor): readonly Button[] {
  if (id === it.requester) return forRequester(it);
  const decides = [it.teamLeader, it.cover].includes(id);
  // Q19: once told that nobody has answered, they may.
  const answers = decides && isReplyLate(it) ? [workedButton, notWorkedButton] : [];
  return [
    ...answers,
    ...(decides ? forTeamLeader(it) : []),
    ...(roles.includes('aac-adviser') ? forAdviser(it) : []),
  ];
}

function lockButtons(it: Incident): Button[] {
  const asks = lockAssign(it)?.asks;
  if (!asks) return [];
  return asks === 'set' ? [lockSetButton] : [lockRemovedButton, lockKeptButton];
}
