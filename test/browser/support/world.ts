import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { type Running, startAll } from './start-all.ts';
import type { Window } from './window.ts';
import { aWindow, type WindowOptions } from './windows.ts';

export interface BrowserWorld {
  readonly running: Running;
  /** A window of a person's, or the one in which one picks somebody. */
  window(as?: string, how?: WindowOptions): Promise<Window>;
  /** What serves the page stops, until it is over. */
  outage(): Promise<{ over(): Promise<void> }>;
  /** All of it stops, and starts again on the same folder and port. */
  restart(): Promise<void>;
}

const endings: (() => Promise<string[]>)[] = [];

/** CaseDesk, its workspace and the page, all in this process; people look through Chromium. */
export async function aBrowserWorld(options: { startsAt?: Date } = {}): Promise<BrowserWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'casedesk-browser-'));
  let running = await startAll(folder, options);
  const port = Number(new URL(running.url).port);
  endings.push(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
    return running.workspace.problems();
  });
  return {
    get running() {
      return running;
    },
    window: (as, how) => aWindow(running.url, as, how),
    async outage() {
      await running.hang();
      return { over: () => running.serve(port) };
    },
    async restart() {
      await running.stop();
      running = await startAll(folder, { port });
    },
  };
}

afterEach(async () => {
  const problems: string[] = [];
  for (const end of endings.splice(0)) problems.push(...(await end()));
  if (problems.length) throw new Error(`Slack was not answered as it asks:\n${problems.join('\n')}`);
});
