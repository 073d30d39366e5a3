import { type Message, toSay } from '../message.ts';
import type { Effect } from '../transition.ts';
import type { Incident } from './incident.ts';
import { startTeamLeaderClock, stopTeamLeaderClock } from './reminders.ts';

export type IncidentCause =
  | 'ask-team-leader'
  | 'show-requester'
  | 'start-clock'
  | 'stop-clock'
  | 'tell-requester'
  | 'tell-team-leader'
  | 'hand-to-aac';

const saying = (it: Incident, key: string, entry: Message): Incident => ({
  ...it,
  messages: { ...it.messages, [key]: entry },
});

/** What a decision brings about: messages, keyed by the version that caused them, and the team leader's clock. */
export const effects: Record<IncidentCause, Effect<Incident>> = {
  'ask-team-leader': (it, { at, version }) =>
    saying(
      it,
      `team-leader-card-${version}`,
      toSay({ name: 'team-leader-card', form: 'card', to: { person: it.teamLeader }, dueAt: at }),
    ),
  'show-requester': (it, { at }) =>
    saying(
      it,
      'requester-card',
      toSay({ name: 'requester-card', form: 'card', to: { person: it.requester }, dueAt: at }),
    ),
  'start-clock': (it, { at }) => startTeamLeaderClock(it, at),
  'stop-clock': (it) => stopTeamLeaderClock(it),
  'tell-requester': (it, { at, version }) =>
    saying(
      it,
      `requester-news-${version}`,
      toSay({
        name: 'requester-news',
        form: 'announcement',
        to: { person: it.requester },
        dueAt: at,
        causedBy: version,
      }),
    ),
  'tell-team-leader': (it, { at, version }) =>
    saying(
      it,
      `team-leader-news-${version}`,
      toSay({
        name: 'team-leader-news',
        form: 'announcement',
        to: { person: it.teamLeader },
        dueAt: at,
        causedBy: version,
      }),
    ),
  'hand-to-aac': (it, { at, version }) => {
    const to = { aac: it.fields.area };
    const card = saying(it, 'aac-card', toSay({ name: 'aac-card', form: 'card', to, dueAt: at }));
    return saying(
      card,
      'aac-thread',
      toSay({
        name: 'aac-thread',
        form: 'announcement',
        to,
        dueAt: at,
        causedBy: version,
        under: 'aac-card',
      }),
    );
  },
};
