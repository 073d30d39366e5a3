import { once } from 'node:events';
import type { DemoClock } from '../demo-clock.ts';
import type { Insight } from '../insight.ts';
import type { Workspace } from '../slack/index.ts';
import { startTour } from '../tour/tour.ts';
import type { Playable } from './server/directory-shown.ts';
import { serve } from './server/http.ts';
import { live } from './server/live.ts';
import { type PageFiles, pageFiles } from './server/page-files.ts';
import { movedTime } from './server/time.ts';
import { traffic as trafficOf } from './server/traffic.ts';

export interface BrowserOptions {
  workspace: Workspace;
  /** Those whom one can be, the first first. */
  people: readonly Playable[];
  /** The one that workspace and app go by. */
  clock: DemoClock;
  /** 0 for any. */
  port: number;
  /** Where it is kept how far the tour has come; without it that is forgotten. */
  folder?: string;
  /** The page, where it is not built once from its sources. */
  page?: () => Promise<PageFiles>;
}

export interface Browser {
  /** `http://127.0.0.1:3400/`. */
  url: string;
  /** From now on the app can be asked. */
  begin(insight: Insight): void;
  stop(): Promise<void>;
}

/** Serves the workspace as a page, on this machine alone; throws CannotStart where the port is not to be had. */
export async function startBrowser(options: BrowserOptions): Promise<Browser> {
  const { workspace, people, clock, port, folder, page = builtOnce(pageFiles) } = options;
  const tour = await startTour(workspace, folder === undefined ? {} : { folder });
  const served = await serve(port, workspace, page).catch(async (error: unknown) => {
    await tour.stop();
    throw error;
  });
  const time = movedTime(clock, workspace);
  const traffic = trafficOf(workspace, () => clock.now());
  const windows = live(served, workspace, people, { time, traffic, tour }, page);
  return {
    url: `http://127.0.0.1:${served.port}/`,
    begin(insight) {
      time.begin(insight);
      windows.begin(insight);
    },
    async stop() {
      windows.stop();
      time.stop();
      traffic.stop();
      const closed = once(served.server, 'close');
      served.server.close();
      served.server.closeAllConnections();
      await Promise.all([closed, tour.stop()]);
    },
  };
}

/** Begins with the first who asks, and answers the same to all. */
function builtOnce(build: () => Promise<PageFiles>): () => Promise<PageFiles> {
  let built: Promise<PageFiles> | undefined;
  return () => {
    built ??= build();
    return built;
  };
}
