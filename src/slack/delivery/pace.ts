import type { Clock } from '../../ops/clock.ts';

/** How fast we may send: Slack's limits (slack-platform, section 6), for all processes together. */
export interface Pace {
  /** Between two posts in one conversation, in milliseconds. */
  channelMs: number;
  postsPerMinute: number;
  updatesPerMinute: number;
  /** First messages to people, each of which opens a DM; absent, as many as come. */
  opensPerMinute?: number;
}

export const slackPace: Pace = {
  channelMs: 1_000,
  postsPerMinute: 500,
  updatesPerMinute: 50,
  opensPerMinute: 50,
};

/** A bucket that refills steadily; `senders` processes share what it holds. */
export class Bucket {
  readonly #perMinute: number;
  readonly #clock: Pick<Clock, 'monotonic'>;
  #left: number;
  #filledAt: number;

  constructor(perMinute: number, clock: Pick<Clock, 'monotonic'>) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#left = perMinute;
    this.#filledAt = clock.monotonic();
  }

  /** Milliseconds until one more may go; 0 for now. */
  wait(senders: number): number {
    const share = this.#perMinute / senders;
    const now = this.#clock.monotonic();
    if (!Number.isFinite(share)) return 0;
    // However small the share, one has to fit in, or nothing would ever go.
    this.#left = Math.min(Math.max(1, share), this.#left + ((now - this.#filledAt) / 60_000) * share);
    this.#filledAt = now;
    return this.#left >= 1 ? 0 : Math.ceil(((1 - this.#left) / share) * 60_000);
  }

  take(): void {
    this.#left -= 1;
  }
}
