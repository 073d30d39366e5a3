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
const groupEvent = z.looseObject({ subteam: z.looseObject({ id: z.string() }) });
const membersEvent = z.looseObject({ subteam_id: z.string() });

/** People as Slack's events change them. Each takes over what stands now, so that a repeat does no harm. */
export function peopleEvents(
  events: Events,
  { directory, peopleChanged }: Pick<Deps, 'directory' | 'peopleChanged'>,
): void {
  const taking = (name: string, takeOver: (event: unknown) => Promise<void>) =>
    events.on(name, async (event) => {
      await takeOver(event);
      peopleChanged();
    });
  for (const name of ['user_change', 'team_join'])
    taking(name, (event) => directory.takeOver(userEvent.parse(event).user));
  taking('subteam_updated', (event) => directory.refreshGroup(groupEvent.parse(event).subteam.id));
  taking('subteam_members_changed', (event) => directory.refreshGroup(membersEvent.parse(event).subteam_id));
}
