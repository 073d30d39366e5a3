import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace, type Workspace } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';
import { hostClock } from '../../src/ops/clock.ts';
import { type Broken, broken } from './processes/process.ts';
import { proxyTo, type StoreProxy } from './proxy.ts';
import { caseDesk, key } from './systems/case-desk.ts';
import type { OpenSystem, System } from './systems/system.ts';

/** Production's intervals, scaled down: LEASE is 60 s there, and a tick 5. */
export const leaseMs = 3_000;
export const tickMs = 250;

const manifest = readManifest(readFileSync('manifest.yml', 'utf8'));

/** What a system runs on, all of it to be broken: Slack, a store behind a proxy, the time of day, its own processes. */
export interface Stage {
  workspace: Workspace;
  mongo: LocalMongo;
  proxy: StoreProxy;
  /** Past the proxy, as whoever books sees it. */
  system: System;
  now(): number;
  /** Moves the day for everybody: Slack, the store, and the workers that are started from then on. */
  moveTo(at: string): void;
  workers: Map<string, Broken>;
  /** Starts a worker, in place of the one of that name, its clock this much ahead; resolves once it is ready. */
  start(name: string, options?: { aheadMs?: number }): Promise<Broken>;
  worker(name: string): Broken;
  /** The store answers as a member does that is primary no more, until `stepUp`. */
  stepDown(): void;
  /** Tells how many commands were refused meanwhile. */
  stepUp(): number;
  /** Starts whoever has died. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export const names = ['one', 'two'] as const;
const zones: Record<string, string> = { one: 'Europe/London', two: 'America/St_Johns' };
let serial = 0;

/** Sets up everything but the workers, which run `file`. */
export async function setUp(file: string, open: OpenSystem = caseDesk): Promise<Stage> {
  let movedMs = 0;
  const now = () => Date.now() + movedMs;
  const host = hostClock();
  const clock = { now: () => new Date(now()), after: host.after, monotonic: host.monotonic };
  let isPrimary = true;
  let refused = 0;
  const mongo = await startMongo({
    clock,
    fault() {
      if (!isPrimary) refused += 1;
      return isPrimary ? 'pass' : 'not-primary';
    },
  });
  const proxy = await proxyTo(mongo.port);
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, clock, delivery: 'socket' });
  const database = `harness-${++serial}`;
  const system = await open(`mongodb://127.0.0.1:${mongo.port}/${database}`, clock);

  const workers = new Map<string, Broken>();
  const env = {
    NODE_ENV: 'production',
    SLACK_API_URL: workspace.apiUrl,
    SLACK_BOT_TOKEN: sampleWorkspace.app.botToken,
    SLACK_APP_TOKEN: sampleWorkspace.app.appToken,
    MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/${database}`,
    CASEDESK_KEYS: `${key.id}:${Buffer.from(key.bytes).toString('base64')}`,
    CASEDESK_LOOK_UP_KEYS: `${key.id}:${Buffer.from(key.bytes).toString('base64')}`,
  };
  const timing = { leaseSeconds: leaseMs / 1_000, tickSeconds: tickMs / 1_000 };
  const stage: Stage = {
    workspace,
    mongo,
    proxy,
    system,
    now,
    moveTo(at) {
      movedMs = new Date(at).getTime() - Date.now();
    },
    workers,
    async start(name, { aheadMs = 0 } = {}) {
      const options = { ...timing, aheadMs: movedMs + aheadMs };
      const worker = broken(name, file, { ...env, TZ: zones[name] ?? 'UTC' }, options);
      workers.set(name, worker);
      await worker.ready;
      return worker;
    },
    worker(name) {
      const worker = workers.get(name);
      if (!worker) throw new Error(`There is no worker ${name}.`);
      return worker;
    },
    stepDown() {
      isPrimary = false;
    },
    stepUp() {
      isPrimary = true;
      const count = refused;
      refused = 0;
      return count;
    },
    async revive() {
      const dead = [...workers.values()].filter((worker) => !worker.isAlive());
      await Promise.all(dead.map(({ name }) => stage.start(name)));
    },
    async stop() {
      proxy.heal();
      for (const worker of workers.values()) {
        worker.signal('SIGKILL');
        worker.signal('SIGCONT');
      }
      await Promise.all([...workers.values()].map(({ ended }) => ended));
      await system.close();
      await workspace.stop();
      await proxy.stop();
      await mongo.stop();
    },
  };
  return stage;
}

/** Looks again and again, for real time passes in other processes; tells whether it came to be so in time. */
export async function comesTrue(is: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; await pause(20))
    if (await is()) return true;
  return is();
}
