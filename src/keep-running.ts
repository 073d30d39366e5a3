import { failureExit } from './cannot-start.ts';
import type { CaseDesk } from './main.ts';
import type { Log } from './ops/log.ts';

const drainMs = 10_000;

export interface Process {
  /** Set once `main` is under way: a stop meanwhile lets it come up first, so that nothing is left undrained. */
  starting: Promise<CaseDesk> | undefined;
  desk: CaseDesk | undefined;
  /** What closes after the desk, in this order. */
  closing: (() => Promise<void>)[];
  stop(): Promise<void>;
}

/** Stops on a signal, once: drains, closes and exits. What goes wrong unseen ends the process, told without payloads. */
export function keepRunning(log: Log): Process {
  let stopping: Promise<void> | undefined;
  const running: Process = {
    starting: undefined,
    desk: undefined,
    closing: [],
    stop() {
      stopping ??= (async () => {
        log.info({}, 'stopping: finishing what is in flight');
        setTimeout(
          () => leave(failureExit, 'CaseDesk could not finish what was in flight.'),
          drainMs,
        ).unref();
        // A start that fails ends the process by itself.
        await running.starting?.then((desk) => desk.stop());
        for (const close of running.closing) await close();
        process.exit(0);
      })();
      return stopping;
    },
  };
  // Where whoever read it has gone, what is written is lost, and nothing else.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop());
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'CaseDesk ends: nobody caught an error');
    leave(failureExit, `CaseDesk ends: nobody caught an error (${error.name}).`);
  });
  return running;
}

/** Ends the process, with the reason in a sentence on standard error. */
export function leave(exit: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exit);
}
