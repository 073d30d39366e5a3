import type { Clock } from '../clock.ts';
import { Refusal } from './refusal.ts';

/** Calls a minute that Slack allows: 1+, 20+, 50+, 100+, or the method's own rule. */
export type Tier = 1 | 2 | 3 | 4 | 'special';

export interface RateOptions {
  /** Posts a minute in the whole workspace. Slack says several hundred. */
  postsPerMinute?: number;
  /** What becomes of a post that comes too soon after another in its channel: Slack may also lose it without a word. */
  hasty?: 'refused' | 'dropped';
}

const minuteMs = 60_000;
const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const postsPerMinute = 500;

/** An allowance that refills steadily. All of it may go in one burst, but no more. */
class Allowance {
  readonly #size: number;
  readonly #refillMs: number;
  #left: number;
  #filledAt: number;

  constructor(size: number, refillMs: number, now: number) {
    this.#size = size;
    this.#refillMs = refillMs;
    this.#left = size;
    this.#filledAt = now;
  }

  /** Milliseconds until there is one to take; 0 for now. */
  wait(now: number): number {
    this.#left = Math.min(this.#size, this.#left + Math.max(0, now - this.#filledAt) / this.#refillMs);
    this.#filledAt = now;
    // What adds up from halves and thirds may miss the whole by a hair.
    return this.#left > 0.999_999 ? 0 : (1 - this.#left) * this.#refillMs;
  }

  take(): void {
    this.#left -= 1;
  }
}

/** How often the app may call a method, and post; by the workspace's clock. */
export class Rates {
  readonly #clock: Clock;
  readonly #options: RateOptions | undefined;
  readonly #allowances = new Map<string, Allowance>();

  constructor(clock: Clock, enforced: boolean | RateOptions = false) {
    this.#clock = clock;
    this.#options = enforced === true ? {} : enforced || undefined;
  }

  /** Refuses a call over the method's tier. */
  called(method: string, tier: Tier): void {
    if (!this.#options || tier === 'special') return;
    this.#spend([this.#allowance(method, perMinute[tier], minuteMs / perMinute[tier])]);
  }

  /** One post a second in a channel, whichever way it is posted. False where Slack would lose it silently. */
  posted(channelId: string): boolean {
    if (!this.#options) return true;
    const most = this.#options.postsPerMinute ?? postsPerMinute;
    const workspace = this.#allowance('posts', most, minuteMs / most);
    const channel = this.#allowance(`posts in ${channelId}`, 1, 1000);
    if (this.#options.hasty === 'dropped' && channel.wait(this.#now()) > 0) return false;
    this.#spend([workspace, channel]);
    return true;
  }

  #spend(allowances: Allowance[]): void {
    const ms = Math.max(...allowances.map((one) => one.wait(this.#now())));
    if (ms > 0) throw new Refusal('ratelimited', { retryAfter: Math.ceil(ms / 1000) });
    for (const one of allowances) one.take();
  }

  #allowance(name: string, size: number, refillMs: number): Allowance {
    const known = this.#allowances.get(name) ?? new Allowance(size, refillMs, this.#now());
    this.#allowances.set(name, known);
    return known;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
