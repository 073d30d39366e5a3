/**
 * Watches what others hold. A lease is over only when this process itself has seen the same token unchanged for the
 * whole of it on its monotonic clock, so no wall clock, ours or theirs, can end one early (reliability, rule 5).
 */
export class Leases {
  readonly #leaseMs: number;
  readonly #monotonic: () => number;
  readonly #seen = new Map<string, { token: string; since: number; sweep: number }>();
  #sweep = 0;

  constructor(leaseMs: number, monotonic: () => number) {
    this.#leaseMs = leaseMs;
    this.#monotonic = monotonic;
  }

  /** Whether the holder of `token` has had its whole lease. */
  isOver(message: string, token: string): boolean {
    const seen = this.#seen.get(message);
    if (seen?.token === token) {
      seen.sweep = this.#sweep;
      return this.#monotonic() - seen.since >= this.#leaseMs;
    }
    this.#watch(message, token, this.#monotonic());
    return false;
  }

  /** For a token of ours under which nothing was sent: nobody has to wait for it. */
  giveUp(message: string, token: string): void {
    this.#watch(message, token, this.#monotonic() - this.#leaseMs);
  }

  /** After everything due has been looked at: what was not among it has been settled, by whoever held it. */
  swept(): void {
    for (const [message, { sweep }] of this.#seen) if (sweep < this.#sweep) this.#seen.delete(message);
    this.#sweep += 1;
  }

  forget(message: string): void {
    this.#seen.delete(message);
  }

  #watch(message: string, token: string, since: number): void {
    this.#seen.set(message, { token, since, sweep: this.#sweep });
  }
}
