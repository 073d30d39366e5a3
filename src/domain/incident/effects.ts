import { type Message, toSay } from '../message.ts';
import type { Effect } from '../transition.ts';
import { startLockAssignClock } from './clocks.ts';
import type { Incident } from './incident.ts';

export type IncidentCause =
  | 'ask-team-leader'
  | 'show-requester'
  | 'tell-requester'
  | 'tell-requester-too'
  | 'tell-team-leader'
  | 'hand-to-aac'
  | 'tell-aac'
  | 'give-resolution'
  | 'remind-of-lock-assign';

const saying = (it: Incident, key: string, entry: Message): Incident => ({
  ...it,
  messages: { ...it.messages, [key]: entry },
});

/** An announcement of the decision just made. */
const announcing =
  (name: string, to: (it: Incident) => Message['to'], under?: string): Effect<Incident> =>
  (it, { at, version }) =>
    saying(
      it,
      `${name}-${version}`,
      toSay({
        name,
        form: 'announcement',
        to: to(it),
        dueAt: at,
        causedBy: version,
        ...(under !== undefined && { under }),
      }),
    );

const requesterOf = (it: Incident) => ({ person: it.requester });
const teamLeaderOf = (it: Incident) => ({ person: it.teamLeader });
const aacOf = (it: Incident) => ({ aac: it.fields.area });

const tellRequester = announcing('requester-news', requesterOf);

const card = (name: string, to: Message['to'], dueAt: Date): Message =>
  toSay({ name, form: 'card', to, dueAt });

/** What a decision brings about: messages, keyed by the version that caused them, and the lock assign's clock. */
export const effects: Record<IncidentCause, Effect<Incident>> = {
  'ask-team-leader': (it, { at, version }) =>
    saying(it, `team-leader-card-${version}`, card('team-leader-card', teamLeaderOf(it), at)),
  'show-requester': (it, { at }) => saying(it, 'requester-card', card('requester-card', requesterOf(it), at)),
  'tell-requester': tellRequester,
  // Nobody has to be told what they did themselves.
  'tell-requester-too': (it, context) =>
    context.actor.id === it.requester ? it : tellRequester(it, context),
  'tell-team-leader': announcing('team-leader-news', teamLeaderOf),
  'hand-to-aac': (it, { at, version }) => {
    const withCard = saying(it, 'aac-card', card('aac-card', aacOf(it), at));
    return saying(
      withCard,
      'aac-thread',
      toSay({
        name: 'aac-thread',
        form: 'announcement',
        to: aacOf(it),
        dueAt: at,
        causedBy: version,
        under: 'aac-card',
      }),
    );
  },
  'tell-aac': announcing('aac-news', aacOf, 'aac-card'),
  'give-resolution': (it, { at, version }) =>
    saying(it, `resolution-card-${version}`, {
      ...card('resolution-card', requesterOf(it), at),
      causedBy: version,
    }),
  'remind-of-lock-assign': (it, { at }) => startLockAssignClock(it, at),
};
