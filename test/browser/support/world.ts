import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { startBrowser } from '../../../local/browser/index.ts';
import { type PageFiles, pageFiles } from '../../../local/browser/server/page-files.ts';
import type { DemoClock } from '../../../local/demo-clock.ts';
import { keptIn } from '../../../local/kept.ts';
import { keptClock } from '../../../local/kept-clock.ts';
import { startMongo } from '../../../local/mongo/index.ts';
import { samplePeople, sampleWorkspace } from '../../../local/sample-workspace.ts';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { agendaTicks } from '../../../scheduler/agenda-ticks.ts';
import { readManifest } from '../../../src/config/manifest.ts';
import { insight } from '../../../src/insight.ts';
import { main } from '../../../src/main.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import { browser } from './browser.ts';
import { guarded } from './guard.ts';
import { Window } from './window.ts';

export interface BrowserWorld {
  /** `http://127.0.0.1:40123/`. */
  url: string;
  workspace: Workspace;
  clock: DemoClock;
  /** A window of a person's, or the one in which one picks somebody. */
  window(as?: string, how?: WindowOptions): Promise<Window>;
  /** Only what serves the page stops, and is served at the same port again. */
  outage(): Promise<{ over(): Promise<void> }>;
  /** All of it stops, and starts again on the same folder and port. */
  restart(): Promise<void>;
}

export interface WindowOptions {
  width?: number;
  height?: number;
  colours?: 'light' | 'dark';
  /** Where it opens, below the person: a conversation's id. */
  at?: string;
}

interface Running {
  workspace: Workspace;
  clock: DemoClock;
  url: string;
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
const endings: (() => Promise<string[]>)[] = [];

/** CaseDesk, its workspace and the page, all in this process, as `npm start` has them; people look through Chromium. */
export async function aBrowserWorld(): Promise<BrowserWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'casedesk-browser-'));
  let running = await start(folder, 0);
  const port = Number(new URL(running.url).port);
  const windows: { whose: string; page: Page; wrong: string[] }[] = [];
  endings.push(async () => {
    await Promise.all(windows.map(({ whose, page }, at) => leave(page, `${at + 1}-${whose}`)));
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
    return [...windows.flatMap(({ wrong }) => wrong), ...running.workspace.problems()];
  });
  return {
    get url() {
      return running.url;
    },
    get workspace() {
      return running.workspace;
    },
    get clock() {
      return running.clock;
    },
    async window(as, { width = 1280, height = 800, colours = 'light', at } = {}) {
      const context = await (await browser()).newContext({
        viewport: { width, height },
        colorScheme: colours,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(10_000);
      const { wrong, forgives } = guarded(context, as ?? 'nobody');
      const path = as === undefined ? '' : `as/${as}${at ? `/${at}` : ''}`;
      const opened = await context.newPage();
      windows.push({ whose: as ?? 'nobody', page: opened, wrong });
      await opened.goto(running.url + path);
      return new Window(opened, forgives);
    },
    async outage() {
      await running.hang();
      return { over: () => running.serve(port) };
    },
    async restart() {
      await running.stop();
      running = await start(folder, port);
    },
  };
}

async function start(folder: string, port: number): Promise<Running> {
  page ??= pageFiles();
  const built = page;
  const clock = keptClock(join(folder, 'clock.json'));
  const mongo = await startMongo({ folder: join(folder, 'store'), clock });
  const keep = keptIn(join(folder, 'slack'));
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, clock, keep, delivery: 'socket' });
  const { botToken, appToken } = sampleWorkspace.app;
  const organisation = sampleOrganisation();
  const log = pino({ level: 'silent' });
  const desk = await main({
    slack: { botToken, apiUrl: workspace.apiUrl, transport: { kind: 'socket', appToken } },
    mongoUri: `${mongo.uri}casedesk`,
    keys: [{ id: 'test', bytes: new Uint8Array(32).fill(7) }],
    organisation,
    role: 'all',
    leaseSeconds: 60,
    tickSeconds: 5,
    clock,
    log,
    newId: randomUUID,
    ask: (store) => agendaTicks(store.connection, log),
    pace: noPace,
  });
  const told = insight(desk, { organisation, now: () => clock.now() });
  let served: Awaited<ReturnType<typeof startBrowser>> | undefined;
  const running: Running = {
    workspace,
    clock,
    url: '',
    async serve(at) {
      served = await startBrowser({
        workspace,
        people: samplePeople,
        clock,
        port: at,
        folder,
        page: () => built,
      });
      served.begin(told);
      running.url = served.url;
    },
    hang: async () => served?.stop(),
    async stop() {
      await served?.stop();
      await desk.stop();
      await workspace.stop();
      clock.stop();
      await mongo.stop();
    },
  };
  await running.serve(port);
  return running;
}

/** `PICTURES=/tmp/pictures` keeps what each window showed last. */
async function leave(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

afterEach(async () => {
  const wrong: string[] = [];
  for (const end of endings.splice(0)) wrong.push(...(await end()));
  if (wrong.length) throw new Error(`What must not be:\n${wrong.join('\n')}`);
});
