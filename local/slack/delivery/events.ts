import type { Json } from '../json.ts';
import type { State } from '../state.ts';
import type { Deliveries, Outcome } from './deliveries.ts';

/** After a first failure: at once, a minute later, five minutes later. */
const retryAfterMs = [0, 60_000, 300_000];

const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const scopesFor: Record<string, string[]> = {
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  user_change: ['users:read'],
  team_join: ['users:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
};
const messageEvent: Record<string, string> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
};

/** Events that wait at Slack's door, so that a test can let them go late, turned round, or more than once. */
export interface HeldEvents {
  /**
   * Lets them go, one after the other as each is acknowledged; of `times` copies of an event, which share its
   * event_id, all leave in the same breath. What happens from now on is delivered at once again.
   */
  release(order?: 'as they came' | 'reversed', how?: { times?: number }): Promise<void>;
}

/** The Events API: envelopes, subscriptions, and delivery until someone acknowledges. */
export class Events {
  #state: State;
  #deliveries: Deliveries;
  #held: Json[] | undefined;
  #later = new Set<() => void>();
  #isStopped = false;

  constructor(state: State, deliveries: Deliveries) {
    this.#state = state;
    this.#deliveries = deliveries;
  }

  /** Something happened in the workspace: the app hears of it if its manifest and its scopes say so. */
  async announce(event: Json): Promise<void> {
    const name = event.type === 'message' ? messageEvent[String(event.channel_type)] : String(event.type);
    const { settings } = this.#state.options.manifest;
    if (!name || !settings?.event_subscriptions?.bot_events?.includes(name)) return;
    const needed = scopesFor[name] ?? (name.startsWith('message') ? history : []);
    if (needed.length > 0 && !needed.some((scope) => this.#state.scopes.has(scope))) return;
    const payload = this.#envelope(event);
    if (this.#held) this.#held.push(payload);
    else await this.#deliver(payload, 0, '');
  }

  /** Nobody waits for the app to be told of what is held: whoever acts goes on. */
  hold(): HeldEvents {
    if (this.#held) throw new Error('Events are being held already.');
    const held: Json[] = [];
    this.#held = held;
    return {
      release: async (order = 'as they came', { times = 1 } = {}) => {
        if (this.#held === held) this.#held = undefined;
        const due = held.splice(0);
        for (const payload of order === 'reversed' ? due.reverse() : due) {
          const first = this.#deliver(payload, 0, '');
          const copies = Array.from({ length: times - 1 }, (_, index) => this.#copy(payload, index + 1));
          await Promise.all([first, ...copies]);
        }
      },
    };
  }

  /** Resolves with the first outcome, after the repetitions that were asked for have been answered too. */
  async send(event: Json, { retries = 0 } = {}): Promise<Outcome> {
    const payload = this.#envelope(event);
    const first = await this.#deliver(payload, 0, '');
    for (let retry = 1; retry <= retries; retry += 1) await this.#copy(payload, retry);
    return first;
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#later) cancel();
    this.#later.clear();
  }

  /** Sent again although nobody asked for it: Slack took an ack for lost. */
  #copy(payload: Json, retry: number): Promise<Outcome> {
    const again = { retry, retryReason: 'http_timeout' };
    return this.#deliveries.send('events_api', about(payload), payload, again);
  }

  #deliver(payload: Json, retry: number, retryReason: string): Promise<Outcome> {
    return this.#deliveries.send('events_api', about(payload), payload, {
      retry,
      retryReason,
      settled: (outcome) => {
        if (!outcome.acked && !this.#isStopped) this.#again(payload, retry, reasonFor(outcome.why));
      },
    });
  }

  #again(payload: Json, failures: number, reason: string): void {
    const wait = retryAfterMs[failures];
    if (wait === undefined) {
      this.#state.complain(`${about(payload)} was given up after ${failures} retries.`);
      return;
    }
    if (wait === 0) {
      void this.#deliver(payload, failures + 1, reason);
      return;
    }
    const cancel = this.#state.clock.after(wait, () => {
      this.#later.delete(cancel);
      void this.#deliver(payload, failures + 1, reason);
    });
    this.#later.add(cancel);
  }

  #envelope(event: Json): Json {
    const { team, app } = this.#state.options;
    const channel = this.#state.conversations.get(String(event.channel));
    const eventId = this.#state.ids.next('Ev');
    return {
      token: 'local',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event: { event_ts: this.#state.ids.ts(), ...event },
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(this.#state.clock.now().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.isExtShared ?? false,
      event_context: `4-${eventId}`,
    };
  }
}

const about = (payload: Json): string => `event ${String((payload.event as Json).type)}`;

const reasonFor = (why: string): string => {
  if (why.startsWith('http_error')) return 'http_error';
  return why === 'connection_failed' || why === 'dispatch_failed' ? 'connection_failed' : 'http_timeout';
};
