import type { Transition } from '../transition.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentCause } from './effects.ts';
import type { Incident, IncidentStatus } from './incident.ts';

/** A row of what may happen to an incident. */
export type Row = Transition<Incident, IncidentStatus, IncidentCommand, IncidentCause>;
