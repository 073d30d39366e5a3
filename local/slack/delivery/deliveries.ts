import type { Json } from '../json.ts';
import type { State } from '../state.ts';

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

export type Outcome = { acked: true; answer: unknown } | { acked: false; why: string };

export interface Transport {
  /** False where there is no one to send to. */
  send(delivery: Delivery): boolean;
  stop(): Promise<void>;
}

/** Sends payloads, watches for their acks, and keeps the log. */
export class Deliveries {
  readonly log: Delivery[] = [];
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
      this.#state.complain(`An ack came for a payload that was never sent: ${id}`);
      return;
    }
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
  refuse(id: string, why: string): void {
    const delivery = this.#byId.get(id);
    if (delivery?.outcome !== 'waiting') return;
    delivery.outcome = 'refused';
    this.#problem(delivery, `was not acknowledged: ${why}`);
    this.#settle(delivery, { acked: false, why });
  }

  /** Resolves once no payload awaits its ack. */
  async quiet(): Promise<void> {
    while (this.#waiting.size > 0) await this.#state.changes.next();
  }

  stop(): void {
    for (const { cancel, settle } of this.#waiting.values()) {
      cancel();
      settle({ acked: false, why: 'the workspace stopped' });
    }
    this.#waiting.clear();
    this.#state.changes.notify();
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
