/** Time as it is handed in. There is one `now`; leases alone go by `monotonic`. */
export interface Clock {
  /** The host's clock, corrected by its offset to the store's. */
  now(): Date;
  /** Milliseconds that never go back, whatever is done to the host's clock. */
  monotonic(): number;
  /** Runs `run` once, in `ms` milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Moves `now` by this many milliseconds more, and gives how far it then is from the host's clock. */
  correctBy?(ms: number): number;
}

/** What a host tells of time, in milliseconds: its clock, which people and daemons may move, and what has elapsed. */
export interface HostTime {
  wall(): number;
  elapsed(): number;
}

const ofThisHost: HostTime = { wall: () => Date.now(), elapsed: () => performance.now() };

/** Asks the host's clock once, and goes by what has elapsed since: a clock that jumps fires nothing early. */
export function hostClock({ wall, elapsed }: HostTime = ofThisHost): Clock {
  let ahead = wall() - elapsed();
  const now = () => Math.floor(ahead + elapsed());
  return {
    now: () => new Date(now()),
    monotonic: elapsed,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    correctBy(ms) {
      ahead += ms;
      return now() - Math.floor(wall());
    },
  };
}

/** Resolves with the work's own outcome, or with `late` once `ms` milliseconds have passed; the work goes on. */
export function within<T, Late>(clock: Clock, ms: number, work: Promise<T>, late: Late): Promise<T | Late> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(late));
    work.then(resolve, reject).finally(cancel);
  });
}
