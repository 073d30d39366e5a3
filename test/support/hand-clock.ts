/** A clock that only moves when told to, and never backwards. Timers fire in due order while it moves. */
export class HandClock {
  #now: number;
  #elapsed = 0;
  #serial = 0;
  #timers = new Map<number, { at: number; run: () => void }>();

  constructor(start: Date | string) {
    this.#now = new Date(start).getTime();
  }

  now = (): Date => new Date(this.#now);

  /** Milliseconds that only ever grow, unaffected by `skew`. */
  monotonic = (): number => this.#elapsed;

  after = (ms: number, run: () => void): (() => void) => {
    const id = ++this.#serial;
    this.#timers.set(id, { at: this.#elapsed + Math.max(0, ms), run });
    return () => this.#timers.delete(id);
  };

  /** Milliseconds until the next timer, or undefined when none is armed. */
  get untilNext(): number | undefined {
    const [first] = this.#inOrder();
    return first && first[1].at - this.#elapsed;
  }

  advance(ms: number): void {
    if (ms < 0) throw new RangeError('A clock does not go back.');
    const end = this.#elapsed + ms;
    for (;;) {
      const [next] = this.#inOrder();
      if (!next || next[1].at > end) break;
      this.#step(next[1].at - this.#elapsed);
      this.#timers.delete(next[0]);
      next[1].run();
    }
    this.#step(end - this.#elapsed);
  }

  #step(ms: number): void {
    this.#elapsed += ms;
    this.#now += ms;
  }

  #inOrder(): [number, { at: number; run: () => void }][] {
    return [...this.#timers].sort(([a, x], [b, y]) => x.at - y.at || a - b);
  }
}
