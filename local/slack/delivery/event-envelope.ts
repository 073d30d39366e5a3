import type { Json } from '../json.ts';
import type { State } from '../state.ts';

/** An event as Slack sends it: what happened, and around it which one it is and for whom. */
export function eventEnvelope(
  { options: { team, app }, ids, clock, conversations }: State,
  event: Json,
): Json {
  const eventId = ids.next('Ev');
  return {
    token: 'local',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { event_ts: ids.ts(), ...event },
    type: 'event_callback',
    event_id: eventId,
    event_time: secondsOf(clock.now()),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: conversations.get(String(event.channel))?.isExtShared ?? false,
    event_context: `4-${eventId}`,
  };
}

/** Instead of an event, once there have been too many in the hour. */
export const appRateLimited = ({ options: { team, app }, clock }: State): Json => ({
  token: 'local',
  type: 'app_rate_limited',
  team_id: team.id,
  api_app_id: app.id,
  minute_rate_limited: secondsOf(clock.now()),
});

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);
