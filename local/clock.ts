/** Time as it is handed in; tests move theirs by hand. */
export interface Clock {
  now(): Date;
  /** Runs `run` once, `ms` milliseconds from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const hostClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
