import type { Kind } from './deliveries.ts';

/**
 * When a connection breaks: as a payload leaves (whether the app still gets it, nobody knows), as its ack comes,
 * which is lost with it, or once that ack has been taken.
 */
export type CutAt = 'envelope' | 'lost ack' | 'ack';

export interface PlannedCut {
  after: CutAt;
  /** Only where it happens to a payload of this kind. */
  kind?: Kind;
  times?: number;
}

/** Cuts that wait for what they come after. */
export class SocketCuts {
  #planned: { plan: PlannedCut; left: number }[] = [];

  plan(plan: PlannedCut): void {
    this.#planned.push({ plan, left: plan.times ?? 1 });
  }

  comes(after: CutAt, kind: Kind): boolean {
    const due = this.#planned.find(({ plan }) => plan.after === after && (plan.kind ?? kind) === kind);
    if (!due) return false;
    due.left -= 1;
    if (due.left <= 0) this.#planned = this.#planned.filter((one) => one !== due);
    return true;
  }
}
