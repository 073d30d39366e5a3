import type { Organisation } from '../../src/config/organisation.ts';
import { type Incident, incidentStatuses } from '../../src/domain/incident/incident.ts';
import { did } from '../../src/domain/incident/refusals.ts';
import type { InWords } from '../../src/insight/in-words.ts';
import { lastFour } from './cards.ts';

/** An incident as it reads where one looks into it. */
export const incidentInWords = ({ areas }: Organisation): InWords => ({
  statuses: Object.fromEntries(
    Object.entries(incidentStatuses).map(([status, { inWords }]) => [status, inWords]),
  ),
  did: {
    ...did,
    look: 'looked at the details',
    say: 'replied in the thread',
    reword: 'edited a reply in the thread',
    'confirm-lock-assign-set': 'confirmed that the lock assign flag is set',
    'confirm-lock-assign-removed': 'confirmed that the lock assign flag is removed',
    'confirm-lock-assign-kept': 'confirmed that the lock assign flag stays',
  },
  onCards(it: Incident, field) {
    if (field === 'area') return areas.find(({ code }) => code === it.fields.area)?.name;
    return field === 'caseOrSrNumber' ? lastFour(it) : undefined;
  },
  besides: ({ requester, teamLeader, cover }: Incident) => [
    ['Raised by', `<@${requester}>`],
    ['Team leader', `<@${teamLeader}>`],
    ...(cover ? [['Stands in', `<@${cover}>`] satisfies [string, string]] : []),
  ],
});
