/**
 * Watches what others hold. A lease is over only when this process itself has seen the same token unchanged for the
 * whole of it on its monotonic clock, so no wall clock, ours or theirs, can end one early (reliability, rule 5).
 */
export class Leases {
  readonly #leaseMs: number;
  readonly #monotonic: () => number;
  readonly #seen = new Map<string, { token: string; since: number }>();

  constructor(leaseMs: number, monotonic: () => number) {
    this.#leaseMs = leaseMs;
    this.#monotonic = monotonic;
  }

  /** Whether the holder of `token` has had its whole lease. */
  isOver(message: string, token: string): boolean {
    const seen = this.#seen.get(message);
    if (seen?.token === token) return this.#monotonic() - seen.since >= this.#leaseMs;
    this.#seen.set(message, { token, since: this.#monotonic() });
    return false;
  }

  /** For a token of ours under which nothing was sent: nobody has to wait for it. */
  giveUp(message: string, token: string): void {
    this.#seen.set(message, { token, since: this.#monotonic() - this.#leaseMs });
  }

  forget(message: string): void {
    this.#seen.delete(message);
  }
}
