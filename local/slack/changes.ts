/** Says that something visible changed; whoever waits looks again. */
export class Changes {
  #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      const off = this.subscribe(() => {
        off();
        resolve();
      });
    });
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
