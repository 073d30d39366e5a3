import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CannotStart, codeOf } from './cannot-start.ts';
import { type DemoClock, demoClock, type HostTime, type KeptTime } from './demo-clock.ts';

const keepEveryMs = 10_000;

const keptTime = z.strictObject({
  movedMs: z.int().min(0),
  shownAt: z.iso.datetime().transform((text) => new Date(text)),
});

export interface KeptClock extends DemoClock {
  /** Keeps what it shows a last time. */
  stop(): void;
}

/** The clock that a file remembers, so that after a restart it is never earlier than it was. */
export function keptClock(file: string, host?: HostTime): KeptClock {
  const kept = read(file);
  const keep = (time: KeptTime) => {
    try {
      writeFileSync(`${file}.new`, `${JSON.stringify(time)}\n`, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    } catch (error) {
      throw new Error(
        `The clock stays, for its move cannot be kept (${codeOf(error)}). Make room for ${file}, or make it writable.`,
      );
    }
  };
  const clock = demoClock({ keep, ...(kept && { kept }) }, host);
  // A disk that is full is no reason to end; a move says so.
  const keepNow = () => {
    try {
      keep({ movedMs: clock.moved(), shownAt: clock.now() });
    } catch {}
  };
  const keeping = setInterval(keepNow, keepEveryMs).unref();
  return {
    ...clock,
    stop() {
      clearInterval(keeping);
      keepNow();
    },
  };
}

function read(file: string): KeptTime | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // What is wrong with the folder itself, the store tells.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw new CannotStart(
      `the clock in ${file} cannot be read (${codeOf(error)})`,
      'Make it readable',
      'folder',
    );
  }
  const time = keptTime.safeParse(parsed(text));
  if (time.success) return time.data;
  throw new CannotStart(
    `the clock in ${file} is damaged, and was left as it is`,
    'Begin anew with npm start -- --fresh',
    'folder',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
