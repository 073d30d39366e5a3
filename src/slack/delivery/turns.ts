import type { Clock } from '../../ops/clock.ts';

// Slack lets a few go at once: a first DM alone never waits.
const atOnce = 5;

/**
 * Gives each its turn at a method that Slack allows so often a minute. Whoever comes too early is told how long to wait, and
 * keeps that turn; so thousands may ask at once, and nobody waits in a place that others need.
 */
export class Turns {
  readonly #perMinute: number;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #given = new Map<string, number>();
  #nextAt = Number.NEGATIVE_INFINITY;
  /** How many processes share the pace. */
  senders = 1;

  constructor(perMinute: number, clock: Pick<Clock, 'monotonic'>) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** Milliseconds until its turn; 0 where it is, which takes it. */
  wait(name: string): number {
    const now = this.#clock.monotonic();
    const spacing = (60_000 / this.#perMinute) * this.senders;
    const turn = this.#given.get(name) ?? Math.max(this.#nextAt, now - (atOnce - 1) * spacing);
    if (!this.#given.has(name)) this.#nextAt = turn + spacing;
    if (turn <= now) {
      this.#given.delete(name);
      return 0;
    }
    this.#given.set(name, turn);
    return Math.ceil(turn - now);
  }

  /** Slack itself said to wait: nobody's turn comes before that. */
  pause(ms: number): void {
    const until = this.#clock.monotonic() + ms;
    this.#nextAt = Math.max(this.#nextAt, until);
    for (const [name, turn] of this.#given) this.#given.set(name, Math.max(turn, until));
  }
}
