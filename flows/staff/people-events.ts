import { z } from 'zod';
import type { SlackUser } from '../../src/slack/directory.ts';
import type { Events } from '../../src/slack/events.ts';
import type { Deps } from '../deps.ts';

const user: z.ZodType<SlackUser> = z.looseObject({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  real_name: z.string().optional(),
});
const userEvent = z.looseObject({ user });

/** People as Slack's events change them. Each takes over what stands now, so that a repeat does no harm. */
export function peopleEvents(events: Events, { directory }: Pick<Deps, 'directory'>): void {
  for (const name of ['user_change', 'team_join'])
    events.on(name, async (event) => directory.takeOver(userEvent.parse(event).user));
  for (const name of ['subteam_updated', 'subteam_members_changed'])
    events.on(name, () => directory.refreshAll());
}
