import type { Verdict } from '../../local/mongo/index.ts';
import type { Fault } from '../../local/slack/index.ts';
import type { World } from '../support/world.ts';

export type Side = 'store' | 'slack';
export type Kind = 'cut' | 'lost reply' | '500' | 'hang' | '429' | 'killed before' | 'killed after';

export const kindsOf: Record<Side, readonly Kind[]> = {
  store: ['cut', 'lost reply', 'killed before', 'killed after'],
  slack: ['cut', 'lost reply', '500', 'hang', '429', 'killed before', 'killed after'],
};

/** One call made at a step of a story: `call` is its name, and `time` how often it had been made at that step. */
export interface Call {
  step: number;
  call: string;
  time: number;
}

export interface Plan extends Call {
  kind: Kind;
}

const slackFaults: Record<Kind, Fault> = {
  cut: 'cut',
  'lost reply': 'lost-reply',
  '500': 'http_500',
  hang: 'hang',
  '429': { ratelimited: 30 },
  'killed before': 'cut',
  'killed after': 'lost-reply',
};

/** Counts the calls of one side at each step of a story, and fails those that are planned, one a step. */
export class Faults {
  readonly calls: Call[] = [];
  readonly struck: Plan[] = [];
  readonly #side: Side;
  readonly #plans: ReadonlyMap<number, Plan>;
  readonly #times = new Map<string, number>();
  #world: World | undefined;
  #step: number | undefined;

  constructor(side: Side, plans: readonly Plan[]) {
    this.#side = side;
    this.#plans = new Map(plans.map((plan) => [plan.step, plan]));
  }

  /** From now on, until `rest`, calls belong to this step. */
  enter(world: World, step: number): void {
    this.#world = world;
    this.#step = step;
    this.#times.clear();
  }

  rest(): void {
    this.#step = undefined;
  }

  /** Whether this step has been struck. */
  get hasStruck(): boolean {
    return this.#step !== undefined && this.struck.at(-1)?.step === this.#step;
  }

  store(command: string): Verdict {
    const kind = this.#strikes('store', command);
    if (!kind) return 'pass';
    return kind === 'lost reply' || kind === 'killed after' ? 'lose-reply' : 'fail';
  }

  slack(method: string): Fault | undefined {
    const kind = this.#strikes('slack', method);
    const world = this.#world;
    // Nobody is answered meanwhile: the two seconds go by after which people are told so.
    if (kind === 'hang') setImmediate(() => world?.clock.advance(2_100));
    return kind && slackFaults[kind];
  }

  #strikes(side: Side, call: string): Kind | undefined {
    const step = this.#step;
    if (side !== this.#side || step === undefined) return undefined;
    const time = (this.#times.get(call) ?? 0) + 1;
    this.#times.set(call, time);
    this.calls.push({ step, call, time });
    const plan = this.#plans.get(step);
    if (this.hasStruck || plan?.call !== call || plan.time !== time) return undefined;
    this.struck.push(plan);
    if (plan.kind === 'killed before' || plan.kind === 'killed after') this.#world?.kill();
    return plan.kind;
  }
}
