import { once } from 'node:events';
import type { Insight } from '../insight.ts';
import type { Workspace } from '../slack/index.ts';
import type { Playable } from './server/directory-shown.ts';
import { serve } from './server/http.ts';
import { live } from './server/live.ts';
import { type PageFiles, pageFiles } from './server/page-files.ts';
import type { Parts } from './server/parts.ts';

export interface BrowserOptions extends Parts {
  workspace: Workspace;
  /** Those whom one can be, the first first. */
  people: readonly Playable[];
  /** 0 for any. */
  port: number;
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
  const { workspace, people, time, traffic, tour } = options;
  const page = options.page ?? builtOnce(pageFiles);
  const served = await serve(options.port, workspace, page);
  const parts = { ...(time && { time }), ...(traffic && { traffic }), ...(tour && { tour }) };
  const windows = live(served, workspace, people, parts);
  return {
    url: `http://127.0.0.1:${served.port}/`,
    begin: (insight) => windows.begin(insight),
    async stop() {
      windows.stop();
      const closed = once(served.server, 'close');
      served.server.close();
      served.server.closeAllConnections();
      await closed;
    },
  };
}

/** Begins at once, and answers the same to all. */
function builtOnce(build: () => Promise<PageFiles>): () => Promise<PageFiles> {
  const built = build();
  built.catch(() => undefined);
  return () => built;
}
