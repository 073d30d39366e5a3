/**
 * Watches what others hold. A lease is over only when this process itself has seen the same token unchanged for the
 * whole of it on its monotonic clock, so no wall clock, ours or theirs, can end one early (reliability, rule 5).
 */
export class Leases {
  readonly #leaseMs: number;
  readonly #monotonic: () => number;
  readonly #seen = new Map<string, { token: string; since: number; lookedAt: number }>();

  constructor(leaseMs: number, monotonic: () => number) {
    this.#leaseMs = leaseMs;
    this.#monotonic = monotonic;
  }

  /** Whether the holder of `token` has had its whole lease. */
  isOver(message: string, token: string): boolean {
    const seen = this.#seen.get(message);
    if (seen?.token === token) {
      seen.lookedAt = this.#monotonic();
      return seen.lookedAt - seen.since >= this.#leaseMs;
    }
    this.#watch(message, token, this.#monotonic());
    return false;
  }

  /** For a token of ours under which nothing was sent: nobody has to wait for it. */
  giveUp(message: string, token: string): void {
    this.#watch(message, token, this.#monotonic() - this.#leaseMs);
  }

  /** Drops what nobody has looked at for two leases: it has been settled, by whoever held it. */
  tidy(): void {
    const old = this.#monotonic() - 2 * this.#leaseMs;
    for (const [message, { lookedAt }] of this.#seen) if (lookedAt < old) this.#seen.delete(message);
  }

  forget(message: string): void {
    this.#seen.delete(message);
  }

  #watch(message: string, token: string, since: number): void {
    this.#seen.set(message, { token, since, lookedAt: this.#monotonic() });
  }
}
