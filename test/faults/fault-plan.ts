import type { Verdict } from '../../local/mongo/index.ts';
import type { Fault } from '../../local/slack/index.ts';
import type { World } from '../support/world.ts';

export const storeKinds = ['cut', 'lost reply', 'killed before', 'killed after'] as const;
export const slackKinds = [
  'cut',
  'lost reply',
  '500',
  'hang',
  '429',
  'killed before',
  'killed after',
] as const;

export type Plan =
  | { side: 'store'; n: number; kind: (typeof storeKinds)[number] }
  | { side: 'slack'; n: number; kind: (typeof slackKinds)[number] };

const verdicts: Record<(typeof storeKinds)[number], Verdict> = {
  cut: 'fail',
  'lost reply': 'lose-reply',
  'killed before': 'fail',
  'killed after': 'lose-reply',
};
const slackFaults: Record<(typeof slackKinds)[number], Fault> = {
  cut: 'cut',
  'lost reply': 'lost-reply',
  '500': 'http_500',
  hang: 'hang',
  '429': { ratelimited: 30 },
  'killed before': 'cut',
  'killed after': 'lost-reply',
};

/** Counts calls from the moment it is given a world, and fails the nth. */
export class FaultAt {
  readonly calls = { store: 0, slack: 0 };
  /** What the fault struck, once it has. */
  struck: string | undefined;
  readonly #plan: Plan | undefined;
  #world: World | undefined;

  constructor(plan?: Plan) {
    this.#plan = plan;
  }

  begin(world: World): void {
    this.#world = world;
  }

  store(name: string): Verdict {
    const plan = this.#strikes('store', name);
    return plan?.side === 'store' ? verdicts[plan.kind] : 'pass';
  }

  slack(method: string): Fault | undefined {
    const plan = this.#strikes('slack', method);
    if (plan?.side !== 'slack') return undefined;
    const world = this.#world;
    // Nobody is answered meanwhile: the two seconds go by after which people are told so.
    if (plan.kind === 'hang') setImmediate(() => world?.clock.advance(2_100));
    return slackFaults[plan.kind];
  }

  #strikes(side: Plan['side'], what: string): Plan | undefined {
    if (!this.#world) return undefined;
    this.calls[side] += 1;
    const plan = this.#plan;
    if (this.struck || plan?.side !== side || plan.n !== this.calls[side]) return undefined;
    this.struck = what;
    if (plan.kind === 'killed before' || plan.kind === 'killed after') this.#world.kill();
    return plan;
  }
}
