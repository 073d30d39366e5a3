import type { Job, JobDeps } from './job.ts';

const stillFor = 3;

/** Asks for ticks from outside; `agendaTicks` in production. Gives back how to stop asking. */
export type AskForTicks = (
  jobs: readonly { name: string; everySeconds: number }[],
  tick: (name: string) => Promise<void>,
) => Promise<() => Promise<void>>;

export interface Ticker {
  /** Runs one job now, unless it is running already. Never throws. */
  tick(name: string): Promise<void>;
  start(): Promise<void>;
  /** When it last looked at every heartbeat, on the monotonic clock. */
  progressedAt(): number;
  /** Resolves once no job is running and no heartbeat is being looked at. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs jobs when asked, and moves a heartbeat each time. Nothing depends on the asking: a job runs at start, and
 * whenever this process has seen its heartbeat unmoved for three ticks on its monotonic clock (reliability, rule 14).
 */
export function ticker(deps: JobDeps, jobs: readonly Job[], ask: AskForTicks): Ticker {
  const { clock, workers, log, tickSeconds } = deps;
  const running = new Map<string, Promise<void>>();
  const seen = new Map<string, { count: number; since: number }>();
  const everyOf = ({ everySeconds }: Job) => everySeconds ?? tickSeconds;
  let stopAsking: (() => Promise<void>) | undefined;
  let cancelWatch: (() => void) | undefined;
  let watching: Promise<void> | undefined;
  let stopped = false;
  let progressedAt = clock.monotonic();

  function tick(name: string): Promise<void> {
    const job = jobs.find((it) => it.name === name);
    if (!job || stopped) return Promise.resolve();
    const under = running.get(name);
    if (under) return under;
    const run = (async () => {
      try {
        if (!job.everywhere) await workers.beat(name);
        await job.run(deps, clock.now());
      } catch (error) {
        log.warn({ err: error, job: name }, 'a tick did not finish; the next one does what is due');
      } finally {
        running.delete(name);
      }
    })();
    running.set(name, run);
    return run;
  }

  const asked = jobs.filter(({ everywhere }) => !everywhere);

  /** A store with too much to do may refuse: nothing depends on the asking, and it is tried again. */
  async function askForTicks(): Promise<void> {
    if (!asked.length || stopAsking) return;
    const wanted = asked.map((job) => ({ name: job.name, everySeconds: everyOf(job) }));
    stopAsking = await ask(wanted, tick).catch((error: unknown) => {
      log.warn({ err: error }, 'ticks could not be asked for; they are again at the next look');
      return undefined;
    });
    if (stopped) await stopAsking?.();
  }

  /** Looks at every heartbeat once a tick, and stands in where one has stopped. */
  async function watch(): Promise<void> {
    await askForTicks();
    for (const job of jobs) {
      if (job.everywhere) {
        await tick(job.name);
        continue;
      }
      const count = await workers.heartbeat(job.name).catch(() => undefined);
      if (count === undefined) continue;
      const before = seen.get(job.name);
      if (before?.count !== count) seen.set(job.name, { count, since: clock.monotonic() });
      // Not waited for: a sweep that keeps Slack's pace may take minutes, and the next look must not.
      else if (clock.monotonic() - before.since >= stillFor * everyOf(job) * 1_000) void tick(job.name);
    }
    progressedAt = clock.monotonic();
  }

  function watchAgain(): void {
    cancelWatch = clock.after(tickSeconds * 1_000, () => {
      watching = watch().finally(() => {
        watching = undefined;
        if (!stopped) watchAgain();
      });
    });
  }

  function disarm(): void {
    for (const cancel of deps.armed.values()) cancel();
    deps.armed.clear();
  }

  return {
    tick,
    async start() {
      for (const { name, everywhere } of jobs) if (everywhere) await tick(name);
      // Not waited for: at Slack's pace a backlog takes minutes, and people are served meanwhile.
      for (const { name } of asked) void tick(name);
      await askForTicks();
      watchAgain();
    },
    progressedAt: () => progressedAt,
    async idle() {
      while (watching || running.size) await Promise.allSettled([watching, ...running.values()]);
    },
    async stop() {
      stopped = true;
      cancelWatch?.();
      disarm();
      await stopAsking?.().catch((error: unknown) => log.warn({ err: error }, 'the asking did not stop'));
      await Promise.allSettled([watching, ...running.values()]);
      // Last, for a job that was under way may have armed some more.
      disarm();
    },
  };
}
