import type { Readable, Writable } from 'node:stream';
import type { DemoClock } from './demo-clock.ts';
import type { Insight } from './insight.ts';
import { hasScreen, openPage } from './open-page.ts';
import { samplePeople } from './sample-workspace.ts';
import type { Workspace } from './slack/index.ts';

/** What a person looks at. */
export interface Screen {
  /** Once the app stands; in the terminal, until the person leaves. */
  show(insight: Insight, leave: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface ScreenOptions {
  clock: DemoClock;
  folder: string;
  /** Where the page is served, or that there is a terminal instead. */
  shows: { port: number; opens: boolean } | 'in the terminal';
  input: Readable;
  output: Writable;
}

export const startScreen = (workspace: Workspace, options: ScreenOptions): Promise<Screen> =>
  options.shows === 'in the terminal'
    ? inTerminal(workspace, options)
    : inBrowser(workspace, { ...options, ...options.shows });

async function inTerminal(workspace: Workspace, options: ScreenOptions): Promise<Screen> {
  const { terminal } = await import('./terminal/index.ts');
  return {
    show: (_insight, leave) => terminal(workspace, samplePeople, options, leave),
    stop: async () => undefined,
  };
}

async function inBrowser(
  workspace: Workspace,
  { clock, folder, port, opens, output }: ScreenOptions & { port: number; opens: boolean },
): Promise<Screen> {
  const { startBrowser } = await import('./browser/index.ts');
  const { url, begin, stop } = await startBrowser({ workspace, people: samplePeople, clock, port, folder });
  let isShown = false;
  return {
    async show(insight) {
      begin(insight);
      isShown = true;
      output.write(
        `CaseDesk runs at ${url}
It is a local workspace with a sample organisation: nothing leaves this machine, and what you do is kept in ${folder}.
Ctrl+C stops it, npm start goes on from there, and npm start -- --fresh begins anew.
`,
      );
      const isWatched = 'isTTY' in output && output.isTTY === true;
      if (opens && hasScreen({ env: process.env, platform: process.platform, isWatched }))
        await openPage(url);
    },
    async stop() {
      await stop();
      if (isShown)
        output.write(
          `CaseDesk has stopped. What you did is kept in ${folder}: npm start goes on from there.\n`,
        );
    },
  };
}
