import type { Clock } from './clock.ts';

/** The local workspace's one clock: it goes as the host's time goes by, and can be moved on from there. */
export interface DemoClock extends Clock {
  /** Milliseconds that go as the host's do, however the clock is moved: leases and pings go by them. */
  monotonic(): number;
  /** Moves it on to an instant that is to come, and runs what fell due on the way, earliest first. */
  moveTo(at: Date): void;
  /** By how many milliseconds it has been moved on in all. */
  moved(): number;
}

/** What outlives a restart: how far it was moved, and the latest instant that it has shown. */
export interface KeptTime {
  movedMs: number;
  shownAt: Date;
}

/** What a host tells of time, in milliseconds. */
export interface HostTime {
  wall(): number;
  elapsed(): number;
}

interface Timer {
  due: number;
  run: () => void;
}

const ofThisHost: HostTime = { wall: () => Date.now(), elapsed: () => performance.now() };

// A host's timers take no more than 24 days.
const longestWaitMs = 86_400_000;

/**
 * The host's clock is asked once, so that one that jumps moves nothing. `keep` runs before a move is to be seen, and
 * one that throws prevents it.
 */
export function demoClock(
  {
    kept = { movedMs: 0, shownAt: new Date(0) },
    keep = () => {},
  }: { kept?: KeptTime; keep?: (kept: KeptTime) => void } = {},
  { wall, elapsed }: HostTime = ofThisHost,
): DemoClock {
  const begun = wall();
  // Where the host's clock was set back meanwhile, this one goes on from what it has shown.
  const start = Math.max(begun + kept.movedMs, kept.shownAt.getTime());
  let movedMs = start - begun;
  let ahead = start - elapsed();
  const waiting = new Set<Timer>();
  let wakeUp: NodeJS.Timeout | undefined;

  const now = () => Math.floor(ahead + elapsed());

  function runWhatIsDue(): void {
    const due = [...waiting].filter((timer) => timer.due <= now()).sort((a, b) => a.due - b.due);
    try {
      // One may cancel another, and what they arm waits from now on.
      for (const timer of due) if (waiting.delete(timer)) timer.run();
    } finally {
      sleep();
    }
  }

  function sleep(): void {
    clearTimeout(wakeUp);
    if (waiting.size === 0) return;
    const first = Math.min(...[...waiting].map(({ due }) => due));
    wakeUp = setTimeout(runWhatIsDue, Math.min(Math.max(1, first - now()), longestWaitMs));
  }

  return {
    now: () => new Date(now()),
    monotonic: elapsed,
    after(ms, run) {
      const timer = { due: now() + Math.max(0, ms), run };
      waiting.add(timer);
      sleep();
      return () => {
        if (waiting.delete(timer)) sleep();
      };
    },
    moveTo(at) {
      const by = at.getTime() - now();
      if (!(by >= 0)) throw new RangeError('A clock does not go back.');
      keep({ movedMs: movedMs + by, shownAt: at });
      movedMs += by;
      ahead += by;
      runWhatIsDue();
    },
    moved: () => movedMs,
  };
}
