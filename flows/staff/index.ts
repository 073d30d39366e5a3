import type { Events } from '../../src/slack/events.ts';
import type { Deps } from '../deps.ts';
import { peopleEvents } from './people-events.ts';
import { undelivered } from './undelivered-messages.ts';

/** The people of the organisation, and what administrators look after. */
export function staff(deps: Deps, events: Events): void {
  peopleEvents(events, deps);
  undelivered(deps);
}
