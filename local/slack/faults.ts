import type { Json } from './json.ts';

/**
 * `cut` drops the connection with nothing done, `lost-reply` drops it after the work is done, `hang` does
 * nothing and keeps the caller waiting until someone closes the connection.
 */
export type Fault =
  | 'ratelimited'
  | { ratelimited: number }
  | 'http_500'
  | 'hang'
  | 'lost-reply'
  | 'cut'
  | { error: string };

export interface FaultedCall {
  method: string;
  args: Json;
  n: number;
}

export interface PlannedFault {
  method?: string;
  channel?: string;
  when?: (call: FaultedCall) => boolean;
  times?: number;
  kind: Fault;
}

/** Faults waiting for the call they are meant for. */
export class Faults {
  #planned: { plan: PlannedFault; left: number }[] = [];

  next(plan: PlannedFault): void {
    this.#planned.push({ plan, left: plan.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  take(call: FaultedCall): Fault | undefined {
    const hit = this.#planned.find(({ plan }) => matches(plan, call));
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) this.#planned = this.#planned.filter((one) => one !== hit);
    return hit.plan.kind;
  }
}

const matches = (plan: PlannedFault, call: FaultedCall): boolean =>
  (plan.method === undefined || plan.method === call.method) &&
  (plan.channel === undefined || plan.channel === call.args.channel) &&
  (plan.when === undefined || plan.when(call));
