import { asEnquiry } from './advice-and-guidance.ts';
import type { IncidentCommand } from './commands.ts';
import { unlessAnother, unlessClientData, unlessDocumented } from './guards.ts';
import { coverOf, type Incident } from './incident.ts';
import type { Row } from './row.ts';
import { requester, teamLeader } from './who.ts';

const passOn = (it: Incident, command: IncidentCommand): Incident => {
  if (command.on !== 'change-team-leader') return it;
  const { cover: _cover, ...rest } = it;
  return { ...rest, teamLeader: command.teamLeader, ...coverOf(it.requester, command.cover) };
};

const noteEnquiry = (it: Incident, { facts }: IncidentCommand): Incident => {
  const adviceAndGuidance = asEnquiry(facts);
  return adviceAndGuidance ? { ...it, adviceAndGuidance } : it;
};

/** The requester names another team leader wherever one has to decide: what was found already stays. */
const passingOn = (status: 'with-team-leader' | 'unable-to-resolve'): Row => ({
  from: status,
  on: 'change-team-leader',
  to: status,
  who: requester,
  unless: unlessAnother,
  sets: passOn,
  causes: ['ask-team-leader'],
});

/** Between the caseworker and the team leader: INC-12 to INC-16, INC-19, INC-20 and Q21. */
export const locally: readonly Row[] = [
  {
    from: 'with-team-leader',
    on: 'ask-for-information',
    to: 'information-wanted',
    who: teamLeader,
    unless: unlessClientData,
    causes: ['tell-requester'],
  },
  {
    from: 'information-wanted',
    on: 'give-information',
    to: 'with-team-leader',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  passingOn('with-team-leader'),
  {
    from: 'with-team-leader',
    on: 'advise',
    to: 'advice-given',
    who: teamLeader,
    unless: unlessClientData,
    causes: ['tell-requester'],
  },
  {
    from: 'advice-given',
    on: 'confirm-advice',
    to: 'resolved-locally',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'advice-given',
    on: 'report-advice-failed',
    to: 'with-team-leader',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'advice-given',
    on: 'check-back',
    to: 'resolved-locally',
    who: teamLeader,
    causes: ['tell-requester'],
  },
  {
    from: 'with-team-leader',
    on: 'find-unable-to-resolve',
    to: 'unable-to-resolve',
    who: teamLeader,
    causes: [],
  },
  passingOn('unable-to-resolve'),
  {
    from: 'unable-to-resolve',
    on: 'refer-to-advice-and-guidance',
    to: 'advice-and-guidance-wanted',
    who: teamLeader,
    sets: noteEnquiry,
    causes: ['tell-requester'],
  },
  {
    from: 'advice-and-guidance-wanted',
    on: 'send-to-advice-and-guidance',
    to: 'with-advice-and-guidance',
    who: requester,
    unless: unlessClientData,
    sets: noteEnquiry,
    causes: ['tell-team-leader'],
  },
  {
    from: 'with-advice-and-guidance',
    on: 'report-advice-and-guidance-resolved',
    to: 'resolved-locally',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'with-advice-and-guidance',
    on: 'report-advice-and-guidance-failed',
    to: 'unable-to-resolve',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'unable-to-resolve',
    on: 'name-local-action',
    to: 'local-action-wanted',
    who: teamLeader,
    unless: unlessClientData,
    causes: ['tell-requester'],
  },
  {
    from: 'local-action-wanted',
    on: 'report-local-action',
    to: 'with-team-leader',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    from: 'local-action-wanted',
    on: 'report-resolved',
    to: 'resolved-locally',
    who: requester,
    unless: unlessClientData,
    causes: ['tell-team-leader'],
  },
  {
    // A mistake, or a caseworker who cannot answer any more: the team leader decides anew.
    from: [
      'information-wanted',
      'advice-given',
      'advice-and-guidance-wanted',
      'with-advice-and-guidance',
      'local-action-wanted',
    ],
    on: 'take-it-back',
    to: 'with-team-leader',
    who: teamLeader,
    causes: ['tell-requester'],
  },
  {
    from: 'unable-to-resolve',
    on: 'authorise',
    to: 'with-aac',
    who: teamLeader,
    unless: unlessDocumented,
    causes: ['tell-requester', 'hand-to-aac', 'remind-of-lock-assign'],
  },
];
