import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Browser, startBrowser } from '../../../local/browser/index.ts';
import { type PageFiles, pageFiles } from '../../../local/browser/server/page-files.ts';
import type { DemoClock } from '../../../local/demo-clock.ts';
import { keptIn } from '../../../local/kept.ts';
import { keptClock } from '../../../local/kept-clock.ts';
import { startMongo } from '../../../local/mongo/index.ts';
import { samplePeople, sampleWorkspace } from '../../../local/sample-workspace.ts';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { readManifest } from '../../../src/config/manifest.ts';
import { insight } from '../../../src/insight.ts';
import { main } from '../../../src/main.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';

export interface Running {
  /** `http://127.0.0.1:40123/`. */
  readonly url: string;
  workspace: Workspace;
  clock: DemoClock;
  /** Serves the page, until it hangs. */
  serve(port: number): Promise<void>;
  hang(): Promise<void>;
  stop(): Promise<void>;
}

const manifest = readManifest(readFileSync('manifest.yml', 'utf8'));
const noPace = {
  channelMs: 0,
  postsPerMinute: Number.POSITIVE_INFINITY,
  updatesPerMinute: Number.POSITIVE_INFINITY,
};
let page: Promise<PageFiles> | undefined;

/** All that `npm start` has, on this folder; the page is built once for all. */
export async function startAll(
  folder: string,
  { port = 0, startsAt }: { port?: number; startsAt?: Date } = {},
): Promise<Running> {
  page ??= pageFiles();
  const built = page;
  const wall = startsAt && { wall: () => startsAt.getTime(), elapsed: () => performance.now() };
  const clock = keptClock(join(folder, 'clock.json'), wall);
  const mongo = await startMongo({ folder: join(folder, 'store'), clock });
  const keep = keptIn(join(folder, 'slack'));
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, clock, keep, delivery: 'socket' });
  const { botToken, appToken } = sampleWorkspace.app;
  const organisation = sampleOrganisation();
  const desk = await main({
    slack: { botToken, apiUrl: workspace.apiUrl, transport: { kind: 'socket', appToken } },
    mongoUri: `${mongo.uri}casedesk`,
    keys: [{ id: 'test', bytes: new Uint8Array(32).fill(7) }],
    lookUpKeys: [{ id: 'test', bytes: new Uint8Array(32).fill(8) }],
    organisation,
    role: 'all',
    leaseSeconds: 60,
    tickSeconds: 5,
    clock,
    log: pino({ level: 'silent' }),
    newId: randomUUID,
    // Nothing falls due unless the clock is moved, and then it is done at once.
    ask: () => async () => async () => undefined,
    pace: noPace,
  });
  let browser: Browser | undefined;
  const serve = async (at: number) => {
    browser = await startBrowser({
      workspace,
      people: samplePeople,
      clock,
      port: at,
      folder,
      page: () => built,
    });
    browser.begin(insight(desk, { organisation, now: () => clock.now() }));
  };
  await serve(port);
  return {
    get url() {
      return browser?.url ?? '';
    },
    workspace,
    clock,
    serve,
    hang: async () => browser?.stop(),
    async stop() {
      await browser?.stop();
      await desk.stop();
      await workspace.stop();
      clock.stop();
      await mongo.stop();
    },
  };
}
