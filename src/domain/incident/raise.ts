import { clientDataIn, numbersOnly } from '../field-rules.ts';
import type { Values } from '../fields.ts';
import { isoDate } from '../times.ts';
import { type Refusal, refuse } from '../transition.ts';
import { startClocks } from './clocks.ts';
import { effects } from './effects.ts';
import { type IncidentFields, incidentFields, isSpecialClientRecords } from './fields.ts';
import { missingDetails } from './guards.ts';
import { coverOf, type Incident, incidentSchema, serviceLevels } from './incident.ts';
import { refusals } from './refusals.ts';

export interface Raising {
  /** Minted when the form opened, so that a form submitted twice raises once. */
  id: string;
  /** As a form gives them; what is missing is told. */
  fields: Values;
  requester: string;
  teamLeader: string;
  cover?: string | undefined;
  serviceLevels: Incident['serviceLevels'];
  key: string;
}

/** Raises an incident and asks the team leader (INC-17, INC-19); or says what has to be put right first. */
export function raise(
  { id, requester, teamLeader, cover, key, ...raising }: Raising,
  at: Date,
): Incident | Refusal {
  if (teamLeader === requester) return refuse(refusals.ownLeader, 'teamLeader');
  const given = incidentFields.partial().parse(raising.fields);
  const missing = missingDetails(given);
  if (missing.length) return refuse(`${refusals.missing} ${missing.join(', ')}.`);
  const fields = withoutClientFields(incidentFields.parse(given));
  const refusal = wrongWith(fields, at);
  if (refusal) return refusal;

  const raised: Incident = {
    _id: id,
    schema: incidentSchema,
    rev: 1,
    version: 1,
    status: 'with-team-leader',
    since: at,
    requester,
    teamLeader,
    ...coverOf(requester, cover),
    serviceLevels: serviceLevels.parse(raising.serviceLevels),
    fields,
    history: [{ at, by: requester, what: 'raise', to: 'with-team-leader', version: 1, key }],
    reminders: {},
    messages: {},
  };
  const context = { at, version: 1, actor: { id: requester, roles: [] } };
  const causes = ['ask-team-leader', 'show-requester'] as const;
  return causes.reduce((so, cause) => effects[cause](so, context), startClocks(raised, at));
}

/** What is wrong with details together, as far as given: each single field has been checked by its own rule. */
export function wrongWith(fields: Partial<IncidentFields>, at: Date): Refusal | undefined {
  const { dateRaised, description, caseOrSrNumber = '' } = fields;
  if (dateRaised && dateRaised > isoDate(at)) return refuse(refusals.inTheFuture, 'dateRaised');
  const viaTechnow = fields.specialClientRecords?.includes('via-technow');
  if (viaTechnow && description !== undefined && !numbersOnly(description))
    return refuse(refusals.technowNumbersOnly, 'description');
  if (!isSpecialClientRecords(fields)) return undefined;
  const inNumber = clientDataIn(caseOrSrNumber, { mayHold: 'a SCIN' });
  if (inNumber) return refuse(`${refusals.clientData} ${inNumber}.`, 'caseOrSrNumber');
  // A master case number may have the shape of a SCIN, and TechNow's description holds nothing but numbers.
  for (const name of viaTechnow ? (['actionsTaken'] as const) : (['description', 'actionsTaken'] as const)) {
    const what = clientDataIn(fields[name] ?? '');
    if (what) return refuse(`${refusals.clientData} ${what}.`, name);
  }
  return undefined;
}

/** Q18: where Special Client Records are concerned, whatever was typed about the client is dropped unseen. */
function withoutClientFields(fields: IncidentFields): IncidentFields {
  if (!isSpecialClientRecords(fields)) return fields;
  const { clientName: _name, scin: _scin, nino: _nino, ...kept } = fields;
  return kept;
}
