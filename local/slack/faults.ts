import type { Json } from './json.ts';

/**
 * What may go wrong with a call.
 * - Nothing is done: `cut` drops the connection, `hang` keeps the caller waiting until someone closes it; a refusal
 *   (429, `{ error }`) and a server's error (500 as text, 502 and 503 as HTML) say so.
 * - All is done: `lost-reply` drops the connection afterwards, `no-json` and `truncated` garble the answer,
 *   `{ slow }` sends it that many milliseconds later, `{ error, done }` says that it failed, and 504 that nobody waited.
 * - `{ late }` does it that many milliseconds later, whether or not the caller has gone by then.
 */
export type Fault =
  | 'ratelimited'
  | { ratelimited: number }
  | 'http_500'
  | 'http_502'
  | 'http_503'
  | 'http_504'
  | 'hang'
  | 'lost-reply'
  | 'cut'
  | 'no-json'
  | 'truncated'
  | { slow: number }
  | { late: number }
  | { error: string; done?: boolean };

export interface FaultedCall {
  method: string;
  args: Json;
  n: number;
}

export interface PlannedFault {
  method?: string;
  channel?: string;
  /** A call about this person: their direct messages with the app, or their id as an argument. */
  user?: string;
  when?: (call: FaultedCall) => boolean;
  times?: number;
  kind: Fault;
}

/** Where a call has its effect, and on whom. */
export interface Concerns {
  channels: readonly string[];
  users: readonly string[];
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

  take(call: FaultedCall, concerns: Concerns): Fault | undefined {
    const hit = this.#planned.find(({ plan }) => matches(plan, call, concerns));
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) this.#planned = this.#planned.filter((one) => one !== hit);
    return hit.plan.kind;
  }
}

const matches = (plan: PlannedFault, call: FaultedCall, { channels, users }: Concerns): boolean =>
  (plan.method === undefined || plan.method === call.method) &&
  (plan.channel === undefined || channels.includes(plan.channel)) &&
  (plan.user === undefined || users.includes(plan.user)) &&
  (plan.when === undefined || plan.when(call));
