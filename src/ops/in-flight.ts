/** Counts work under way, so that a stopping process can let it finish. */
export class InFlight {
  readonly #under = new Set<Promise<unknown>>();

  get count(): number {
    return this.#under.size;
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#under.add(work);
    const done = () => this.#under.delete(work);
    work.then(done, done);
    return work;
  }

  /** Resolves once nothing is under way, work that began meanwhile included. */
  async idle(): Promise<void> {
    while (this.#under.size) await Promise.allSettled([...this.#under]);
  }
}
