import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach } from '@jest/globals';
import { pino } from 'pino';
import { type LocalMongo, type LocalMongoOptions, startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import {
  type Person,
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';
import type { Organisation } from '../../src/config/organisation.ts';
import { type CaseDesk, main, type Settings } from '../../src/main.ts';
import { HandClock } from './hand-clock.ts';
import { sampleOrganisation } from './sample-organisation.ts';
import { type Wire, wireTo } from './wire.ts';

export interface World {
  clock: HandClock;
  workspace: Workspace;
  desk: CaseDesk;
  mongo: LocalMongo | undefined;
  /** Every line logged, as parsed JSON. */
  log: Record<string, unknown>[];
  person(name: string): Person;
  /** Waits until nothing is under way in Slack or in CaseDesk. */
  settle(): Promise<void>;
  /** Lets time go by, timer by timer. */
  passes(time: { seconds?: number; minutes?: number; hours?: number; days?: number }): Promise<void>;
  /** Stops CaseDesk, unless it has been killed, and starts it again on the same store and workspace. */
  restart(change?: Partial<Settings>): Promise<void>;
  /** Starts one more CaseDesk on the same store and workspace. */
  another(change?: Partial<Settings>): Promise<CaseDesk>;
  /** From this instant nothing that CaseDesk does reaches anybody. Only in a world that is `killable`. */
  kill(): void;
  isDead: boolean;
  stop(): Promise<void>;
}

export interface WorldOptions {
  transport?: 'socket' | 'http';
  now?: string;
  settings?: Partial<Settings>;
  workspace?: Partial<WorkspaceOptions>;
  /** A mongo of its own, with faults; otherwise the one of the test file, or TEST_MONGODB_URI's. */
  mongo?: LocalMongoOptions;
  /** A server that stands already, and that the test stops. */
  mongoUri?: string;
  /** The name of the database; otherwise a new one. */
  database?: string;
  /** Over HTTP, with a wire to everything that CaseDesk talks to. */
  killable?: true;
  organisation?: (sample: Organisation) => Organisation;
  /** Problems that a test is about, and so may leave. */
  forgives?: boolean;
}

const manifest = readManifest(readFileSync('manifest.yml', 'utf8'));
const noPace = {
  channelMs: 0,
  postsPerMinute: Number.POSITIVE_INFINITY,
  updatesPerMinute: Number.POSITIVE_INFINITY,
};
const open = new Set<World>();
const buried: Promise<void>[] = [];
let shared: LocalMongo | undefined;

/** The whole of CaseDesk on the local stand-ins, with a clock moved by hand. Everyone is from the sample organisation. */
export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const clock = new HandClock(options.now ?? '2026-11-23T10:00:00Z');
  const external = options.mongo ? undefined : (options.mongoUri ?? process.env.TEST_MONGODB_URI);
  const own = options.mongo && (await startMongo({ clock, ...options.mongo }));
  if (!own && !external) shared ??= await startMongo();
  const base = own?.uri ?? external ?? shared?.uri ?? '';
  const mongoUri = `${base.replace(/\/?$/, '/')}${options.database ?? `test-${randomUUID().slice(0, 8)}`}`;

  // Over HTTP unless asked for: a socket's pings make days of a clock moved by hand long.
  const transport = options.killable ? 'http' : (options.transport ?? 'http');
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest,
    clock,
    delivery: 'socket',
    ...options.workspace,
  });
  const { botToken, appToken, signingSecret } = sampleWorkspace.app;
  const log: World['log'] = [];
  const settings: Settings = {
    slack: {
      botToken,
      apiUrl: workspace.apiUrl,
      transport:
        transport === 'http' ? { kind: 'http', signingSecret, port: 0 } : { kind: 'socket', appToken },
    },
    mongoUri,
    keys: [{ id: 'test', bytes: new Uint8Array(32).fill(7) }],
    lookUpKeys: [{ id: 'test', bytes: new Uint8Array(32).fill(8) }],
    organisation: (options.organisation ?? ((it) => it))(sampleOrganisation()),
    role: 'all',
    leaseSeconds: 60,
    tickSeconds: 900,
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(JSON.parse(line)) }),
    newId: randomUUID,
    ask: () => async () => async () => undefined,
    pace: noPace,
    ...options.settings,
  };

  let wires: Wire[] = [];
  let dies = () => {};
  let died = new Promise<void>(() => {});
  const others: CaseDesk[] = [];
  const begin = async (change: Partial<Settings> = {}) => {
    const own: Wire[] = [];
    const wired = async (address: string): Promise<string> => {
      if (!options.killable) return address;
      const url = new URL(address);
      const wire = await wireTo(Number(url.port));
      own.push(wire);
      url.port = String(wire.port);
      return url.href;
    };
    const desk = await main({
      ...settings,
      mongoUri: await wired(mongoUri),
      slack: { ...settings.slack, apiUrl: await wired(workspace.apiUrl) },
      ...change,
    });
    if (desk.port) workspace.deliverTo(await wired(`http://127.0.0.1:${desk.port}/slack/events`));
    wires = own;
    died = new Promise((resolve) => {
      dies = resolve;
    });
    return desk;
  };

  const world: World = {
    clock,
    workspace,
    desk: await begin(),
    mongo: own,
    log,
    person: (name) => workspace.person(name),
    async settle() {
      for (let calm = 0; calm < 2; ) {
        const before = workspace.calls.length;
        await workspace.quiet();
        await Promise.race([died, Promise.all([world.desk, ...others].map((desk) => desk.idle()))]);
        await new Promise((resolve) => setImmediate(resolve));
        calm = workspace.calls.length === before ? calm + 1 : 0;
      }
    },
    async passes({ seconds = 0, minutes = 0, hours = 0, days = 0 }) {
      let left = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
      await world.settle();
      while (left > 0) {
        const step = Math.min(left, clock.untilNext ?? left);
        clock.advance(step);
        left -= step;
        await world.settle();
      }
    },
    async restart(change) {
      if (!world.isDead) {
        // What Slack has sent and nobody answers would be waited for until the clock is moved.
        await world.settle();
        await world.desk.stop();
      }
      world.desk = await begin(change);
      world.isDead = false;
      await Promise.race([died, world.desk.ticker.idle()]);
    },
    async another(change) {
      const desk = await begin(change);
      others.push(desk);
      return desk;
    },
    isDead: false,
    kill() {
      if (world.isDead || !options.killable) return;
      world.isDead = true;
      for (const wire of wires) wire.cut();
      dies();
      // What it still tries in vain takes seconds: nobody waits for it before the end.
      buried.push(world.desk.stop().catch(() => undefined));
    },
    async stop() {
      open.delete(world);
      await Promise.all([...others, ...(world.isDead ? [] : [world.desk])].map((desk) => desk.stop()));
      await workspace.stop();
      for (const wire of wires) wire.cut();
      await own?.stop();
    },
  };
  open.add(world);
  await world.desk.ticker.idle();
  if (options.forgives) forgiven.add(world);
  return world;
}

const forgiven = new Set<World>();

afterEach(async () => {
  const worlds = [...open];
  const problems = worlds.flatMap((world) => (forgiven.has(world) ? [] : problemsOf(world)));
  for (const world of worlds) await world.stop();
  if (problems.length) throw new Error(`Slack was not answered as it asks:\n${problems.join('\n')}`);
});

afterAll(async () => {
  await Promise.all(buried);
  await shared?.stop();
});

/** Everything that went over the wire and into the log, for finding out why a story did not go on. */
export const dump = ({ log, workspace }: World): string =>
  [...log.map((line) => JSON.stringify(line)), ...workspace.calls.map((call) => JSON.stringify(call))].join(
    '\n',
  );

/** Late, missing and doubled answers to Slack; Bolt itself notices the doubled ones. */
function problemsOf({ workspace, log }: World): string[] {
  const twice = log.filter(({ msg }) => String(msg).includes('acked twice')).map(({ msg }) => String(msg));
  return [...workspace.problems(), ...twice];
}
