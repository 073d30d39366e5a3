import { incidentFields } from '../../domain/incident/fields.ts';
import {
  type Incident,
  incident,
  incidentSchema,
  withServiceLevels,
} from '../../domain/incident/incident.ts';
import { foundBy } from '../../domain/incident/whose.ts';
import type { Kind } from '../kind.ts';

/** Incidents. The number comes with the authorisation: letters of the area, then digits (AAC-18, Q17). */
export const incidents: Kind<Incident> = {
  name: 'incident',
  collection: 'incidents',
  schema: incident,
  newest: incidentSchema,
  upgrades: { 1: withServiceLevels },
  fields: incidentFields,
  foundBy,
  referencePrefix: (it) =>
    it.reference === undefined && it.history.some(({ what }) => what === 'authorise')
      ? it.fields.area
      : undefined,
};
