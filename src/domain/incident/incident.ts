import { z } from 'zod';
import { record } from '../record.ts';
import { incidentFields } from './fields.ts';

export const incidentStatus = z.enum([
  'with-team-leader',
  'information-wanted',
  'unable-to-resolve',
  'local-action-wanted',
  'with-aac',
  'resolved-locally',
]);
export type IncidentStatus = z.infer<typeof incidentStatus>;

type Waiting = 'team leader' | 'requester' | 'aac';

/** Each status in the words that people see, and whom an incident then waits for. */
export const incidentStatuses: Record<IncidentStatus, { inWords: string; waitsFor: Waiting | undefined }> = {
  'with-team-leader': { inWords: 'with the team leader', waitsFor: 'team leader' },
  'information-wanted': { inWords: 'waiting for more information', waitsFor: 'requester' },
  'unable-to-resolve': { inWords: 'not resolved locally', waitsFor: 'team leader' },
  'local-action-wanted': { inWords: 'waiting for local action', waitsFor: 'requester' },
  'with-aac': { inWords: 'authorised and with the Area Advice Centre', waitsFor: 'aac' },
  'resolved-locally': { inWords: 'resolved locally', waitsFor: undefined },
};

/** An incident as it is kept. `teamLeader` decides; `cover` stands in (Q25). */
export const incident = record.extend({
  status: incidentStatus,
  requester: z.string(),
  teamLeader: z.string(),
  cover: z.string().optional(),
  /** How long a team leader has before a reminder, in hours, as configured when the incident was raised. */
  teamLeaderAnswerHours: z.number().positive(),
  fields: incidentFields,
});
export type Incident = z.infer<typeof incident>;

export const incidentSchema = 1;

/** Who stands in, if anybody: never the requester, who decides nothing of their own. */
export const coverOf = (requester: string, cover: string | undefined): { cover?: string } =>
  cover && cover !== requester ? { cover } : {};

/** Whom it waits for: a person by Slack id, or the AAC of its area. */
export function waitsFor(it: Incident): { person: string } | { aac: string } | undefined {
  switch (incidentStatuses[it.status].waitsFor) {
    case 'team leader':
      return { person: it.teamLeader };
    case 'requester':
      return { person: it.requester };
    case 'aac':
      return { aac: it.fields.area };
    default:
      return undefined;
  }
}
