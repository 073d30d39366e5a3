import { z } from 'zod';
import { record } from '../record.ts';
import { plusHours } from '../times.ts';
import { adviceAndGuidance } from './advice-and-guidance.ts';
import { incidentFields } from './fields.ts';
import { hasFailed } from './resolution.ts';

export const incidentStatus = z.enum([
  'with-team-leader',
  'information-wanted',
  'advice-given',
  'unable-to-resolve',
  'advice-and-guidance-wanted',
  'with-advice-and-guidance',
  'local-action-wanted',
  'with-aac',
  'resolution-given',
  'resolved-locally',
  'closed-resolved',
]);
export type IncidentStatus = z.infer<typeof incidentStatus>;

type Waiting = 'team leader' | 'requester' | 'aac' | 'Advice & Guidance';

/** Each status in the words that people see, and whom an incident then waits for. */
export const incidentStatuses: Record<IncidentStatus, { inWords: string; waitsFor: Waiting | undefined }> = {
  'with-team-leader': { inWords: 'with the team leader', waitsFor: 'team leader' },
  'information-wanted': { inWords: 'waiting for more information', waitsFor: 'requester' },
  'advice-given': { inWords: 'advised on, waiting to be carried out', waitsFor: 'requester' },
  'unable-to-resolve': { inWords: 'not resolved locally', waitsFor: 'team leader' },
  'advice-and-guidance-wanted': { inWords: 'to be sent to Advice & Guidance', waitsFor: 'requester' },
  'with-advice-and-guidance': { inWords: 'with Advice & Guidance', waitsFor: 'Advice & Guidance' },
  'local-action-wanted': { inWords: 'waiting for local action', waitsFor: 'requester' },
  'with-aac': { inWords: 'authorised and with the Area Advice Centre', waitsFor: 'aac' },
  'resolution-given': { inWords: 'resolution given, waiting to be confirmed', waitsFor: 'requester' },
  'resolved-locally': { inWords: 'resolved locally', waitsFor: undefined },
  'closed-resolved': { inWords: 'closed, the resolution worked', waitsFor: undefined },
};

/** How long each answer may take, in hours, as configured when the incident was raised. */
export const serviceLevels = z.object({
  teamLeaderAnswerHours: z.number().positive(),
  caseworkerReplyHours: z.number().positive(),
  caseworkerReplyReminderHours: z.number().positive(),
  adviceCheckBackHours: z.number().positive(),
  lockAssignReminderHours: z.number().positive(),
});

/** An incident as it is kept. `teamLeader` decides; `cover` stands in (Q25). */
export const incident = record.extend({
  status: incidentStatus,
  requester: z.string(),
  teamLeader: z.string(),
  cover: z.string().optional(),
  serviceLevels,
  fields: incidentFields,
  /** Once it was referred there (INC-13). */
  adviceAndGuidance: adviceAndGuidance.optional(),
});
export type Incident = z.infer<typeof incident>;

export const incidentSchema = 2;

/** What an incident of schema 1 was raised without: the service levels of its day. */
export const withServiceLevels = ({
  teamLeaderAnswerHours,
  ...rest
}: Record<string, unknown>): Record<string, unknown> => ({
  ...rest,
  serviceLevels: {
    teamLeaderAnswerHours,
    caseworkerReplyHours: 24,
    caseworkerReplyReminderHours: 20,
    adviceCheckBackHours: 24,
    lockAssignReminderHours: 1,
  },
});

/** Who stands in, if anybody: never the requester, who decides nothing of their own. */
export const coverOf = (requester: string, cover: string | undefined): { cover?: string } =>
  cover && cover !== requester ? { cover } : {};

/** Its status, as people read it. */
export const statusInWords = (it: Incident): string =>
  it.status === 'with-aac' && hasFailed(it)
    ? 'back with the Area Advice Centre, the resolution did not work'
    : incidentStatuses[it.status].inWords;

/** By when the caseworker is to say whether a resolution worked (INC-31, Q19), while that is open. */
export const replyDueAt = (it: Incident): Date | undefined =>
  it.status === 'resolution-given' ? plusHours(it.since, it.serviceLevels.caseworkerReplyHours) : undefined;

/** Whether that time is over and the team leader has been told: from then on they may answer for the caseworker. */
export const isReplyLate = (it: Incident): boolean =>
  it.status === 'resolution-given' &&
  it.history.some(({ what, at }) => what === 'remind/caseworker-reply-late' && at >= it.since);

/** Whom it waits for: a person by Slack id, the AAC of its area, or a team elsewhere. */
export function waitsFor(it: Incident): { person: string } | { aac: string } | { team: string } | undefined {
  const waiting = incidentStatuses[it.status].waitsFor;
  switch (waiting) {
    case 'team leader':
      return { person: it.teamLeader };
    case 'requester':
      return { person: it.requester };
    case 'aac':
      return { aac: it.fields.area };
    default:
      return waiting && { team: waiting };
  }
}
