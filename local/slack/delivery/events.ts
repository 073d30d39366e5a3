import { isRecord, type Json } from '../json.ts';
import type { State } from '../state.ts';
import type { Deliveries, Outcome } from './deliveries.ts';
import { appRateLimited, eventEnvelope } from './event-envelope.ts';
import { EventLimits } from './event-limits.ts';
import { isHeard } from './subscriptions.ts';

/** After a first failure: at once, a minute later, five minutes later. */
const retryAfterMs = [0, 60_000, 300_000];
const staleAfterSeconds = 2 * 3600;

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
  readonly limits: EventLimits;
  #state: State;
  #deliveries: Deliveries;
  #held: Json[] | undefined;
  #isStopped = false;

  constructor(state: State, deliveries: Deliveries) {
    this.#state = state;
    this.#deliveries = deliveries;
    this.limits = new EventLimits(state);
  }

  /** Something happened in the workspace: the app hears of it if its manifest and its scopes say so. */
  async announce(event: Json): Promise<void> {
    if (this.limits.isDisabled || !isHeard(this.#state, event)) return;
    const verdict = this.limits.next();
    if (verdict === 'waits') return;
    const payload = verdict === 'tell' ? appRateLimited(this.#state) : eventEnvelope(this.#state, event);
    if (this.#held) this.#held.push(payload);
    else if (this.#deliveries.disorder) this.#strew(payload, this.#deliveries.disorder.delays());
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
    const payload = eventEnvelope(this.#state, event);
    const first = await this.#deliver(payload, 0, '');
    for (let retry = 1; retry <= retries; retry += 1) await this.#copy(payload, retry);
    return first;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Nobody waits for these: Slack promises no order, and no act is held up by them. */
  #strew(payload: Json, [first = 0, ...copies]: number[]): void {
    this.#after(first, () => void this.#deliver(payload, 0, ''));
    copies.forEach((delay, index) => {
      this.#after(delay, () => void this.#copy(payload, index + 1));
    });
  }

  /** Sent again although nobody asked for it: Slack took an ack for lost. */
  #copy(payload: Json, retry: number): Promise<Outcome> {
    const again = { retry, retryReason: 'http_timeout' };
    return this.#deliveries.send('events_api', about(payload), payload, again);
  }

  async #deliver(payload: Json, retry: number, retryReason: string): Promise<Outcome> {
    if (this.#isStale(payload)) {
      this.#state.complain(`${about(payload)} was dropped: it would be more than two hours late.`);
      return { acked: false, why: 'too_late' };
    }
    return this.#deliveries.send('events_api', about(payload), payload, {
      retry,
      retryReason,
      settled: (outcome) => {
        if (this.#isStopped) return;
        this.limits.tried(outcome.acked);
        if (!outcome.acked) this.#again(payload, retry, outcome);
      },
    });
  }

  #again(payload: Json, failures: number, { why, isFinal }: { why: string; isFinal?: boolean }): void {
    const wait = isFinal ? undefined : retryAfterMs[failures];
    if (wait === undefined) {
      const told = isFinal ? 'because the app asked for no more' : `after ${failures} retries`;
      this.#state.complain(`${about(payload)} was given up ${told}.`);
      return;
    }
    this.#after(wait, () => void this.#deliver(payload, failures + 1, reasonFor(why)));
  }

  #after(ms: number, run: () => void): void {
    if (ms === 0) run();
    else this.#deliveries.later(ms, run);
  }

  #isStale({ event_time: at }: Json): boolean {
    return typeof at === 'number' && this.#state.clock.now().getTime() / 1000 - at > staleAfterSeconds;
  }
}

const about = ({ event, type }: Json): string => `event ${String(isRecord(event) ? event.type : type)}`;

const reasons = ['http_error', 'connection_failed', 'ssl_error', 'too_many_redirects', 'unknown_error'];

function reasonFor(why: string): string {
  if (why === 'dispatch_failed') return 'connection_failed';
  return reasons.find((reason) => why.startsWith(reason)) ?? 'http_timeout';
}
