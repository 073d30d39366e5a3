import type { Readable, Writable } from 'node:stream';
import type { DemoClock } from './demo-clock.ts';
import type { Insight } from './insight.ts';
import { samplePeople } from './sample-workspace.ts';
import type { Workspace } from './slack/index.ts';

/** What a person looks at. */
export interface Screen {
  /** Once the app stands, until the person leaves. */
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

/** The workspace as a page in a browser, or in the terminal. */
export async function startScreen(workspace: Workspace, options: ScreenOptions): Promise<Screen> {
  const { terminal } = await import('./terminal/index.ts');
  return {
    show: (_insight, leave) => terminal(workspace, samplePeople, options, leave),
    stop: async () => undefined,
  };
}
