import type { Json } from '../json.ts';
import { forget } from '../remembering.ts';
import type { State } from '../state.ts';
import { AckFaults, type SpoiltAck } from './ack-faults.ts';
import type { Disorder } from './disorder.ts';

/** Slack waits this long for an ack. */
export const ackWithinMs = 3000;

export type Kind = 'slash_commands' | 'interactive' | 'events_api';

/** One payload sent once; an event that is sent again is another delivery. */
export interface Delivery {
  id: string;
  kind: Kind;
  /** `view_submission`, `event_callback`, `/incident`: what it is about. */
  about: string;
  payload: Json;
  retry: number;
  retryReason: string;
  sentAt: Date;
  outcome: 'waiting' | 'acknowledged' | 'unacknowledged' | 'refused' | 'undelivered';
  acks: number;
  ackedAt?: Date;
  answer?: unknown;
}

/** Where the app says so, what failed is not sent again. */
export type Outcome = { acked: true; answer: unknown } | { acked: false; why: string; isFinal?: boolean };

export interface Transport {
  /** False where there is no one to send to. */
  send(delivery: Delivery): boolean;
  stop(): Promise<void>;
}

/** Sends payloads, watches for their acks, and keeps the log. */
export class Deliveries {
  readonly log: Delivery[] = [];
  readonly ackFaults = new AckFaults();
  /** While there is one, nothing comes once and in order. */
  disorder: Disorder | undefined;
  #timers = new Set<() => void>();
  #byId = new Map<string, Delivery>();
  #state: State;
  #transport: () => Transport;
  #waiting = new Map<string, { settle: (outcome: Outcome) => void; cancel: () => void }>();

  constructor(state: State, transport: () => Transport) {
    this.#state = state;
    this.#transport = transport;
  }

  /**
   * `settled` runs in the same breath as the outcome, so that a retry is armed before a clock moved by hand
   * goes past it.
   */
  send(
    kind: Kind,
    about: string,
    payload: Json,
    { retry = 0, retryReason = '', settled = (_: Outcome): void => {} } = {},
  ): Promise<Outcome> {
    const { clock, ids } = this.#state;
    const sentAt = clock.now();
    const delivery: Delivery = {
      id: ids.next('E'),
      kind,
      about,
      payload,
      retry,
      retryReason,
      sentAt,
      outcome: 'waiting',
      acks: 0,
    };
    this.log.push(delivery);
    forget(this.log, this.#state.options.remembered, (old) => {
      old.payload = {};
      delete old.answer;
    });
    this.#byId.set(delivery.id, delivery);
    return new Promise((resolve) => {
      const cancel = clock.after(ackWithinMs, () => {
        delivery.outcome = 'unacknowledged';
        this.#problem(delivery, 'was not acknowledged within 3 seconds');
        this.#settle(delivery, { acked: false, why: 'operation_timeout' });
      });
      const settle = (outcome: Outcome) => {
        resolve(outcome);
        settled(outcome);
      };
      this.#waiting.set(delivery.id, { settle, cancel });
      if (this.#transport().send(delivery)) return;
      delivery.outcome = 'undelivered';
      this.#settle(delivery, { acked: false, why: 'dispatch_failed' });
    });
  }

  acknowledge(id: string, answer: unknown): void {
    const delivery = this.#byId.get(id);
    if (!delivery) {
      this.#state.complain(`An ack came for a payload that was never sent: ${id.slice(0, 80)}`);
      return;
    }
    const spoilt = this.ackFaults.take(delivery.kind);
    if (spoilt) this.#spoil(spoilt, delivery, answer);
    else this.#take(delivery, answer);
  }

  #take(delivery: Delivery, answer: unknown): void {
    delivery.acks += 1;
    if (delivery.acks > 1) {
      this.#problem(delivery, `was acknowledged ${delivery.acks} times`);
      return;
    }
    delivery.ackedAt = this.#state.clock.now();
    delivery.answer = answer;
    if (delivery.outcome !== 'waiting') {
      const late = delivery.ackedAt.getTime() - delivery.sentAt.getTime();
      this.#problem(delivery, `was acknowledged late, after ${late} ms`);
      return;
    }
    delivery.outcome = 'acknowledged';
    this.#settle(delivery, { acked: true, answer });
  }

  /** The app's endpoint answered, but not with a 2xx, or could not be reached. */
  refuse(id: string, why: string, isFinal = false): void {
    const delivery = this.#byId.get(id);
    if (delivery?.outcome !== 'waiting') return;
    delivery.outcome = 'refused';
    this.#problem(delivery, `was not acknowledged: ${why}`);
    this.#settle(delivery, { acked: false, why, ...(isFinal && { isFinal }) });
  }

  /** By the workspace's clock, unless it stops before. */
  later(ms: number, run: () => void): void {
    const cancel = this.#state.clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }

  /** Resolves once no payload awaits its ack. */
  async quiet(): Promise<void> {
    while (this.#waiting.size > 0) await this.#state.changes.next();
  }

  stop(): void {
    for (const cancel of this.#timers) cancel();
    for (const { cancel, settle } of this.#waiting.values()) {
      cancel();
      settle({ acked: false, why: 'the workspace stopped' });
    }
    this.#waiting.clear();
    this.#state.changes.notify();
  }

  #spoil(how: SpoiltAck, delivery: Delivery, answer: unknown): void {
    if (how === 'lost') return;
    if (how === 'garbled') this.#problem(delivery, 'was acknowledged in a way that nobody can read');
    else this.later(how.late, () => this.#take(delivery, answer));
  }

  #settle(delivery: Delivery, outcome: Outcome): void {
    const waiting = this.#waiting.get(delivery.id);
    this.#waiting.delete(delivery.id);
    waiting?.cancel();
    waiting?.settle(outcome);
    this.#state.changes.notify();
  }

  #problem({ about, sentAt, retry }: Delivery, what: string): void {
    const again = retry > 0 ? `, retry ${retry}` : '';
    this.#state.complain(`${about} (${sentAt.toISOString()}${again}) ${what}.`);
  }
}
