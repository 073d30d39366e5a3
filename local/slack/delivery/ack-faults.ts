import type { Kind } from './deliveries.ts';

/** What may become of an ack on its way: it never comes, nobody can read it, or it takes so many milliseconds. */
export type SpoiltAck = 'lost' | 'garbled' | { late: number };

export interface PlannedAckFault {
  how: SpoiltAck;
  kind?: Kind;
  times?: number;
}

/** Acks that come to harm between the app and the workspace, which the app cannot know of. */
export class AckFaults {
  #planned: { plan: PlannedAckFault; left: number }[] = [];

  next(plan: PlannedAckFault): void {
    this.#planned.push({ plan, left: plan.times ?? 1 });
  }

  take(kind: Kind): SpoiltAck | undefined {
    const due = this.#planned.find(({ plan }) => (plan.kind ?? kind) === kind);
    if (!due) return undefined;
    due.left -= 1;
    if (due.left <= 0) this.#planned = this.#planned.filter((one) => one !== due);
    return due.plan.how;
  }
}
